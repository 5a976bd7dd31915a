"""Tables of the statement as tables of a document: headline, construction, and one by year each."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.investment.single_tables import headline as indicator_rows
from polysight.investment.table_layout import LAYOUTS
from polysight.messages import text as message
from polysight.report.blocks import Grid, Runs, Words
from polysight.report.chapters.tables import found
from polysight.report.feasibility.dossier import Dossier
from polysight.report.number_format import unit_words
from polysight.report.references import source_line
from polysight.report.sentence_case import begun as sentence
from polysight.study.project_study_tables import CONSTRUCTION, SUM, TableLine

#: Arrays of the headline indicators that are told.
HEADLINE = ("capacity", "money", "share", "time", "price", "cover", "mass")
#: Indicators that only matter where they differ from their neighbours.
LEFT_OUT = ("real-", "mirr-", "payback-from-operation", "dynamic-payback-before", "break-even-plan")
#: Width of the names of lines and of the sum beside that of a year.
NAME_WIDTH, SUM_WIDTH = 4.6, 1.5
#: Key of the name of all lines of the construction investment together.
WHOLE = "feas_head.construction"
#: Blank by which the depth of a line is shown.
DEPTH = "\N{IDEOGRAPHIC SPACE}"


def headline(told: Dossier) -> Iterator[Grid]:
    """Main indicators of the project.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Grid
        The table.
    """
    rows: list[tuple[Runs, ...]] = []
    ids = []
    found = told.study.evaluation
    for line in indicator_rows(found.statement, found.indicators):
        key = line.key.replace("_", "-")
        one = next(
            (each for kind in HEADLINE if (each := told.number(f"project.headline_{kind}", key))),
            None,
        )
        if one is None or key.startswith(LEFT_OUT):
            continue
        label = message(f"indicator.{line.key}", told.writer.language)
        ids.append(one)
        rows.append(((Words(label),), told.cell(one)))
    yield from told.grid("headline", told.heads("line", "value"), rows, list(ids), marks=True)


def construction(told: Dossier) -> Iterator[Grid]:
    """Construction investment by line.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Grid
        The table.
    """
    rows: list[tuple[Runs, ...]] = []
    ids = []
    for line in _branches([one for one in told.study.lines if one.table == CONSTRUCTION]):
        numbers = [told.number(line.array, line.number, part) for part in ("net", "tax", "gross")]
        numbers.append(told.number("project.construction_share", line.number))
        ids += numbers
        rows.append(
            (
                (Words(_begun(line_label(told, line), told) if line.level else told.words(WHOLE)),),
                *(told.writer.cell(one) for one in numbers),
            )
        )
    head = told.heads("line", "net", "tax", "gross", "share")
    for grid in told.grid("construction", head, rows, list(ids)):
        yield Grid(with_unit(told, grid.caption), grid.head, grid.rows, grid.note)


def _begun(label: str, told: Dossier) -> str:
    """Name of a line with the first letter of a sentence, as all lines of its table have."""
    name = label.lstrip(DEPTH)
    depth = label[: len(label) - len(name)]
    (first, *_) = sentence((Words(name),), told.writer.language)
    return f"{depth}{first.text}"


def _branches(lines: list[TableLine]) -> Iterator[TableLine]:
    """Lines but for those that say the same as the one above them: the only part of it."""
    above = [
        next((place for place in range(at - 1, -1, -1) if lines[place].level < one.level), None)
        for at, one in enumerate(lines)
    ]
    for one, place in zip(lines, above, strict=True):
        if place is None or above.count(place) > 1:
            yield one


def line_label(told: Dossier, line: TableLine) -> str:
    """Name of a line, set in by its depth.

    Parameters
    ----------
    told : Dossier
        The project.
    line : TableLine
        The line.

    Returns
    -------
    str
        Its name, with its unit where that is not the money of the table.
    """
    return DEPTH * line.level + _label(told, line)


def _label(told: Dossier, line: TableLine) -> str:
    label = message(f"statement.{line.key}", told.writer.language, item=told.item(line.item))
    if not line.unit:
        return label
    unit = unit_words("", line.unit, told.writer.language, told.writer.numbers.evidence)
    return told.words("line.with_unit").format(title=label, unit=unit)


def with_unit(told: Dossier, title: str) -> str:
    """Title of a table with the money in which it counts.

    Parameters
    ----------
    told : Dossier
        The project.
    title : str
        The title.

    Returns
    -------
    str
        Both.
    """
    unit = unit_words("", "10kCNY", told.writer.language, told.writer.numbers.evidence)
    return told.words("line.with_unit").format(title=title, unit=unit)


def annexed(told: Dossier) -> Iterator[Grid]:
    """Every table of the statement by year, on turned pages.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Grid
        The tables.
    """
    writer = told.writer
    for layout in LAYOUTS:
        lines = [one for one in told.study.lines if one.table == layout.key]
        arrays = dict.fromkeys(one.array for one in lines if one.array)
        writer.tabulated.update(arrays)
        money = f"project.table_money.{layout.key}"
        years = writer.numbers.keys(money, "table_year")
        if not years:
            continue
        rows = [
            (
                (Words(f"{DEPTH * one.level}{one.number} {_label(told, one)}"),),
                *(_cell(told, one, year) for year in years),
            )
            for one in lines
        ]
        title = with_unit(told, message(f"statement_table.{layout.key}", writer.language))
        head = (
            told.words("feas_head.line"),
            *(told.words("feas_head.sum") if year == SUM else year for year in years),
        )
        widths = (NAME_WIDTH, *(SUM_WIDTH if year == SUM else 1.0 for year in years))
        first = f"{money}[{writer.numbers.keys(money, 'line')[0]},{years[0]}]"
        note: Runs = (Words(source_line(writer, [first])),)
        yield Grid(title, head, tuple(rows), note, (), widths, wide=True)


def _cell(told: Dossier, line: TableLine, year: str) -> Runs:
    if not line.array:
        return (Words(""),)
    one = found(told.writer, line.array, line.number, year)
    if one is None or one.value != one.value:
        return (Words(""),)
    return (told.writer.cite(one, "bare"),)
