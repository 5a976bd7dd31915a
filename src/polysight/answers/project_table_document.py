"""Tables of a feasibility study as documents."""

from __future__ import annotations

from polysight.answers.project_numbers import finite, finite_list
from polysight.answers.project_table_names import CONSTRUCTION, HEADLINE, unit_of
from polysight.investment.single_tables import construction_investment, headline
from polysight.investment.table_layout import LAYOUTS
from polysight.investment.tables import line_numbers
from polysight.investment.tables import table as filled
from polysight.messages import LANGUAGES, item_name, text
from polysight.study.project_evaluation import Evaluation


def table_document(found: Evaluation, name: str) -> dict[str, object]:
    """One table of a feasibility study for machines.

    Parameters
    ----------
    found : Evaluation
        The project worked through.
    name : str
        Which table.

    Returns
    -------
    dict
        Rows with their names, by year and by period; CNY and kg.
    """
    title = {each: text(f"statement_table.{name}", each) for each in LANGUAGES}
    told: dict[str, object] = {"table": name, "title": title}
    if name == CONSTRUCTION:
        rows = [
            {
                "key": one.key, "item": one.item, "level": one.level,
                "name": _line(one.key, one.item), "amount_cny": one.amount_cny,
                "vat_cny": one.vat_cny, "share": finite(one.share),
            }
            for one in construction_investment(found.statement.case)
        ]  # fmt: skip
        return {**told, "rows": rows}
    if name == HEADLINE:
        rows = [
            {
                "key": one.key, "value": finite(one.value), "unit": one.unit,
                "name": {each: text(f"indicator.{one.key}", each) for each in LANGUAGES},
            }
            for one in headline(found.statement, found.indicators)
        ]  # fmt: skip
        return {**told, "rows": rows}
    layout = next(one for one in LAYOUTS if one.key == name)
    filled_rows = filled(found.statement, layout).rows
    lines: list[dict[str, object]] = [
        {
            "number": number, "key": row.line.key, "item": row.item, "level": row.line.level,
            "name": _line(row.line.key, row.item), "unit": unit_of(row, found.statement.case),
            "by_year": finite_list(row.by_year), "by_period": finite_list(row.by_period),
        }
        for row, number in zip(filled_rows, line_numbers(filled_rows), strict=True)
    ]  # fmt: skip
    return {**told, "years": found.statement.years.tolist(), "rows": lines}


def _line(key: str, item: str) -> dict[str, str]:
    return {each: text(f"statement.{key}", each, item=item_name(item, each)) for each in LANGUAGES}
