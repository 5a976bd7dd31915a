"""Use of polysilicon on a day, and the demand that was expected two years ahead."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from polysight.errors import DataError
from polysight.market.series import Series
from polysight.study.history_reading import month_number
from polysight.study.market_demand import demand, electronic, intensity
from polysight.study.market_driver_rows import YEAR_MONTHS, drivers
from polysight.study.market_history import MarketHistory
from polysight.study.view import View

#: How far ahead expected demand is looked at [months], and the year about that month.
AHEAD, HALF_YEAR = 24, 6
#: Quantities whose rows tell how lately use was known.
TELLING = ("production", "demand", "wafer_output", "production_rate")
#: Drivers without which no demand is worked out.
NEEDED = ("silicon_intensity", "electronic_use", "electronic_share_china", "china_wafer_share")


@dataclass(frozen=True, slots=True)
class UseOutlook:
    """Use of the world.

    Parameters
    ----------
    now : float
        Use at the mean of the season on the day [kt/a].
    ahead : float
        Demand expected for the year about `AHEAD` months later [kt/a].
    modules : float
        Wafers and modules wanted on the day [GW per month].
    deviation : float
        Standard deviation of the logarithm of the use.
    ahead_deviation : float
        That of the demand ahead.
    newest : int or None
        Last month of what tells it, since January of year 0.
    rows : tuple of str
        Ids of the rows.
    """

    now: float
    ahead: float
    modules: float
    deviation: float
    ahead_deviation: float
    newest: int | None
    rows: tuple[str, ...]


def use_outlook(view: View, history: MarketHistory, month: int) -> UseOutlook | None:
    """Use and expected demand as a day knew them.

    Parameters
    ----------
    view : View
        The evidence as the day knew it.
    history : MarketHistory
        The past as the day knew it.
    month : int
        Month of the day, since January of year 0.

    Returns
    -------
    UseOutlook or None
        By the rule of `polysight.study.market_demand`; None where the day knew no use or drivers.
    """
    known = drivers(view.evidence, history.origin)
    if not all(known.of(name) for name in NEEDED):
        return None
    numbers = np.arange(month + 1, month + AHEAD + HALF_YEAR + 1, dtype=np.int64)
    try:
        told = demand(view, known, numbers, history.of(Series.USE_CHINA).at(month))
    except DataError:
        return None
    times = np.array([month + 1.0, month + 0.5 + AHEAD]) / YEAR_MONTHS
    grams, chips = intensity(known, times), electronic(known, times).sum(axis=0)
    wanted = np.array([told.level * YEAR_MONTHS, told.modules[-YEAR_MONTHS:].sum()])
    use = wanted * grams + chips
    years = AHEAD / YEAR_MONTHS
    return UseOutlook(
        float(use[0]),
        float(use[1]),
        told.level,
        told.level_spread,
        math.hypot(told.level_spread, years * told.growth_spread),
        _newest(view, told.inputs, month),
        told.inputs,
    )


def _newest(view: View, rows: Iterable[str], month: int) -> int | None:
    wanted = set(rows)
    ends = (
        month_number(row.period.end)
        for row in view.evidence.observations
        if row.id in wanted and row.quantity in TELLING
    )
    return max((min(end, month) for end in ends), default=None)
