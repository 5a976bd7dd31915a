"""Chapter with the investment plan: gates, what to build, and who does what when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from polysight.report.binding import Numbers
from polysight.report.blocks import Block, Grid, Runs, Words
from polysight.report.chapters.choices import best_place, least_needed, worst_of
from polysight.report.chapters.finding import Finding, finite, key_at
from polysight.report.chapters.outlook_claims import (
    GLUT_LIMIT,
    LIKELY,
    MEDIAN,
    element,
    last_year,
    least_cover,
    load,
    odds,
    price,
    told,
)
from polysight.report.prose import Name, Writer
from polysight.report.references import source_line
from polysight.study.result import Number

STEPS = ("watch", "prepare", "decide", "build", "operate", "leave")


@dataclass(frozen=True, slots=True)
class Gate:
    """A condition for building.

    Parameters
    ----------
    name : str
        Key of its words.
    stands : bool
        Whether the results meet it.
    result : Number
        What was found.
    limit : Number or None
        What it is held against; None where words tell it.
    """

    name: str
    stands: bool
    result: Number
    limit: Number | None = None


def gates(numbers: Numbers) -> tuple[Gate, ...]:
    """Conditions that can be judged.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    tuple of Gate
        In the order in which they are told.
    """
    listed = (
        _price(numbers), _load(numbers), _odds(numbers), _value(numbers), _cover(numbers),
        _stress(numbers), _law(numbers),
    )  # fmt: skip
    return tuple(one for one in listed if one is not None)


def _price(numbers: Numbers) -> Gate | None:
    paid, least = price(numbers), least_needed(numbers)
    if paid is None or least is None:
        return None
    return Gate("price", paid.value >= least.value, paid, least)


def _load(numbers: Numbers) -> Gate | None:
    used, limit = load(numbers), numbers.found(GLUT_LIMIT)
    if used is None or limit is None:
        return None
    factor = numbers.evidence.units.factor(limit.unit, used.unit)
    return Gate("load", used.value >= limit.value * factor, used, limit)


def _odds(numbers: Numbers) -> Gate | None:
    glut = odds(numbers, "glut")
    return None if glut is None else Gate("odds", glut.value < LIKELY, glut)


def _value(numbers: Numbers) -> Gate | None:
    worth = best_place(numbers)
    return None if worth is None else Gate("value", worth.value >= 0.0, worth)


def _cover(numbers: Numbers) -> Gate | None:
    cover = least_cover(numbers)
    return None if cover is None else Gate("cover", cover.value >= 1.0, cover)


def _stress(numbers: Numbers) -> Gate | None:
    worst = worst_of(numbers, "investment.stress_npv")
    return None if worst is None else Gate("stress", worst.value >= 0.0, worst)


def _law(numbers: Numbers) -> Gate | None:
    best = best_place(numbers)
    if best is None:
        return None
    keys = (key_at(best, 0), key_at(best, 1))
    missed = element(numbers, "investment.place_missed", *keys)
    return None if missed is None else Gate("law", missed.value == 0.0, missed)


def verdict(found: tuple[Gate, ...]) -> str:
    """Key of the conclusion.

    Parameters
    ----------
    found : tuple of Gate
        The gates.

    Returns
    -------
    str
        ``build`` where every gate stands open, ``wait`` where the project itself or the price
        shuts one, ``prepare`` between.
    """
    shut = {one.name for one in found if not one.stands}
    if not shut:
        return "build"
    return "wait" if shut & {"price", "value"} else "prepare"


def opening(numbers: Numbers) -> Finding | None:
    """First year whose median price sustains the best project.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim; that no simulated year does.
    """
    least = least_needed(numbers)
    years = numbers.keys("market.forecast.price", "year")
    if least is None or not years:
        return None
    for year in years:
        paid = element(numbers, "market.forecast.price", "CN", year, MEDIAN)
        if paid is not None and paid.value >= least.value:
            return told("plan.opens", True, year=year, price=paid, least=least)
    return told("plan.opens_never", True, least=least, price=price(numbers), year=years[-1])


def subject(numbers: Numbers) -> Finding | None:
    """What would be built if anything were.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim.
    """
    best = best_place(numbers)
    sizes = finite(numbers, "investment.size_npv")
    if best is None or not sizes:
        return None
    size = max(sizes, key=lambda one: one.value)
    key = key_at(size, 0)
    return told(
        "plan.subject", True, route=Name("routes", key_at(best, 1)),
        place=Name("regions", key_at(best, 0)), worth=best,
        size=element(numbers, "investment.size_capacity", key),
        capital=element(numbers, "investment.size_capital", key),
        total=element(numbers, "investment.total_investment"),
    )  # fmt: skip


def plan(writer: Writer) -> Iterator[Block]:
    """The investment plan.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        The conclusion, the gates, when they could open, what to build, and the steps.
    """
    numbers = writer.numbers
    found = gates(numbers)
    if not found:
        yield writer.say("plan.none", "note")
        return
    shut = [one.name for one in found if not one.stands]
    year = last_year(numbers)
    named = (writer.words(f"plan_gate.{one}").format(year=year) for one in shut)
    names = writer.listed(named)
    yield writer.say(f"plan.{verdict(found)}", "lead", **({"names": names} if shut else {}))
    yield _table(writer, found)
    for one in (opening(numbers), subject(numbers)):
        if one is not None:
            yield writer.say(one.key, "body", **dict(one.values))
    yield _steps(writer, verdict(found))
    yield writer.say("plan.doubt", "note")


def _table(writer: Writer, found: tuple[Gate, ...]) -> Grid:
    rows: list[tuple[Runs, ...]] = []
    year = last_year(writer.numbers)
    for one in found:
        limit: Runs = (Words(writer.words(f"plan_limit.{one.name}")),)
        if one.limit is not None:
            limit = (*limit, Words(" "), writer.cite(one.limit))
        state = "open" if one.stands else "shut"
        name = writer.words(f"plan_gate.{one.name}").format(year=year)
        cells: tuple[Runs, ...] = ((writer.cite(one.result),), limit)
        rows.append(((Words(name),), *cells, (Words(writer.words(f"plan_state.{state}")),)))
    head = tuple(writer.words(f"plan_head.{one}") for one in ("gate", "result", "limit", "state"))
    ids = [one.id for gate in found for one in (gate.result, gate.limit) if one is not None]
    note: Runs = (Words(source_line(writer, ids, told=ids)),)
    title = writer.words("table.gates")
    return Grid(title, head, tuple(rows), note, (2, 3), (0.38, 0.2, 0.28, 0.14))


def _steps(writer: Writer, state: str) -> Grid:
    """Who does what, and on which condition the next step is taken."""
    reached = {"wait": ("watch",), "prepare": ("watch", "prepare"), "build": STEPS[:3]}[state]
    rows: list[tuple[Runs, ...]] = []
    for step in STEPS:
        now = "now" if step in reached else "later"
        cells = [writer.words(f"plan_{part}.{step}") for part in ("step", "do", "who", "when")]
        rows.append(
            (*((Words(one),) for one in cells), (Words(writer.words(f"plan_state.{now}")),))
        )
    heads = ("step", "do", "who", "when", "state")
    head = tuple(writer.words(f"plan_head.{one}") for one in heads)
    widths = (0.14, 0.34, 0.16, 0.24, 0.12)
    return Grid(writer.words("table.steps"), head, tuple(rows), (), (1, 2, 3, 4), widths)
