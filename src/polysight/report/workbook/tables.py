"""The tables of a feasibility study as rows of the model, by calendar year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from polysight.investment.case import ProjectCase
from polysight.investment.table_layout import LAYOUTS
from polysight.investment.table_line import Layout, Line
from polysight.investment.tables import formula_key
from polysight.messages import Language, item_name, text
from polysight.report.workbook.model import HEAD, Model, Part, Row, Sheet
from polysight.report.workbook.project_cells import word
from polysight.report.workbook.reference import Families

#: Family of rows that holds a series of things of the layouts.
_SERIES = {
    ("products", "sales"): "product_sales", ("products", "domestic_sales"): "home_sold",
    ("products", "export_sales"): "export_sold", ("products", "domestic_revenue"): "home_sales",
    ("products", "export_revenue"): "exports", ("inputs", "purchase"): "input_cost",
    ("inputs", "purchase_quantity"): "input_amount", ("inputs", "purchase_price"): "input_price",
    ("inputs", "purchase_vat"): "input_tax", ("assets", "original_value"): "class_original",
    ("assets", "written_off"): "class_written", ("assets", "written_off_of"): "class_written",
    ("assets", "net_value"): "class_net", ("loans", "loan_before"): "closing",
    ("loans", "exchange_difference"): "loan_difference", ("loans", "loan_draw"): "draw",
    ("loans", "loan_draw_of"): "draw", ("loans", "interest"): "loan_interest",
    ("loans", "principal"): "repaid", ("loans", "loan_closing"): "closing",
    ("project", "working_capital_loan_last"): "working_returned",
}  # fmt: skip
_FAMILY = {"materials": "inputs", "fuel-power": "inputs", "fixed": "assets", "amortised": "assets"}
#: Lines whose unit is not money of the tables.
_UNITS = {"purchase_price": "CNY/unit", "pay": "CNY/person", "staff": "people"}


@dataclass(frozen=True, slots=True)
class TableLine:
    """A row of a table and how it looks.

    Parameters
    ----------
    row : Row
        The row; its formula is empty for a heading.
    level : int
        Depth.
    summed : bool
        Whether the sum over the years means something.
    note : str
        How it is worked out.
    """

    row: Row
    level: int
    summed: bool
    note: str


@dataclass
class Draft:
    """Rows that the tables need beside those of the model.

    Parameters
    ----------
    case : ProjectCase
        The project.
    language : {"en", "zh"}
        Language of labels.
    sums, quotients : dict of str to str
        Formula of each further row by period and by year, by its name.
    labels : dict of str to str
        What each of them is.
    """

    case: ProjectCase
    language: Language
    sums: dict[str, str] = field(default_factory=dict)
    quotients: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)

    def named(self, rows: dict[str, str], stem: str, formula: str, label: str) -> str:
        """Name of the row with a formula, made at its first use.

        Parameters
        ----------
        rows : dict of str to str
            `sums` or `quotients`.
        stem : str
            Beginning of new names.
        formula : str
            The formula; ``@`` stands for the row itself.
        label : str
            What the row is.

        Returns
        -------
        str
            The name.
        """
        for name, old in rows.items():
            if old == formula.replace("@", name):
                return name
        name = f"{stem}_{len(rows) + 1}"
        rows[name] = formula.replace("@", name)
        self.labels[name] = label
        return name


def with_tables(
    model: Model, case: ProjectCase, language: Language
) -> tuple[Model, dict[str, tuple[TableLine, ...]]]:
    """The model with the tables behind it.

    Parameters
    ----------
    model : Model
        Inputs, calculations, results.
    case : ProjectCase
        The project.
    language : {"en", "zh"}
        Language of labels.

    Returns
    -------
    tuple of Model and dict of str to tuple of TableLine
        Model with further sheets, and the lines of each table by the key of its sheet.
    """
    draft = Draft(case, language)
    lines = {
        f"table_{number:02d}": tuple(_lines(draft, layout, number))
        for number, layout in enumerate(LAYOUTS, 2)
    }
    sheets = [
        _rows_sheet(draft, "sums", "period", draft.sums),
        _rows_sheet(draft, "quotients", "year", draft.quotients),
    ]
    for (key, told), layout in zip(lines.items(), LAYOUTS, strict=True):
        rows = tuple(line.row for line in told if line.row.formula)
        title = text(f"statement_table.{layout.key}", language)
        number = key[-2:].lstrip("0")
        tab = text("workbook.table_tab", language, number=number)
        head = word("joined", "table", language).format(number, title)
        money = text("workbook.money_unit", language)
        part = Part("", HEAD + 1, rows)
        sheets.append(Sheet(key, tab, money, "year", (part,), head, title))
    added = {row.name: row for sheet in sheets for part in sheet.parts for row in part.rows}
    families = Families(model.families.axes, {**model.families.axis_of, **dict.fromkeys(added, "")})
    full = replace(
        model,
        sheets=(*model.sheets, *sheets),
        rows={**model.rows, **added},
        families=families,
    )
    return full, lines


def _rows_sheet(draft: Draft, key: str, grid: str, formulas: dict[str, str]) -> Sheet:
    """Sheet of the rows that only tables need."""
    rows = []
    for line, (name, formula) in enumerate(formulas.items(), HEAD + 3):
        unit = "CNY"
        rows.append(Row(name, key, line, True, formula, unit, draft.labels[name], None))
    title, about = (text(f"workbook.{word}_{key}", draft.language) for word in ("sheet", "about"))
    return Sheet(key, title, about, grid, (Part(title, HEAD + 2, tuple(rows)),))


def _lines(draft: Draft, layout: Layout, number: int) -> Iterator[TableLine]:
    counts: list[int] = []
    counted = {one.key: one.unit for one in draft.case.inputs}
    for place, (line, item, source) in enumerate(_sources(draft, layout), 1):
        counts = (counts + [0] * (line.level + 1))[: line.level + 1]
        counts[line.level] += 1
        label = text(f"statement.{line.key}", draft.language, item=item_name(item, draft.language))
        row = Row(
            f"t{number}_{place}", f"table_{number:02d}", HEAD + place, True,
            _formula(draft, line, source), _unit(line, counted.get(item, "")),
            f"{'.'.join(map(str, counts))} {label}", None,
        )  # fmt: skip
        summed = line.kind == "flow" and bool(row.formula) and line.key not in _UNITS
        yield TableLine(row, line.level, summed, _note(draft, line))


def _note(draft: Draft, line: Line) -> str:
    key = formula_key(line)
    return text(key, draft.language) if key else ""


def _unit(line: Line, counted: str) -> str:
    told = {"CNY": "money", "1": "ratio", "kg": "kg"}.get(line.unit, "unit")
    told = _UNITS.get(line.key, told)
    return f"{told} {counted}" if counted and told in {"unit", "CNY/unit"} else told


def _sources(draft: Draft, layout: Layout) -> Iterator[tuple[Line, str, str]]:
    """Lines one by one, repeated for each thing, with the row that each shows."""
    block: list[Line] = []
    for line in (*layout.lines, None):
        if block and (line is None or line.each != block[-1].each or line.key == "heading"):
            for item, number in _things(draft.case, block[0].each):
                for each in block:
                    yield each, item, _series(each, number)
            block = []
        if line is not None and line.each:
            block.append(line)
        elif line is not None:
            yield line, "", ""


def _things(case: ProjectCase, each: str) -> list[tuple[str, int]]:
    """Code and number of the things of a block of lines."""
    if each == "products":
        return [(one.key, i) for i, one in enumerate(case.products, 1)]
    if each in ("materials", "fuel-power"):
        return [(one.key, i) for i, one in enumerate(case.inputs, 1) if one.category == each]
    if each in ("fixed", "amortised"):
        fixed = each == "fixed"
        return [(one.key, i) for i, one in enumerate(case.assets, 1)
                if (one.kind == "fixed") == fixed]  # fmt: skip
    if each == "loans":
        return [(one.key, i) for i, one in enumerate(case.financing.loans, 1)]
    return [("", 0)]


def _series(line: Line, number: int) -> str:
    if line.key == "heading":
        return ""
    family = _SERIES.get((_FAMILY.get(line.each, line.each), line.key), line.key)
    return f"{family}#{number}" if number else family


def _formula(draft: Draft, line: Line, source: str) -> str:
    """A year of the periods: their sum, or what stands at its end."""
    if line.key == "heading":
        return ""
    if line.under:
        return _ratio(draft, line)
    row = source or _summed(draft, line.terms)
    if line.kind == "cumulative":
        label = text(f"statement.{line.key}", draft.language)
        row = draft.named(draft.sums, "sum", f"@[-1] + {row}", label)
    formula = {
        "flow": f"SUMIF(year_no[*], year_step, {row}[*])",
        "opening": f"SUMIFS({row}[*], year_no[*], year_step - 1, year_end[*], 1)",
    }.get(line.kind, f"SUMIFS({row}[*], year_no[*], year_step, year_end[*], 1)")
    return formula + ("/money_unit" if _unit(line, "") == "money" else "")


def _summed(draft: Draft, terms: tuple[tuple[int, object], ...]) -> str:
    """Row that holds the sum of some rows."""
    names = [(sign, str(row.key)) for sign, row in terms]  # type: ignore[attr-defined]
    if len(names) == 1 and names[0][0] == 1:
        return names[0][1]
    signs = ["+" if sign > 0 else "-" for sign, _ in names]
    formula = " ".join(f"{sign} {name}" for sign, (_, name) in zip(signs, names, strict=True))
    words = [text(f"statement.{name}", draft.language) for _, name in names]
    label = " ".join(f"{sign} {word}" for sign, word in zip(signs, words, strict=True))
    return draft.named(draft.sums, "sum", formula.removeprefix("+ "), label.removeprefix("+ "))


def _ratio(draft: Draft, line: Line) -> str:
    by_year = []
    for terms in (line.terms, line.under, *([line.where] if line.where else [])):
        row = _summed(draft, terms)
        ends = ", year_end[*], 1" if line.kind == "balance-ratio" else ""
        formula = f"SUMIFS({row}[*], year_no[*], year_step{ends})"
        label = draft.labels.get(row) or text(f"statement.{row}", draft.language)
        by_year.append(draft.named(draft.quotients, "quotient", formula, label))
    told = f"{by_year[2]} > settled*drawn" if line.where else f"{by_year[1]} > least_amount"
    return f"IF({told}, {by_year[0]}/{by_year[1]}, outcome_word#1)"
