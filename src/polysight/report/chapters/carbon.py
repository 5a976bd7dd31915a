"""Chapter about the carbon footprint: product footprint and screening by province, kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from polysight.evidence.observation import Observation
from polysight.evidence.source import TIERS
from polysight.report.binding import observed
from polysight.report.blocks import Block, Grid, Paragraph, Runs, Words
from polysight.report.chapters.environment_findings import CASES, covered
from polysight.report.chapters.finding import finite
from polysight.report.chapters.tables import basis_of, found, has_value, matrix
from polysight.report.figures import footprint
from polysight.report.number_format import unit_words
from polysight.report.period_words import period_words
from polysight.report.prose import Writer
from polysight.report.references import source_line
from polysight.report.statement import marked
from polysight.study.result import Number

STAGES, TOTAL = "carbon.footprint_lifecycle", "carbon.total_lifecycle"
SCOPES, SCREENING = "carbon.scope_lifecycle", "carbon.screening"
#: Words for stages that are nothing by a rule, by its mark.
NOTHING = {
    "mark.footprint_cut_off": "word.cut_off",
    "mark.within_electricity": "word.with_electricity",
}
#: Share of the width that names take in a table with a column a route.
NAMES = 0.4


def carbon(writer: Writer) -> Iterator[Block]:
    """Footprint of each route from cradle to gate, and a screening by province.

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
    routes = numbers.keys(TOTAL, "route")
    for route in routes:
        low, central, high = (numbers.at(TOTAL, route, case) for case in CASES)
        if has_value(central):
            yield writer.say(
                "carbon.total", route=writer.key("route", route), total=central, low=low, high=high
            )
    for bound in covered(numbers):
        yield Paragraph(writer.runs(bound.key, **dict(bound.values)))
    yield writer.say("carbon.rule")
    if finite(numbers, footprint.NAME):
        yield footprint.figure(writer)
    yield _stages(writer, routes)
    if numbers.has(SCOPES):
        yield writer.say("carbon.scopes")
        yield _by_route(writer, "scopes", SCOPES, "scope", routes)
    if numbers.has(SCREENING):
        yield writer.say("carbon.screening")
        yield _screening(writer)
    published = footprint_rows(writer)
    if published:
        yield writer.say("carbon.published")
        yield _published(writer, published)


def _stages(writer: Writer, routes: tuple[str, ...]) -> Grid:
    """Stages one below the other, the sum last."""
    stages = writer.numbers.keys(STAGES, "stage")
    listed = [[found(writer, STAGES, route, stage) for route in routes] for stage in stages]
    rows = [(writer.key("stage", one), cells) for one, cells in zip(stages, listed, strict=True)]
    total = [found(writer, TOTAL, route, "central") for route in routes]
    grid = matrix(
        writer,
        "lifecycle",
        [writer.words("head.stage"), *(writer.key("route", route) for route in routes)],
        [*rows, (writer.words("stage.covered"), total)],
        unit=writer.unit(STAGES),
        basis=basis_of(writer, STAGES),
    )
    named = tuple(
        (
            row[0],
            *(_cell(writer, number, runs) for number, runs in zip(cells, row[1:], strict=True)),
        )
        for row, cells in zip(grid.rows, [*listed, total], strict=True)
    )
    return replace(grid, rows=named, widths=_widths(routes))


def _cell(writer: Writer, number: Number | None, runs: Runs) -> Runs:
    """A cell; what is nothing by a rule says by which."""
    if number is not None and number.value == 0.0:
        for mark, word in NOTHING.items():
            if marked(writer.numbers, number, mark):
                return (Words(writer.words(word)),)
    return runs


def _by_route(writer: Writer, key: str, name: str, axis: str, routes: tuple[str, ...]) -> Grid:
    grid = matrix(
        writer,
        key,
        [writer.words(f"head.{axis}"), *(writer.key("route", route) for route in routes)],
        [
            (writer.key(axis, one), [found(writer, name, route, one) for route in routes])
            for one in writer.numbers.keys(name, axis)
        ],
        unit=writer.unit(name),
        basis=basis_of(writer, name),
        told=_told(writer),
    )
    return replace(grid, widths=_widths(routes))


def _widths(routes: tuple[str, ...]) -> tuple[float, ...]:
    return (NAMES, *[(1.0 - NAMES) / len(routes)] * len(routes))


def _told(writer: Writer, *names: str) -> list[str]:
    """Numbers of the table by stage and of arrays above, whose marks are not told again."""
    shown = [name for name in (STAGES, TOTAL, *names) if writer.numbers.has(name)]
    return [one.id for name in shown for one in writer.numbers.array(name)]


def _screening(writer: Writer) -> Grid:
    numbers = writer.numbers
    regions = numbers.keys(SCREENING, "region")
    return matrix(
        writer,
        "screening",
        [writer.words("head.route"), *(writer.key("region", region) for region in regions)],
        [
            (
                writer.key("route", route),
                [found(writer, SCREENING, route, region) for region in regions],
            )
            for route in numbers.keys(SCREENING, "route")
        ],
        unit=writer.unit(SCREENING),
        basis=basis_of(writer, SCREENING),
        told=_told(writer, SCOPES),
    )


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
