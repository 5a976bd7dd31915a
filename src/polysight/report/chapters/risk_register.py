"""The register of risks: likelihood and effect from the draws, owner, response, trigger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from polysight.report.binding import Numbers
from polysight.report.blocks import Block, Grid, Runs, Words
from polysight.report.chapters.finding import key_at
from polysight.report.chapters.outlook_claims import (
    CHINA,
    HIGH,
    LOW,
    MEDIAN,
    closing_cost,
    element,
    failing,
    last_year,
    least_cover,
    load,
    odds,
    price,
)
from polysight.report.chapters.tables import Row, found, matrix
from polysight.report.prose import Writer
from polysight.report.references import source_line
from polysight.study.result import Number

SENSITIVITY = "investment.sensitivity"
TOGETHER, APART = "market.forecast.together", "market.forecast.apart"
STATE = "market.forecast.state_margin"
#: Things that cannot happen in one year, and tales of one thing: pairs within them say nothing.
WITHIN = ({"idle", "tight"}, {"under-median", "under-marginal", "loss"})
#: Units of a likelihood.
SHARES = ("1", "%")
Rated = tuple[str, Number | None, Number | None]


def rated(numbers: Numbers) -> tuple[Rated, ...]:
    """Risks with likelihood and effect, as far as the results tell them.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    tuple of (str, Number or None, Number or None)
        Name of the risk, likelihood and effect; risks without either are left out.
    """
    year = last_year(numbers)
    under = "market.forecast.under_cost"
    listed: tuple[Rated, ...] = (
        ("glut", odds(numbers, "glut"), load(numbers, LOW)),
        ("shortage", odds(numbers, "shortage"), price(numbers, HIGH)),
        ("price", element(numbers, under, "marginal", year), price(numbers, LOW, CHINA)),
        (
            "median",
            element(numbers, under, "median", year),
            element(numbers, "market.forecast.margin", year, LOW),
        ),
        ("limit", failing(numbers), closing_cost(numbers)),
        ("power", None, element(numbers, SENSITIVITY, "input:electricity", "0.1")),
        ("metal", None, element(numbers, SENSITIVITY, "input:silicon-metal", "0.1")),
        ("debt", None, least_cover(numbers)),
    )
    return tuple(one for one in listed if one[1] is not None or one[2] is not None)


def risks(writer: Writer) -> Iterator[Block]:
    """The register, and what happens when prices and output move together.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        The rule, the table, the combined effect and the doubt.
    """
    numbers = writer.numbers
    listed = rated(numbers)
    chances = [one for one in listed if one[1] is not None and one[1].unit in SHARES]
    if chances:
        name, chance, effect = max(chances, key=lambda one: one[1].value if one[1] else 0.0)
        told_name, caption_ = (writer.words(f"risk_{part}.{name}") for part in ("name", "effect"))
        if chance is not None and effect is not None:
            yield writer.say(
                "risk.likeliest", name=told_name, chance=chance, caption=caption_, effect=effect
            )
    rows: list[tuple[Runs, ...]] = []
    for name, chance, effect in listed:
        caption = Words(f"{writer.words(f'risk_effect.{name}')} ")
        rows.append(
            (
                (Words(writer.words(f"risk_name.{name}")),),
                _cell(writer, chance),
                (caption, *_cell(writer, effect)),
                *((Words(writer.words(f"risk_{part}.{name}")),) for part in ("who", "do", "when")),
            )
        )
    if rows:
        heads = ("risk", "chance", "effect", "owner", "response", "trigger")
        head = tuple(writer.words(f"head.{one}") for one in heads)
        ids = [one.id for _, *pair in listed for one in pair if one is not None]
        note: Runs = (Words(source_line(writer, ids, told=ids)),)
        title = writer.words("table.risk_register")
        widths = (0.17, 0.11, 0.22, 0.13, 0.22, 0.15)
        yield Grid(title, head, tuple(rows), note, (2, 3, 4, 5), widths)
    yield writer.say("risk.rule", "note")
    year = last_year(numbers)
    revenue = "market.forecast.revenue"
    low, median = (element(numbers, revenue, year, one) for one in (LOW, MEDIAN))
    margin = element(numbers, "market.forecast.margin", year, LOW)
    if low is not None and median is not None and margin is not None:
        yield writer.say("risk.together", year=year, low=low, median=median, margin=margin)
    yield from _jointly(writer)
    yield writer.say("risk.doubt", "note")


def pairs(numbers: Numbers) -> list[tuple[Number, Number]]:
    """Odds that two things happen in the last year, and what they would be apart.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    list of (Number, Number)
        One for each pair, from the pair that falls together most to that which keeps apart most;
        pairs that exclude each other or tell one thing are left out.
    """
    year = last_year(numbers)
    events = numbers.keys(TOGETHER, "event")
    found = []
    for one, other in combinations(events, 2):
        both, apart = (element(numbers, name, one, other, year) for name in (TOGETHER, APART))
        alike = any({one, other} <= group for group in WITHIN)
        if both is not None and apart is not None and not alike:
            found.append((both, apart))
    return sorted(found, key=lambda pair: pair[1].value - pair[0].value)


def _jointly(writer: Writer) -> Iterator[Block]:
    """What falls together in one year, what it costs, and the table of all pairs."""
    numbers = writer.numbers
    ordered = pairs(numbers)
    if not ordered:
        return
    year = last_year(numbers)
    for word, (both, apart) in (("most", ordered[0]), ("least", ordered[-1])):
        if (both.value > apart.value) == (word == "most"):
            first, second = (writer.words(f"event.{key_at(both, at)}") for at in (0, 1))
            yield writer.say(
                f"risk.{word}", year=year, first=first, second=second, both=both, apart=apart
            )
    margins = [element(numbers, STATE, one, year) for one in ("neither", "idle", "both")]
    neither, idle, both_ = margins
    if neither is not None and both_ is not None:
        word = "worse" if both_.value < neither.value else "no_worse"
        yield writer.say(f"risk.state_{word}", year=year, both=both_, neither=neither)
    if idle is not None and both_ is not None and idle.value > both_.value:
        yield writer.say("risk.state_idle", idle=idle)
    yield _matrix(writer, year)


def _matrix(writer: Writer, year: str) -> Grid:
    numbers = writer.numbers
    events = numbers.keys(TOGETHER, "event")
    rows: list[Row] = [
        (
            writer.words(f"event.{one}"),
            [
                found(writer, TOGETHER, one, other, year) if at <= place else None
                for place, other in enumerate(events)
            ],
        )
        for at, one in enumerate(events)
    ]
    heads = [writer.words("head.event"), *(writer.words(f"event.{one}") for one in events)]
    grid = matrix(writer, "joint_odds", heads, rows)
    return replace(grid, caption=f"{grid.caption}{writer.words('word.gap')}{year}")


def _cell(writer: Writer, one: Number | None) -> Runs:
    return (Words(writer.words("word.none")),) if one is None else (writer.cite(one),)
