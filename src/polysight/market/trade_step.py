"""Trade between China and the rest of the world."""

from __future__ import annotations

from math import exp, log

from polysight.compiled import compiled_part
from polysight.market.case import Floats, MonthArrays
from polysight.market.parameter import Parameter
from polysight.market.series import Series
from polysight.market.working_arrays import Now

#: Part of what is there that can leave within a month.
_MOST_SHIPPED = 0.95


@compiled_part
def logistic(value: float) -> float:
    """Share between zero and one that rises with a number.

    Parameters
    ----------
    value : float
        Any.

    Returns
    -------
    float
        ``1 / (1 + exp(-value))``.
    """
    return 1.0 / (1.0 + exp(-value))


@compiled_part
def fill_trade(theta: Floats, months: MonthArrays, t: int, now: Floats, row: Floats) -> None:
    """Imports and exports of China in the month.

    Wafer makers of China take what must come from outside by rule, and of what the rest of the
    world can spare the share that a logit of prices gives, the landed price being with duty and
    freight; never more than they buy at all. Users outside take Chinese silicon likewise, as far
    as they may. Substitution between origins by a logit in log prices stands for contracts and
    qualification, which arbitrage between two spot prices would ignore: since 2022 the two
    markets traded at two to five times apart.

    Parameters
    ----------
    theta, months, t
        Behaviour, what comes from outside, month from 0.
    now, row : ndarray of float
        Axes `Now` and `Series`; filled in place.
    """
    china, outside = now[Now.PRICE_CHINA], now[Now.PRICE_OUTSIDE]
    spread = theta[Parameter.TRADE_SPREAD]
    landed_in = outside * (1.0 + months.import_duty[t]) + months.import_freight[t]
    landed_out = china * (1.0 + months.export_duty[t]) + months.export_freight[t]
    silicon = now[Now.WAFERS_WANTED] * months.silicon_g_per_w[t]
    required = months.traceable_share[t] * months.china_wafer_share[t] * silicon
    kept = theta[Parameter.PRODUCER_COVER_MONTHS] * now[Now.SMOOTH_USE_OUTSIDE]
    held = now[Now.STOCK_OUTSIDE] + row[Series.OUTPUT_OUTSIDE]
    spare = max(0.0, held - now[Now.WANTED_USE_OUTSIDE] - kept)
    wish_in = logistic((now[Now.LOG_PRICE_CHINA] - log(landed_in)) / spread)
    wished = months.import_open[t] * (required + spare * wish_in)
    most = min(row[Series.PURCHASES_CHINA], _MOST_SHIPPED * max(0.0, held))
    row[Series.IMPORTS] = min(wished, most)
    wish_out = logistic((now[Now.LOG_PRICE_OUTSIDE] - log(landed_out)) / spread)
    free = months.export_open[t] * (1.0 - months.restricted_share[t])
    here = now[Now.STOCK_PRODUCERS] + row[Series.OUTPUT_CHINA]
    wanted = free * now[Now.WANTED_USE_OUTSIDE] * wish_out
    row[Series.EXPORTS] = min(wanted, _MOST_SHIPPED * here)
    now[Now.LANDED_OUTSIDE] = landed_out
