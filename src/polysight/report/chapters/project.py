"""Chapter about the reference project: what it is worth, what it owes, and what moves its value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from polysight.report.blocks import Block, Grid, Words
from polysight.report.chapters.finding import finite
from polysight.report.chapters.tables import Row, found, matrix
from polysight.report.figures import cash_flow
from polysight.report.naming import item
from polysight.report.prose import Writer
from polysight.report.references import NAMED, source_line, source_name
from polysight.report.statement import unmoved
from polysight.study.references import SCENARIO
from polysight.study.result import Number

AFTER = "after-tax"
OWN = f"{SCENARIO}project."
SINGLE = (
    "total_investment",
    "price",
    "minimum_price",
    "break_even_price",
    "break_even_load",
    "loan_life_cover",
)
#: Changes that the table of sensitivity prints.
CHANGES = ("-0.2", "-0.1", "-0.05", "0.05", "0.1", "0.2")
SENSITIVITY, TURN = "investment.sensitivity", "investment.switching_value"
COVER = "investment.debt_service_cover"


def project(writer: Writer) -> Iterator[Block]:
    """Value, returns, covers, flows and sensitivities of the reference project.

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
    npv = finite(numbers, "investment.npv", containing=AFTER)
    if npv:
        yield writer.say(f"project.{'gains' if npv[0].value >= 0 else 'loses'}", npv=npv[0])
    yield from _debt(writer)
    yield writer.say("project.what")
    yield _results(writer)
    drawn = set(cash_flow.ROWS) <= set(numbers.keys("investment.cash_flow", "row"))
    if drawn and finite(numbers, "investment.cash_flow"):
        yield cash_flow.figure(writer)
    if finite(numbers, SENSITIVITY):
        yield _sensitivity(writer)
        yield from _strongest(writer)
    if npv:
        yield assumptions(writer, npv[0])


def _results(writer: Writer) -> Grid:
    numbers = writer.numbers
    rows: list[tuple[str, Number | None]] = []
    for name, axis in (("npv", "flow"), ("irr", "flow"), ("payback", "discounting")):
        array = f"investment.{name}"
        rows += [
            (
                writer.words(f"head.{name}") + writer.words("word.gap") + writer.key(axis, key),
                found(writer, array, key),
            )
            for key in numbers.keys(array, axis)
        ]
    rows += [(writer.words(f"head.{one}"), found(writer, f"investment.{one}")) for one in SINGLE]
    if numbers.has("investment.ratio"):
        rows += [
            (writer.key("ratio", key), found(writer, "investment.ratio", key))
            for key in numbers.keys("investment.ratio", "ratio")
        ]
    kept = [(name, one) for name, one in rows if one is not None]
    cells = tuple(
        ((Words(name),), writer.value(one), (Words(writer.basis(one.basis)),)) for name, one in kept
    )
    head = tuple(writer.words(f"head.{name}") for name in ("item", "value", "basis"))
    note = (Words(source_line(writer, [one.id for _, one in kept])),)
    return Grid(writer.words("table.project"), head, cells, note, words=(2,))


def _debt(writer: Writer) -> Iterator[Block]:
    """Whether the project pays its debt in every year in which something is due."""
    covers = finite(writer.numbers, COVER)
    if not covers:
        return
    least = min(covers, key=lambda one: one.value)
    short = [one for one in covers if one.value < 1.0]
    key = "short" if short else "paid"
    yield writer.say(f"project.debt_{key}", least=least, last=covers[-1])


def _sensitivity(writer: Writer) -> Grid:
    numbers = writer.numbers
    heads = [writer.words("word.change").format(change=_signed(one)) for one in CHANGES]
    rows: list[Row] = []
    idle: list[str] = []
    for factor in numbers.keys(SENSITIVITY, "factor"):
        values = [found(writer, SENSITIVITY, factor, change) for change in CHANGES]
        name = writer.key("factor", factor)
        if unmoved(values):
            idle.append(name)
        else:
            rows.append((name, [*values, found(writer, TURN, factor)]))
    grid = matrix(
        writer,
        "sensitivity",
        [writer.words("head.factor"), *heads, writer.words("head.switching_value")],
        rows,
        unit=writer.unit(SENSITIVITY),
    )
    more = [writer.words("project.over")]
    if idle:
        names = writer.words("word.list").join(idle)
        more.append(writer.words("project.unmoved").format(factors=names))
    return replace(grid, note=(*grid.note, *map(Words, more)))


def _signed(change: str) -> str:
    return f"{float(change) * 100:+.0f}"


def _strongest(writer: Writer) -> Iterator[Block]:
    """The factor that turns the decision with the smallest change."""
    turns = finite(writer.numbers, TURN)
    if turns:
        nearest = min(turns, key=lambda one: abs(one.value))
        factor = writer.key("factor", nearest.id.partition("[")[2].rstrip("]"))
        yield writer.say("project.turn", factor=factor, turn=nearest)


def assumptions(writer: Writer, of: Number) -> Grid:
    """Numbers of the project file that go into a number, each with its reason.

    Parameters
    ----------
    writer : Writer
        Writes the language.
    of : Number
        The number.

    Returns
    -------
    Grid
        Item, value, and the reason; a number of a row names the sources.
    """
    numbers = writer.numbers
    reasons = {f"{SCENARIO}{one.key}": one for one in numbers.result.assumptions}
    rows = []
    for name in dict.fromkeys(of.inputs):
        one = numbers.found(name)
        if one is None or not name.startswith(OWN) or one.value != one.value:
            continue
        told = getattr(reasons[name], writer.language)
        rows.append(((Words(item(writer, name)),), (writer.cite(one),), (Words(told),)))
    for name in dict.fromkeys(of.inputs):
        row = numbers.found(name)
        if row is None or row.value != row.value or name.startswith((SCENARIO, "investment.")):
            continue
        sources = numbers.evidence.sources
        listed = dict.fromkeys(
            source_name(writer, sources[key]) for key in numbers.sources(name)[:NAMED]
        )
        ground = (Words(writer.words("word.list").join(listed)),)
        rows.append(((Words(item(writer, name)),), (writer.cite(row),), ground))
    head = tuple(writer.words(f"head.{name}") for name in ("item", "value", "ground"))
    note = writer.runs("project.assumed")
    title = writer.words("table.assumptions")
    return Grid(title, head, tuple(rows), note, words=(2,), widths=(0.27, 0.17, 0.56))
