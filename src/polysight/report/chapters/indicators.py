"""Chapters about the warning indicators and the carbon footprint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from polysight.evidence.observation import Observation
from polysight.evidence.source import TIERS
from polysight.report.binding import observed
from polysight.report.blocks import Block, Grid, Paragraph, Runs, Words
from polysight.report.chapters.findings import bounds, finite
from polysight.report.chapters.tables import basis_of, found, matrix
from polysight.report.figures import footprint, warning_history
from polysight.report.number_format import unit_words
from polysight.report.period_words import period_words
from polysight.report.prose import Writer
from polysight.report.references import source_line, source_name
from polysight.report.statement import behind

#: Quarters that the table of the ratio shows; the figure shows all.
QUARTERS = 8
#: Quantity of the factor of bought heat.
HEAT = "heat_emission_factor"


def warning(writer: Writer) -> Iterator[Block]:
    """History of utilisation on both denominators and of price to cash cost.

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
    yield writer.say("warning.rule")
    years = numbers.keys("warning.utilisation", "year")
    yield matrix(
        writer,
        "utilisation",
        [writer.words("head.denominator"), *years],
        [
            (
                writer.key("denominator", one),
                [numbers.at("warning.utilisation", one, year) for year in years],
            )
            for one in numbers.keys("warning.utilisation", "denominator")
        ],
        basis=basis_of(writer, "warning.utilisation"),
    )
    quarters = numbers.keys("warning.price_to_cash_cost", "quarter")[-QUARTERS:]
    if quarters:
        yield matrix(
            writer,
            "ratio",
            [writer.words("head.quarter"), *quarters],
            [
                (
                    writer.words(f"row.{name}"),
                    [numbers.at(f"warning.{name}", quarter) for quarter in quarters],
                )
                for name in warning_history.RATIOS
                if numbers.has(f"warning.{name}")
            ],
            basis=basis_of(writer, "warning.price_to_cash_cost"),
        )
    yield from _lights(writer)
    if finite(numbers, "warning.utilisation") and finite(numbers, "warning.price_to_cash_cost"):
        yield warning_history.figure(writer)


def _lights(writer: Writer) -> Iterator[Block]:
    marks = writer.numbers.result.marks
    name = "warning.light"
    told = []
    for indicator in writer.numbers.keys(name, "indicator"):
        light = next(iter(marks.get(f"{name}[{indicator}]", ())), "")
        if light:
            told.append(
                writer.words("warning.one_light").format(
                    indicator=writer.key("indicator", indicator), light=writer.formula(light)
                )
            )
    if told:
        lights = writer.words("line.gap").join(told)
        year = period_words(writer.numbers.array(name).period, writer.language)
        yield writer.say("warning.lights", year=year, lights=lights)


def carbon(writer: Writer) -> Iterator[Block]:
    """Footprints of the routes: a life-cycle total and a combustion screening, kept apart.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        Sentences and two tables.
    """
    numbers = writer.numbers
    yield writer.say("carbon.rule")
    bound = bounds(numbers)
    yield Paragraph(writer.runs(bound.key, **dict(bound.values)))
    name, total = "carbon.footprint_lifecycle", "carbon.covered_lifecycle"
    routes = numbers.keys(name, "route")
    stages = numbers.keys(name, "stage")
    heads = [*(writer.key("stage", stage) for stage in stages), writer.words("stage.covered")]
    grid = matrix(
        writer,
        "lifecycle",
        [writer.words("head.route"), *heads],
        [
            (
                writer.key("route", route),
                [
                    *(found(writer, name, route, stage) for stage in stages),
                    found(writer, total, route),
                ],
            )
            for route in routes
        ],
        unit=writer.unit(name),
        basis=basis_of(writer, name),
    )
    yield replace(grid, note=(*_steam(writer), *grid.note))
    if finite(numbers, footprint.NAME):
        yield footprint.figure(writer)
    if numbers.has("carbon.covered"):
        yield writer.say("carbon.screening")
        yield from _screening(writer)
    published = footprint_rows(writer)
    if published:
        yield writer.say("carbon.published")
        yield _published(writer, published)


def _steam(writer: Writer) -> Runs:
    """The factor of steam as a default, where a row gives it."""
    numbers = writer.numbers
    if "steam" not in numbers.keys("carbon.footprint_lifecycle", "stage"):
        return ()
    steam = [
        row
        for one in finite(numbers, "carbon.footprint_lifecycle", containing="steam")
        for row in behind(numbers, one)
        if row.quantity == HEAT
    ]
    if not steam:
        return ()
    source = source_name(writer, numbers.evidence.source_of(steam[0]))
    return writer.runs("carbon.steam", factor=observed(steam[0]), source=source)


def footprint_rows(writer: Writer) -> list[Observation]:
    """Published footprints of products of named companies, each statement once.

    Parameters
    ----------
    writer : Writer
        Knows the evidence.

    Returns
    -------
    list of Observation
        Rows by company and period.
    """
    rows = writer.numbers.evidence.select(
        "carbon_footprint",
        as_of=writer.numbers.as_of,
        product="polysilicon",
        where=lambda row: bool(row.company) and row.tier != "unverified",
    )
    trust = {tier: place for place, tier in enumerate(TIERS)}
    kept: dict[tuple[str, float], Observation] = {}
    for row in sorted(rows, key=lambda one: (trust[one.tier], one.id)):
        kept.setdefault((row.company, row.middle), row)
    return sorted(kept.values(), key=lambda one: (one.company, one.period.text, one.id))


def _published(writer: Writer, rows: list[Observation]) -> Grid:
    heads = ("company", "route", "period", "footprint", "basis", "tier", "rows")
    cells = tuple(
        (
            (Words(writer.name("companies", row.company)),),
            (Words(writer.name("routes", row.route)),),
            (Words(period_words(row.period.text, writer.language)),),
            writer.value(observed(row), "bare"),
            (Words(writer.basis(str(row.basis))),),
            (Words(writer.name("tiers", row.tier)),),
            (Words(row.id),),
        )
        for row in rows
    )
    head = tuple(writer.words(f"head.{name}") for name in heads)
    note = (Words(source_line(writer, [row.id for row in rows])),)
    first = observed(rows[0])
    unit = unit_words(first.id, first.unit, writer.language, writer.numbers.evidence)
    title = writer.words("line.with_unit").format(title=writer.words("table.footprints"), unit=unit)
    widths = (0.18, 0.15, 0.08, 0.08, 0.37, 0.08, 0.06)
    return Grid(title, head, cells, note, words=(1, 2, 4, 5, 6), widths=widths)


def _screening(writer: Writer) -> Iterator[Block]:
    name = "carbon.covered"
    numbers = writer.numbers
    routes, regions = numbers.keys(name, "route"), numbers.keys(name, "region")
    yield matrix(
        writer,
        "screening",
        [writer.words("head.route"), *(writer.key("region", region) for region in regions)],
        [
            (
                writer.key("route", route),
                [found(writer, name, route, region) for region in regions],
            )
            for route in routes
        ],
        unit=writer.unit(name),
        basis=basis_of(writer, name),
    )
