"""Tables of a feasibility study on a terminal: by year, as many years side by side as fit."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence

import click
from rich.cells import cell_len

from polysight.answers.project_table_names import CONSTRUCTION, HEADLINE, NAMES, chosen, unit_of
from polysight.answers.project_words import MONEY, PERCENT, money_unit
from polysight.cli.terminal import console, table
from polysight.investment.case import ProjectCase
from polysight.investment.single_tables import (
    HeadlineRow,
    construction_investment,
    headline,
)
from polysight.investment.table_layout import LAYOUTS
from polysight.investment.tables import Table, TableRow, line_numbers
from polysight.investment.tables import table as filled
from polysight.messages import Language, item_name, text
from polysight.study.project_evaluation import Evaluation

#: Lines that count CNY of one thing and not of the project.
PER_THING = {"purchase_price", "pay"}
KG_PER_TONNE = 1000.0
#: Widest label of a line, as a part of the width.
LABEL_PART = 0.42
LEAST_LABEL = 16
#: Cells between two columns.
GAP = 2


def write(found: Evaluation, names: Sequence[str], language: Language) -> None:
    """Print tables of a project.

    Parameters
    ----------
    found : Evaluation
        The project worked through.
    names : sequence of str
        Which tables, or ``all``.
    language : {"en", "zh"}
        Language of the tables.
    """
    layouts = {one.key: one for one in LAYOUTS}
    for name in chosen(names):
        number = NAMES.index(name) + 1
        title = text(f"statement_table.{name}", language)
        told = {"number": number, "title": title, "unit": money_unit(language)}
        click.echo(text("project_page.table_title", language, **told))
        if name == CONSTRUCTION:
            _investment(found.statement.case, language)
        elif name == HEADLINE:
            _headline(headline(found.statement, found.indicators), language)
        else:
            one = filled(found.statement, layouts[name])
            _by_year(one, found.statement.case, found.statement.years.tolist(), language)
        click.echo()


def _by_year(one: Table, case: ProjectCase, years: list[int], language: Language) -> None:
    rows = [
        (label, cells)
        for row, number in zip(one.rows, line_numbers(one.rows), strict=True)
        for label, cells in [(_label(row, number, case, language), _cells(row, case, language))]
    ]
    width = console().width
    most = max(LEAST_LABEL, int(width * LABEL_PART))
    label = min(most, max(cell_len(each) for each, _ in rows))
    for first, last in _blocks([cells for _, cells in rows], width - label):
        header = ["", *(str(year) for year in years[first:last])]
        lines = [[hung(name, label), *cells[first:last]] for name, cells in rows]
        table("", header, lines, right=range(1, len(header)), first_width=label)
        if last < len(years):
            click.echo()


def hung(label: str, width: int) -> str:
    """A label in lines, those after the first one set in.

    Parameters
    ----------
    label : str
        The label with its indent.
    width : int
        Cells of a terminal that a line may have.

    Returns
    -------
    str
        Lines; words stay whole where they fit, and hanzi stand two cells wide.
    """
    indent = " " * (len(label) - len(label.lstrip()) + 2)
    lines, line = [], ""
    for part in re.findall(r" +|[!-~]+|.", label):
        if cell_len(line + part) > width and line.strip():
            lines.append(line.rstrip())
            line = indent
            if not part.strip():
                continue
        line += part
    return "\n".join([*lines, line])


def _blocks(rows: Sequence[Sequence[str]], width: int) -> Iterator[tuple[int, int]]:
    """Years that stand side by side: first of a block and first of the next."""
    count = len(rows[0])
    widths = [max(4, *(cell_len(row[at]) for row in rows)) + GAP for at in range(count)]
    first, used = 0, 0
    for at, each in enumerate(widths):
        if used + each > width and at > first:
            yield first, at
            first, used = at, 0
        used += each
    yield first, count


def _label(row: TableRow, number: str, case: ProjectCase, language: Language) -> str:
    name = text(f"statement.{row.line.key}", language, item=item_name(row.item, language))
    unit = unit_of(row, case)
    shown = {"CNY": "", "1": "", "kg": "t", "persons": ""}.get(unit, unit)
    if row.line.key == "heading":
        shown = ""
    told = f"{number} {name}" if row.line.level < 3 else name
    return "  " * row.line.level + told + (f" ({shown})" if shown else "")


def _cells(row: TableRow, case: ProjectCase, language: Language) -> list[str]:
    return [_number(value, unit_of(row, case), language) for value in row.by_year.tolist()]


def _number(value: float, unit: str, language: Language) -> str:
    if math.isnan(value):
        return ""
    if unit == "CNY":
        return _scaled(value / MONEY[language], 1 if language == "en" else 0)
    if unit == "kg":
        return _scaled(value / KG_PER_TONNE, 0)
    if unit == "1":
        return f"{value:.2f}" if abs(value) < 1e4 else f"{value:,.0f}"
    return f"{value:,.0f}" if abs(value) >= 1e4 or unit == "persons" else f"{value:,.4g}"


def _scaled(value: float, decimals: int) -> str:
    """A number; a plain nought where it is nothing."""
    return f"{value:,.{decimals}f}" if round(value, decimals) else "0"


def _investment(case: ProjectCase, language: Language) -> None:
    header = text("project_page.investment_header", language).split("|")
    rows = []
    for row in construction_investment(case):
        name = text(f"statement.{row.key}", language, item=item_name(row.item, language))
        share = "" if math.isnan(row.share) else f"{PERCENT * row.share:.1f}%"
        rows.append(
            [
                "  " * row.level + name, _number(row.amount_cny, "CNY", language),
                _number(row.vat_cny, "CNY", language),
                _number(row.amount_cny + row.vat_cny, "CNY", language), share,
            ]
        )  # fmt: skip
    table("", header, rows, right=range(1, 5))


def _headline(rows: tuple[HeadlineRow, ...], language: Language) -> None:
    header = text("project_page.headline_header", language).split("|")
    table(
        "",
        header,
        [[text(f"indicator.{row.key}", language), *_headline_cells(row, language)] for row in rows],
        right=(1,),
    )


def _headline_cells(row: HeadlineRow, language: Language) -> tuple[str, str]:
    known = _UNITS.get(row.unit) or _share_or_number
    return known(row, language)


def _share_or_number(row: HeadlineRow, language: Language) -> tuple[str, str]:
    """Rates and shares per cent, covers as they are, years as years."""
    del language
    if math.isnan(row.value):
        return "–", ""
    if row.key.endswith("_year"):
        return f"{row.value:.0f}", ""
    if row.key.endswith("cover"):
        return f"{row.value:.2f}", ""
    return f"{PERCENT * row.value:.2f}", "%"


def _plain(unit: str, factor: float, form: str) -> Callable[..., tuple[str, str]]:
    def cells(row: HeadlineRow, language: Language) -> tuple[str, str]:
        told = text(f"project_page.unit_{unit}", language)
        return (f"{row.value / factor:{form}}" if math.isfinite(row.value) else "–"), told

    return cells


def _money(row: HeadlineRow, language: Language) -> tuple[str, str]:
    return _number(row.value, "CNY", language) or "–", money_unit(language)


_UNITS: dict[str, Callable[..., tuple[str, str]]] = {
    "CNY": _money,
    "kg": _plain("t", KG_PER_TONNE, ",.0f"),
    "kg/a": _plain("kt_a", 1e6, ",.4g"),
    "years": _plain("years", 1.0, ".1f"),
    "CNY/kg": _plain("price", 1.0, ",.2f"),
}
