"""Trade between China and the rest of the world."""

from __future__ import annotations

from math import exp, log

from polysight.compiled import compiled_inside, compiled_part
from polysight.market.case import Floats, MonthArrays
from polysight.market.merit_step import steps_below, total_of
from polysight.market.parameter import Parameter
from polysight.market.series import Series
from polysight.market.working_arrays import CurveWork, Now

#: Part of what is there that can leave within a month, and months in which elastic imports follow.
_MOST_SHIPPED, _SHIPPING_MONTHS = 0.95, 3.0


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


@compiled_inside
def fill_trade(
    theta: Floats, months: MonthArrays, t: int, curve: CurveWork, now: Floats, row: Floats
) -> None:
    """Imports and exports of China in the month, and the output that is wanted of China.

    Exports: users outside take Chinese silicon as far as they may, by a logit of the price
    outside over the landed one; it stands for contracts and qualification, which arbitrage
    between two spot prices would ignore: since 2022 the two markets traded at two to five times
    apart. Imports: what must come from outside by rule, R, and elastic imports. What the plants
    outside could still send, I, is a step of China's supply curve at its landed price; of it as
    much is wanted as China's plants below that price leave of the wanted output W, and ships
    bring a third of any change within the month::

        W = max(0, purchases - R + exports wished + (normal stock - stock) / months)
        imports = min(R + elastic, purchases, what is there)

    Parameters
    ----------
    theta, months, t
        Behaviour, what comes from outside, month from 0.
    curve : CurveWork
        Supply curves of the month.
    now, row : ndarray of float
        Axes `Now` and `Series`; filled in place.
    """
    _fill_landed_prices(months, t, now)
    silicon = now[Now.WAFERS_WANTED] * months.silicon_g_per_w[t]
    required = months.traceable_share[t] * months.china_wafer_share[t] * silicon
    required *= months.import_open[t]
    ratio = now[Now.LOG_PRICE_OUTSIDE] - log(now[Now.LANDED_OUTSIDE])
    free = months.export_open[t] * (1.0 - months.restricted_share[t])
    wished = free * now[Now.WANTED_USE_OUTSIDE] * logistic(ratio / theta[Parameter.TRADE_SPREAD])
    normal = theta[Parameter.PRODUCER_COVER_MONTHS] * now[Now.SMOOTH_USE_CHINA]
    missing = (normal - now[Now.STOCK_PRODUCERS]) / max(1.0, theta[Parameter.STOCK_MONTHS])
    wanted = max(0.0, row[Series.PURCHASES_CHINA] - required + wished + missing)
    lasting = now[Now.SMOOTH_USE_CHINA] - required + wished
    now[Now.TARGET_OUTPUT_CHINA] = max(0.0, lasting)
    spare = total_of(curve, 1, curve.steps[1]) - now[Now.WANTED_USE_OUTSIDE] - required
    now[Now.IMPORTS_OFFERED] = months.import_open[t] * max(0.0, spare)
    _move_elastic_imports(t, wanted, curve, now)
    held = now[Now.STOCK_OUTSIDE] + row[Series.OUTPUT_OUTSIDE]
    most = min(row[Series.PURCHASES_CHINA], _MOST_SHIPPED * max(0.0, held))
    row[Series.IMPORTS] = min(required + now[Now.ELASTIC_IMPORTS], most)
    here = now[Now.STOCK_PRODUCERS] + row[Series.OUTPUT_CHINA]
    row[Series.EXPORTS] = min(wished, _MOST_SHIPPED * here)


@compiled_inside
def _fill_landed_prices(months: MonthArrays, t: int, now: Floats) -> None:
    """Prices of each market in the other, with duty and freight."""
    inward = now[Now.PRICE_OUTSIDE] * (1.0 + months.import_duty[t])
    outward = now[Now.PRICE_CHINA] * (1.0 + months.export_duty[t])
    now[Now.LANDED_CHINA] = inward + months.import_freight[t]
    now[Now.LANDED_OUTSIDE] = outward + months.export_freight[t]


@compiled_inside
def _move_elastic_imports(t: int, wanted: float, curve: CurveWork, now: Floats) -> None:
    """Imports that answer the price, of which contracts and ships let a part change a month."""
    offered = now[Now.IMPORTS_OFFERED]
    cheaper = total_of(curve, 0, steps_below(curve, 0, now[Now.LANDED_CHINA]))
    drawn = min(offered, max(0.0, wanted - cheaper))
    before = drawn if t == 0 else now[Now.ELASTIC_IMPORTS]
    now[Now.ELASTIC_IMPORTS] = min(before + (drawn - before) / _SHIPPING_MONTHS, offered)
