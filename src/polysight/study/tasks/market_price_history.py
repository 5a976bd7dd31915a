"""The price of the past in China split into trend, season, dated episodes and the rest.

The past is that of the simulated scenario. A study of an earlier day than the knowledge of that
scenario has none of it.
"""

from __future__ import annotations

import datetime as dt
import math

import numpy as np

from polysight.axes import Axis
from polysight.study.draft import Cell, Draft, combined, unknown
from polysight.study.history_reading import month_number
from polysight.study.market_forecast import market_forecast
from polysight.study.market_history import FIRST
from polysight.study.market_price_parts import MONTHS, NORMAL, price_parts
from polysight.study.market_scenario_file import market_scenario, sized
from polysight.study.published_record import month_text
from polysight.study.quotes import CASES
from polysight.study.view import View

CASE = Axis("case", CASES)
#: The price, its trend, and trend with season and episodes.
LINE = Axis("line", ("price", "trend", "told"))
CALENDAR = Axis("calendar_month", tuple(f"{one:02d}" for one in range(1, MONTHS + 1)))
ESTIMATED, LATER = "mark.estimated_past", "mark.market_later"
WITHOUT_TAX = "deal=spot;tax=excluded"


def add_price_history(view: View, draft: Draft) -> None:
    """Add the parts of the price; shares of the price by which it changes.

    Parameters
    ----------
    view : View
        The evidence; its scenario names that of the market.
    draft : Draft
        The result so far; holds the rows behind the past.
    """
    asked = view.scenario.market
    scenario = sized(market_scenario(asked.file, view.evidence), asked.draws, None)
    if view.as_of is not None and view.as_of < scenario.knowledge:
        names = tuple(row.cells["id"] for row in view.evidence.tables["episodes"])
        _unknown(scenario.origin, names, draft)
        return
    history = market_forecast(view.evidence, scenario).assembled.history
    parts, past = price_parts(history, view.evidence), draft.cell("market.forecast.rows", "past")

    def ends(change: float, error: float, *rests: Cell) -> list[Cell]:
        return [
            combined(float(np.expm1(change + sign * NORMAL * error)), (past, *rests), ESTIMATED)
            for sign in (-1.0, 0.0, 1.0)
        ]

    seasons = zip(parts.by_month, parts.by_month_error, strict=True)
    cells = [cell for one, error in seasons for cell in ends(float(one), float(error))]
    draft.add("market.price_parts.season", (CALENDAR, CASE), cells, "1")
    trend = ends(MONTHS * parts.drift, MONTHS * parts.drift_error)
    draft.add("market.price_parts.trend", (CASE,), trend, "1")
    episodes = Axis("episode", tuple(one.id for one in parts.told))
    told = [
        cell for one in parts.told for cell in ends(one.change, one.error, Cell(0.0, (one.id,)))
    ]
    draft.add("market.price_parts.episode", (episodes, CASE), told, "1")
    explained = combined(parts.explained, [past], ESTIMATED)
    draft.add("market.price_parts.explained", (), [explained], "1")
    lines = np.exp([parts.price, parts.trend, parts.trend + parts.season + parts.events]).T
    month = Axis("month", tuple(month_text(int(one)) for one in parts.months))
    values = [combined(float(one), [past], ESTIMATED) for one in lines.ravel()]
    draft.add("market.price_parts.monthly", (month, LINE), values, "CNY/kg", basis=WITHOUT_TAX)


def _unknown(origin: dt.date, names: tuple[str, ...], draft: Draft) -> None:
    """The same arrays without a number: the split is of a past that the day did not know."""
    months = range(month_number(FIRST), month_number(origin) + 1)
    arrays = {
        "season": (CALENDAR, CASE), "trend": (CASE,), "episode": (Axis("episode", names), CASE),
        "explained": (), "monthly": (Axis("month", tuple(month_text(one) for one in months)), LINE),
    }  # fmt: skip
    for name, axes in arrays.items():
        cells = [unknown(LATER)] * math.prod(len(axis.keys) for axis in axes)
        unit, basis = ("CNY/kg", WITHOUT_TAX) if name == "monthly" else ("1", "")
        draft.add(f"market.price_parts.{name}", axes, cells, unit, basis=basis)
