"""Installations behind the demand of a market, as a document."""

from __future__ import annotations

from typing import Any

from polysight.answers.market_answer import MarketAnswer
from polysight.evidence.observation import Observation
from polysight.study.market_case import market_view
from polysight.study.market_demand_parts import installations_by_place

#: Whole years of the past that are told.
PAST_YEARS = 3
#: Signs of a whole year.
YEAR_SIGNS = 4


def installed(asked: MarketAnswer) -> list[dict[str, Any]]:
    """Installations as published: of the last whole years, and expected of those to come.

    Parameters
    ----------
    asked : MarketAnswer
        The scenario, whose day of knowledge counts.

    Returns
    -------
    list of dict
        Region, period, side on which power is counted, kind, number with its range [GW] and rows.
    """
    view = market_view(asked.evidence, asked.scenario.knowledge)
    day = asked.scenario.knowledge
    found = [
        {
            "region": one.geography, "period": one.period, "side": one.side, "kind": "stated",
            "value": one.value, "low": one.low, "high": one.high, "rows": list(one.inputs),
        }
        for one in installations_by_place(view)
        if len(one.period) == YEAR_SIGNS and int(one.period) >= day.year - PAST_YEARS
    ]  # fmt: skip
    newest: dict[tuple[str, str, str], Observation] = {}
    for row in asked.evidence.select("installations", as_of=day, kind="forecast"):
        if row.period.end > day and len(row.period.text) == YEAR_SIGNS:
            key = row.geography, row.period.text, str(row.basis.get("electrical"))
            held = newest.get(key)
            if held is None or row.first_known >= held.first_known:
                newest[key] = row
    for (region, period, side), row in newest.items():
        low = row.middle if row.low is None else row.low
        high = row.middle if row.high is None else row.high
        found.append(
            {
                "region": region, "period": period, "side": side, "kind": "forecast",
                "value": row.middle, "low": low, "high": high, "rows": [row.id],
            }
        )  # fmt: skip
    return sorted(found, key=lambda one: (one["region"], one["kind"] != "stated", one["period"]))
