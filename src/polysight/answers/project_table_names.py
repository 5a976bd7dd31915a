"""Names and units of the tables of a project."""

from __future__ import annotations

from collections.abc import Sequence

from polysight.investment.case import ProjectCase
from polysight.investment.table_layout import LAYOUTS
from polysight.investment.tables import TableRow

CONSTRUCTION, HEADLINE, ALL = "construction_investment", "headline", "all"
#: Names of the tables in the order of a feasibility study.
NAMES = (CONSTRUCTION, *(one.key for one in LAYOUTS), HEADLINE)


def chosen(names: Sequence[str]) -> tuple[str, ...]:
    """Tables that were asked for.

    Parameters
    ----------
    names : sequence of str
        Names, or ``all``.

    Returns
    -------
    tuple of str
        In the order of a feasibility study.
    """
    return NAMES if ALL in names else tuple(one for one in NAMES if one in names)


def unit_of(row: TableRow, case: ProjectCase) -> str:
    """Unit of a line, as its numbers are stored.

    Parameters
    ----------
    row : TableRow
        The line.
    case : ProjectCase
        The project, whose inputs have their units.

    Returns
    -------
    str
        Unit code; ``CNY/UNIT`` for a price.
    """
    inputs = {one.key: one.unit for one in case.inputs}
    if row.line.key == "purchase_price":
        return f"CNY/{inputs.get(row.item, '')}"
    if row.line.key == "pay":
        return "CNY/person"
    return row.line.unit or inputs.get(row.item, "")
