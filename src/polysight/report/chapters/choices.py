"""Chapter about the reference project made otherwise: scale, place and route, stresses, shocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from polysight.report.binding import Numbers
from polysight.report.blocks import Block, Grid, Runs, Words
from polysight.report.chapters.finding import Finding, finite, key_at
from polysight.report.chapters.outlook_claims import element, told
from polysight.report.chapters.tables import Row, found, matrix
from polysight.report.prose import Name, Writer
from polysight.report.references import source_line
from polysight.study.project_shock_file import shocks
from polysight.study.project_stress import stresses
from polysight.study.result import Number
from polysight.study.scenario import Wording

INVEST = "investment."
#: Arrays without which the chapter has nothing to tell.
NEEDED = (f"{INVEST}size_npv", f"{INVEST}place_npv")
SIZED = ("capacity", "capital", "break_even", "least_price", "npv", "irr")
PLACED = ("npv", "irr", "least_price")
PLANNED, TOGETHER = "planned", "together"
#: Number of the chapter before, whose marks are not told again.
VALUE = "investment.npv[after-tax]"
#: Change of value under joint stress, over the sum, within which both are the same.
NEAR = 0.01


def best_place(numbers: Numbers) -> Number | None:
    """Highest value among places and routes.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Number or None
        The value; its keys name place and route.
    """
    return max(finite(numbers, f"{INVEST}place_npv"), key=_value, default=None)


def least_needed(numbers: Numbers) -> Number | None:
    """Lowest price needed among places and routes.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Number or None
        The price.
    """
    return min(finite(numbers, f"{INVEST}place_least_price"), key=_value, default=None)


def _value(one: Number) -> float:
    return one.value


def scale(numbers: Numbers) -> Finding | None:
    """From which size the project earns its discount rate.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim: some size does, or none.
    """
    worth = finite(numbers, f"{INVEST}size_npv")
    if len(worth) < 2:
        return None
    small, large = (
        element(numbers, f"{INVEST}size_least_price", key_at(one, 0))
        for one in (worth[0], worth[-1])
    )
    sizes = {
        word: element(numbers, f"{INVEST}size_capacity", key_at(one, 0))
        for word, one in (("small", worth[0]), ("large", worth[-1]))
    }
    first = next((one for one in worth if one.value >= 0.0), None)
    if first is None:
        best = max(worth, key=_value)
        return told(
            "choices.scale_none", True, **sizes, least_small=small, least_large=large, best=best
        )
    return told(
        "choices.scale_some", True, **sizes, least_small=small, least_large=large,
        size=element(numbers, f"{INVEST}size_capacity", key_at(first, 0)), worth=first,
    )  # fmt: skip


def where(numbers: Numbers) -> Finding | None:
    """Best place and route, and whether the project pays there.

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
    if best is None:
        return None
    worst = min(finite(numbers, f"{INVEST}place_npv"), key=_value)
    word = "pays" if best.value >= 0.0 else "fails"
    ties = tuple(
        Name("regions", key_at(one, 0))
        for one in finite(numbers, f"{INVEST}place_npv")
        if one.value == best.value
    )
    names = {"route": Name("routes", key_at(best, 1)), "worst": Name("regions", key_at(worst, 0))}
    claim = told(
        f"choices.place_{word}", True, route=names["route"], worth=best, worst=names["worst"],
        least=worst,
    )  # fmt: skip
    return None if claim is None else Finding(claim.key, (*claim.values, ("places", ties)))


def joint(numbers: Numbers) -> Finding | None:
    """Stresses together against the sum of each.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim: they overlap, compound, or add up.
    """
    name = f"{INVEST}stress_npv"
    planned, together = (element(numbers, name, one) for one in (PLANNED, TOGETHER))
    alone = element(numbers, f"{INVEST}stress_sum")
    if planned is None or together is None or alone is None:
        return None
    change = together.value - planned.value
    word = "overlap" if change > alone.value else "compound"
    if abs(change - alone.value) <= NEAR * abs(alone.value):
        word = "add"
    return told(f"choices.joint_{word}", True, together=together, planned=planned, alone=alone)


def worst_of(numbers: Numbers, name: str, *end: str) -> Number | None:
    """The lowest value among single changes.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.
    name : str
        Array whose first axis names the change.
    *end : str
        Key of the second axis, where there is one.

    Returns
    -------
    Number or None
        The value.
    """
    single = [
        one
        for one in finite(numbers, name)
        if key_at(one, 0) not in (PLANNED, TOGETHER) and (not end or key_at(one, 1) == end[0])
    ]
    return min(single, key=_value, default=None)


def choices(writer: Writer) -> Iterator[Block]:
    """Scale, load, place and route, stresses, shocks.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        Findings first, each with its table.
    """
    numbers = writer.numbers
    yield from _said(writer, scale(numbers))
    yield _by(writer, "size", "sizes", SIZED)
    yield from _loads(writer)
    yield from _said(writer, where(numbers))
    yield from _places(writer)
    yield from _stressed(writer)
    yield from _shocked(writer)
    yield writer.say("choices.doubt", "note")


def _said(writer: Writer, one: Finding | None) -> Iterator[Block]:
    if one is not None:
        yield writer.say(one.key, "body", **dict(one.values))


def _by(writer: Writer, axis: str, key: str, columns: tuple[str, ...]) -> Grid:
    numbers = writer.numbers
    rows = [
        tuple(writer.cell(found(writer, f"{INVEST}{axis}_{name}", one)) for name in columns)
        for one in numbers.keys(f"{INVEST}{axis}_{columns[0]}", axis)
    ]
    heads = tuple(_head(writer, f"{INVEST}{axis}_{name}", name) for name in columns)
    ids = [one.id for name in columns for one in numbers.array(f"{INVEST}{axis}_{name}")]
    note: Runs = (Words(source_line(writer, ids, told=[VALUE])),)
    return Grid(writer.words(f"table.{key}"), heads, tuple(rows), note)


def _head(writer: Writer, array: str, name: str) -> str:
    title = writer.words(f"choices_head.{name}")
    unit = writer.unit(array) if writer.numbers.has(array) else ""
    if not unit or unit == "%":
        return title
    return writer.words("line.with_unit").format(title=title, unit=unit)


def _loads(writer: Writer) -> Iterator[Block]:
    numbers = writer.numbers
    name = f"{INVEST}load_break_even"
    prices = finite(numbers, name)
    step = element(numbers, f"{INVEST}tariff_step")
    if len(prices) < 2 or step is None:
        return
    yield writer.say("choices.load", low=prices[0], high=prices[-1], step=step)
    loads = numbers.keys(name, "load")
    heads = [writer.words("word.change").format(change=f"{100.0 * float(one):g}") for one in loads]
    rows: list[Row] = [
        (writer.words("choices_head.break_even"), [found(writer, name, one) for one in loads])
    ]
    title = writer.words("choices_head.load")
    unit = writer.unit(name)
    yield matrix(writer, "loads", [title, *heads], rows, unit=unit, told=[VALUE])


def _places(writer: Writer) -> Iterator[Block]:
    numbers = writer.numbers
    name = f"{INVEST}place_npv"
    regions, routes = (numbers.keys(name, axis) for axis in ("region", "route"))
    if not regions:
        return
    heads = []
    for route in routes:
        for one in PLACED:
            title = f"{writer.key('route', route)}{writer.words('word.gap')}"
            heads.append(title + _head(writer, f"{INVEST}place_{one}", one))
    rows: list[Row] = [
        (
            writer.name("regions", region),
            [
                found(writer, f"{INVEST}place_{one}", region, route)
                for route in routes
                for one in PLACED
            ],
        )
        for region in regions
    ]
    title = writer.words("choices_head.region")
    yield matrix(writer, "places", [title, *heads], rows, told=[VALUE])
    yield writer.say("choices.place_rule", "note")
    missed = [one for one in finite(numbers, f"{INVEST}place_missed") if one.value > 0.0]
    names = dict.fromkeys(writer.name("regions", key_at(one, 0)) for one in missed)
    listed = writer.listed(names)
    told_ = {"places": listed} if missed else {}
    yield writer.say(f"choices.rules_{'missed' if missed else 'kept'}", "body", **told_)


def _titles(writer: Writer, listed: Mapping[str, Wording]) -> dict[str, str]:
    told_ = {key: getattr(one, writer.language) for key, one in listed.items()}
    ends = {one: writer.words(f"choices_head.{one}") for one in (PLANNED, TOGETHER)}
    return {**told_, **ends}


def _stressed(writer: Writer) -> Iterator[Block]:
    numbers = writer.numbers
    name = f"{INVEST}stress_npv"
    worst = worst_of(numbers, name)
    if worst is None:
        return
    titles = _titles(writer, {one.id: one.title for one in stresses(numbers.evidence)})
    yield writer.say("choices.stress", worst=titles[key_at(worst, 0)], value=worst)
    yield from _said(writer, joint(numbers))
    columns = ("npv", "cover")
    rows: list[Row] = [
        (titles[key], [found(writer, f"{INVEST}stress_{one}", key) for one in columns])
        for key in numbers.keys(name, "stress")
    ]
    heads = [_head(writer, f"{INVEST}stress_{one}", one) for one in columns]
    title = writer.words("choices_head.stress")
    yield matrix(writer, "stresses", [title, *heads], rows, told=[VALUE])


def _shocked(writer: Writer) -> Iterator[Block]:
    numbers = writer.numbers
    name = f"{INVEST}shock_npv"
    worst = worst_of(numbers, name, "low")
    if worst is None:
        return
    titles = _titles(writer, {one.id: one.title for one in shocks(numbers.evidence)})
    planned = element(numbers, name, PLANNED, "low")
    together = element(numbers, name, TOGETHER, "low")
    if planned is not None and together is not None:
        yield writer.say(
            "choices.shock", worst=titles[key_at(worst, 0)], value=worst, planned=planned,
            together=together,
        )  # fmt: skip
    rows: list[Row] = [
        (titles[key], [found(writer, name, key, end) for end in ("low", "high")])
        for key in numbers.keys(name, "shock")
    ]
    heads = [writer.words(f"choices_head.{one}") for one in ("shock", "low", "high")]
    yield matrix(writer, "shocks", heads, rows, unit=writer.unit(name), told=[VALUE])
