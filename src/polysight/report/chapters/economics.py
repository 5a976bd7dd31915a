"""Chapter about cost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from polysight.report.binding import Numbers
from polysight.report.blocks import Block, Words
from polysight.report.chapters import consumption, tariffs
from polysight.report.chapters.finding import Finding, finite, key_at, supported
from polysight.report.chapters.findings import CEILING, observed_price
from polysight.report.chapters.tables import basis_of, found, matrix
from polysight.report.figures import cost_curve
from polysight.report.prose import Name, Writer
from polysight.report.statement import marked
from polysight.study.result import Number

CASES = ("low", "central", "high")
#: Inputs of the cost whose tables tell their marks before those of the cost itself.
INPUTS = ("plant.section_electricity", "costing.tariff")
RODS, GRANULES = "siemens", "silane-fbr"


def cost(writer: Writer) -> Iterator[Block]:
    """Cash cost by region and route, its parts, and the cost curve.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        Sentences, tables and a figure.
    """
    numbers = writer.numbers
    regions = numbers.keys("costing.cash_cost", "region")
    routes = numbers.keys("costing.cash_cost", "route")
    opened = apart(numbers)
    if opened is not None:
        yield writer.say(opened.key, "body", **dict(opened.values))
    yield writer.say("cost.method")
    yield from consumption.sections(writer)
    yield from tariffs.inputs(writer)
    heads = [
        f"{writer.key('route', route)}{writer.words('word.gap')}{writer.key('case', case)}"
        for route in routes
        for case in CASES
    ]
    grid = matrix(
        writer,
        "cash_cost",
        [writer.words("head.region"), *heads],
        [
            (
                tariffs.signed(writer, region),
                [
                    found(writer, "costing.cash_cost", region, route, case)
                    for route in routes
                    for case in CASES
                ],
            )
            for region in regions
        ],
        unit=writer.unit("costing.cash_cost"),
        basis=basis_of(writer, "costing.cash_cost"),
        told=_above(writer, *INPUTS),
    )
    yield tariffs.explained(writer, grid)
    if numbers.has("costing.component"):
        yield from _components(writer, routes)
    yield from consumption.check(writer)
    if cost_curve.ordered(writer):
        yield cost_curve.figure(writer, observed_price(numbers), last_production(writer))


def apart(numbers: Numbers) -> Finding | None:
    """How far the costs of the two routes lie apart over the regions.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim: the ranges of the routes meet, or they do not.
    """
    costs = finite(numbers, "costing.cash_cost", containing="central")
    rods, granules = (
        sorted((one for one in costs if key_at(one, 1) == route), key=lambda one: one.value)
        for route in (RODS, GRANULES)
    )
    if not rods or not granules:
        return None
    word = "apart" if granules[-1].value < rods[0].value else "meet"
    return supported(
        f"cost.{word}",
        low=rods[0], cheap=Name("regions", key_at(rods[0], 0)),
        high=rods[-1], dear=Name("regions", key_at(rods[-1], 0)),
        least=granules[0], most=granules[-1],
    )  # fmt: skip


def _above(writer: Writer, *names: str) -> list[str]:
    """Ids of the numbers of arrays that tables above print with their marks."""
    numbers = writer.numbers
    return [one.id for name in names if numbers.has(name) for one in numbers.array(name)]


def last_production(writer: Writer) -> Number | None:
    """Production of the year of the cost curve.

    Parameters
    ----------
    writer : Writer
        Knows the numbers.

    Returns
    -------
    Number or None
        The production; None where the study has none.
    """
    return found(
        writer, "market.production", writer.numbers.array("costing.plant_cash_cost").period
    )


def _components(writer: Writer, routes: tuple[str, ...]) -> Iterator[Block]:
    numbers = writer.numbers
    components = numbers.keys("costing.component", "component")
    regions = numbers.keys("costing.component", "region")
    for route in routes:
        remainder = found(writer, "costing.remainder", route, "central")
        if remainder is not None and remainder.value == remainder.value:
            key = "cost.remainder_ceiling" if _ceiling(writer, route) else "cost.remainder"
            yield writer.say(key, route=writer.key("route", route), value=remainder)
    listed: list[tuple[str, list[Number | None]]] = [
        (
            f"{writer.key('route', route)}{writer.words('word.gap')}"
            f"{writer.key('component', component)}",
            [found(writer, "costing.component", region, route, component) for region in regions],
        )
        for route in routes
        for component in components
    ]
    grid = matrix(
        writer,
        "components",
        [
            writer.words("head.component"),
            *(tariffs.signed(writer, region) for region in regions),
        ],
        [(name, cells) for name, cells in listed if not _equal(cells)],
        unit=writer.unit("costing.component"),
        basis=basis_of(writer, "costing.component"),
        told=_above(writer, *INPUTS, "costing.cash_cost"),
    )
    grid = tariffs.explained(writer, grid)
    alike = [(name, cells[0]) for name, cells in listed if _equal(cells) and cells[0] is not None]
    told = [writer.runs("cost.alike", name=name, value=value) for name, value in alike]
    lead = (Words(writer.words("cost.alike_lead")),) if told else ()
    yield replace(grid, note=(*lead, *(run for runs in told for run in runs), *grid.note))


def _equal(cells: list[Number | None]) -> bool:
    """Whether a row says the same of every region."""
    return len({None if one is None else one.value for one in cells}) == 1


def _ceiling(writer: Writer, route: str) -> bool:
    used = found(writer, "costing.electricity_intensity", route)
    return used is not None and marked(writer.numbers, used, CEILING)
