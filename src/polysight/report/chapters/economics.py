"""Chapters about cost and the reference project."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from polysight.report.blocks import Block, Grid, Words
from polysight.report.chapters import consumption, tariffs
from polysight.report.chapters.finding import finite
from polysight.report.chapters.findings import CEILING, observed_price
from polysight.report.chapters.tables import basis_of, found, matrix
from polysight.report.figures import cash_flow, cost_curve
from polysight.report.naming import item
from polysight.report.prose import Writer
from polysight.report.references import NAMED, source_line, source_name
from polysight.report.statement import marked
from polysight.study.references import SCENARIO
from polysight.study.result import Number

CASES = ("low", "central", "high")


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
    )
    yield tariffs.explained(writer, grid)
    if numbers.has("costing.component"):
        yield from _components(writer, routes)
    yield from consumption.check(writer)
    if cost_curve.ordered(writer):
        yield cost_curve.figure(writer, observed_price(numbers), last_production(writer))


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


def project(writer: Writer) -> Iterator[Block]:
    """Value of the reference project and the flows behind it.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        Sentences, a table and a figure.
    """
    numbers = writer.numbers
    yield writer.say("project.what")
    taxes = numbers.keys("investment.npv", "tax")
    rows: list[tuple[str, list[Number | None]]] = [
        (
            f"{writer.words(f'head.{name}')}{writer.words('word.gap')}{writer.key('tax', tax)}",
            [found(writer, f"investment.{name}", tax)],
        )
        for name in ("npv", "irr")
        for tax in taxes
    ]
    rows += [
        (
            f"{writer.words('head.payback')}{writer.words('word.gap')}"
            f"{writer.key('discounting', one)}",
            [found(writer, "investment.payback", one)],
        )
        for one in numbers.keys("investment.payback", "discounting")
    ]
    rows.append(
        (writer.words("head.minimum_price"), [*finite(numbers, "investment.minimum_price")[:1]])
    )
    yield results(writer, "project", rows)
    npv = finite(numbers, "investment.npv", containing="after")
    if npv:
        yield writer.say(f"project.{'gains' if npv[0].value >= 0 else 'loses'}", npv=npv[0])
    drawn = set(cash_flow.ROWS) <= set(numbers.keys("investment.cash_flow", "row"))
    if drawn and finite(numbers, "investment.cash_flow"):
        yield cash_flow.figure(writer)
    if npv:
        yield assumptions(writer, npv[0])


def assumptions(writer: Writer, of: Number) -> Grid:
    """Everything that goes directly into a number: rows of the evidence and declared settings.

    Parameters
    ----------
    writer : Writer
        Writes the language.
    of : Number
        The number.

    Returns
    -------
    Grid
        Item, value, and either the reason of an assumption or the sources.
    """
    numbers = writer.numbers
    reasons = {f"{SCENARIO}{one.key}": one for one in numbers.result.assumptions}
    borrowed = {one.row for one in reasons.values()}
    rows = []
    for name in of.inputs:
        one = numbers.found(name)
        if one is None or name in borrowed:
            continue
        reason = reasons.get(name)
        if reason is not None:
            told = reason.zh if writer.language == "zh" else reason.en
        else:
            sources = numbers.evidence.sources
            told = writer.words("word.list").join(
                dict.fromkeys(
                    source_name(writer, sources[key]) for key in numbers.sources(name)[:NAMED]
                )
            )
        rows.append(((Words(item(writer, name)),), (writer.cite(one),), (Words(told),)))
    head = tuple(writer.words(f"head.{name}") for name in ("item", "value", "ground"))
    note = writer.runs("project.assumed")
    title = writer.words("table.assumptions")
    return Grid(title, head, tuple(rows), note, words=(2,), widths=(0.27, 0.17, 0.56))


def results(writer: Writer, key: str, rows: list[tuple[str, list[Number | None]]]) -> Grid:
    """A table of single results, each with its own unit and basis.

    Parameters
    ----------
    writer : Writer
        Writes the language.
    key : str
        Key of the caption.
    rows : list of (str, list of Number or None)
        Name and number of each row; rows without a number are left out.

    Returns
    -------
    Grid
        The table.
    """
    kept = [(name, part[0]) for name, part in rows if part and part[0] is not None]
    cells = tuple(
        ((Words(name),), writer.value(one), (Words(writer.basis(one.basis)),)) for name, one in kept
    )
    head = tuple(writer.words(f"head.{name}") for name in ("item", "value", "basis"))
    note = (Words(source_line(writer, [one.id for _, one in kept])),)
    return Grid(writer.words(f"table.{key}"), head, cells, note, words=(2,))
