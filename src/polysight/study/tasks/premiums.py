"""What a grade earned over another, year by year, as quoted on one basis."""

from __future__ import annotations

from polysight.axes import Axis
from polysight.study.draft import Cell, Draft, unknown
from polysight.study.premiums import PAIRS, PremiumYear, premium_years
from polysight.study.view import View

NO_QUOTE = "mark.no_row"


def add_premiums(view: View, draft: Draft) -> None:
    """Add premia in money and as ratios of prices, with the days that they rest on.

    Parameters
    ----------
    view : View
        The evidence.
    draft : Draft
        The result so far.
    """
    found = {
        (f"{one.grade}/{one.other}", str(one.year)): one
        for pair in PAIRS
        for one in premium_years(view, *pair)
    }
    if not found:
        return
    pairs = Axis("grade_pair", tuple(dict.fromkeys(pair for pair, _ in found)))
    years = Axis("year", tuple(sorted({year for _, year in found})))
    held = [found.get((pair, year)) for pair in pairs.keys for year in years.keys]
    for name, unit, field in (
        ("premium", "CNY/kg", "median"), ("premium_ratio", "1", "ratio"),
        ("premium_days", "count", "days"),
    ):  # fmt: skip
        basis = "tax=excluded" if unit == "CNY/kg" else ""
        cells = [_cell(one, field) for one in held]
        draft.add(f"costing.{name}", (pairs, years), cells, unit, basis=basis)


def _cell(one: PremiumYear | None, field: str) -> Cell:
    return unknown(NO_QUOTE) if one is None else Cell(float(getattr(one, field)), one.inputs)
