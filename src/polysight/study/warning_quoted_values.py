"""Stocks, producers, spreads of grades and futures on a day, straight from the rows that tell them.

Nothing is estimated between rows: a value is that of the newest month in which it was told, and
grows old from there. Rows that say again what another says, and unverified ones, are left out.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from polysight.evidence.observation import Observation
from polysight.market.series import Series
from polysight.study.futures_basis import DELIVERABLE, basis_pairs
from polysight.study.history_prices import GRADES
from polysight.study.history_reading import month_number, unrepeated
from polysight.study.warning_day import KnownDay
from polysight.study.warning_values import IndicatorValue, older, once, unknown
from polysight.warning.price_spread import curve_slope, price_spread
from polysight.warning.producers import stopped_share
from polysight.warning.stock_cover import stock_change, stock_cover

CHINA, PRODUCT = "CN", "polysilicon"
#: Covers of polysilicon by what their stocks count.
COVERS: Mapping[str, tuple[str, ...]] = {
    "stock_cover_producers": ("producers",),
    "stock_cover_industry": ("industry", "unstated"),
    "stock_cover_chain": ("whole-chain",),
}
CHANGE, INDUSTRY = "stock_change", ("industry", "unstated")
#: Months between two stocks whose change is told: about half a year.
APART, LEAST_APART, MOST_APART = 6, 3, 9
RUNNING, STOPPED = "producers_running", "producers_stopped_share"
DOWNSTREAM = {"wafer_stock_cover": "wafer", "module_stock_cover": "module"}
N_TO_P, GRANULAR = "n_to_p_spread", "granular_spread"
N_TYPE, P_TYPE = ("n-type",), ("p-type", "mono-recharge", "mono-dense")
BEDS = ("granular", "n-type-granular")
BASIS, CURVE = "futures_basis", "futures_curve"
_CONTRACT = re.compile(r"PS(\d\d)(\d\d)")
_PERCENT, _DAYS_PER_MONTH = 0.01, 365.25 / 12.0


def quoted_values(known: KnownDay) -> list[IndicatorValue]:
    """Indicators that rows tell.

    Parameters
    ----------
    known : KnownDay
        What the day knew.

    Returns
    -------
    list of IndicatorValue
        Covers, change of stocks, producers, stocks of wafers and modules, spreads, futures.
    """
    return [
        *(_cover(known, key, coverages) for key, coverages in COVERS.items()),
        _change(known),
        *(_downstream(known, key, product) for key, product in DOWNSTREAM.items()),
        _running(known),
        _stopped(known),
        _grades(known, N_TO_P, N_TYPE, P_TYPE),
        _grades(known, GRANULAR, N_TYPE, BEDS),
        _basis(known),
        _curve(known),
    ]


def _by_month(rows: Iterable[Observation]) -> dict[int, list[Observation]]:
    """Rows by the month in which their period ends."""
    found: dict[int, list[Observation]] = {}
    for row in rows:
        found.setdefault(month_number(row.period.end), []).append(row)
    return dict(sorted(found.items()))


def _mean(rows: Sequence[Observation]) -> float:
    return math.fsum(row.middle for row in rows) / len(rows)


def _stocks(known: KnownDay, coverages: Sequence[str]) -> dict[int, list[Observation]]:
    """Stocks of China by month; those of a month of which the end is not over are left out."""
    rows = unrepeated(known.view.facts("stock", product=PRODUCT, geography=CHINA))
    held = [row for row in rows if row.basis.get("coverage") in coverages and not row.company]
    return {month: told for month, told in _by_month(held).items() if month <= known.month}


def _monthly_use(known: KnownDay, month: int) -> tuple[float, float, tuple[str, ...]]:
    """Use of polysilicon in China in a month, the doubt of its logarithm, and rows of output."""
    logarithm, deviation = known.history.of(Series.USE_CHINA).at(month)
    return math.exp(logarithm), deviation, known.series(Series.OUTPUT_CHINA).rows(month, month)


def _cover(known: KnownDay, key: str, coverages: Sequence[str]) -> IndicatorValue:
    """Months of use that the stock of the newest told month holds."""
    told = _stocks(known, coverages)
    days = _days_of_output(known) if key == "stock_cover_industry" else {}
    if not told and not days:
        return unknown(key)
    month = max((*told, *days))
    if month not in told:
        value, rows = days[month]
        return IndicatorValue(key, value, math.nan, month, rows)
    use, deviation, outputs = _monthly_use(known, month)
    value = float(stock_cover(np.array(_mean(told[month])), np.array(use)))
    rows = once((row.id for row in told[month]), outputs)
    return IndicatorValue(key, value, value * deviation, month, rows)


def _days_of_output(known: KnownDay) -> dict[int, tuple[float, tuple[str, ...]]]:
    """Stocks told in days, as months."""
    rows = unrepeated(known.view.facts("stock_days", product=PRODUCT, geography=CHINA))
    return {
        month: (_mean(told) / _DAYS_PER_MONTH, tuple(row.id for row in told))
        for month, told in _by_month(rows).items()
        if month <= known.month
    }


def _change(known: KnownDay) -> IndicatorValue:
    """Share of the use that went into stocks of the industry over about half a year."""
    told = _stocks(known, INDUSTRY)
    if not told:
        return unknown(CHANGE)
    month = max(told)
    before = [one for one in told if LEAST_APART <= month - one <= MOST_APART]
    if not before:
        return unknown(CHANGE)
    then = min(before, key=lambda one: (abs(month - one - APART), one))
    use, _, outputs = _monthly_use(known, month)
    ends = np.array([_mean(told[month]), _mean(told[then])])
    value = float(stock_change(ends[0], ends[1], np.array(month - then), np.array(use)))
    error = known.numbers("industry_error")
    spread = error * float(np.hypot(*ends)) / (use * (month - then))
    rows = once((row.id for row in (*told[month], *told[then])), outputs)
    return IndicatorValue(CHANGE, value, spread, month, rows)


def _downstream(known: KnownDay, key: str, product: str) -> IndicatorValue:
    """Months of the wafers and modules that are wanted which a stock of them holds."""
    rows = unrepeated(known.view.facts("downstream_stock", product=product))
    told = {month: held for month, held in _by_month(rows).items() if month <= known.month}
    if not told or known.use is None:
        return unknown(key)
    month = max(told)
    value = float(stock_cover(np.array(_mean(told[month])), np.array(known.use.modules)))
    ids = once((row.id for row in told[month]), known.use.rows)
    return IndicatorValue(key, value, value * known.use.deviation, month, ids)


def _counts(known: KnownDay, quantity: str) -> dict[int, list[Observation]]:
    rows = unrepeated(known.view.facts(quantity, product=PRODUCT, geography=CHINA))
    told = _by_month(row for row in rows if not row.company)
    # A year that is counted before its end speaks of the day on which it was counted.
    found: dict[int, list[Observation]] = {}
    for month, held in told.items():
        found.setdefault(min(month, known.month), []).extend(held)
    return found


def _running(known: KnownDay) -> IndicatorValue:
    """Producers of China that made something in the newest told month."""
    told = _counts(known, "producers_operating")
    if not told:
        return unknown(RUNNING)
    month = max(told)
    rows = tuple(row.id for row in told[month])
    return IndicatorValue(RUNNING, _mean(told[month]), math.nan, month, rows)


def _stopped(known: KnownDay) -> IndicatorValue:
    """Share of the producers of China that stood still: as told, else worked out from counts."""
    shares = {
        month: (_PERCENT * _mean(rows) if rows[0].canonical_unit == "%" else _mean(rows), rows)
        for month, rows in _counts(known, "producers_stopped_share").items()
    }
    running, whole = _counts(known, "producers_operating"), _counts(known, "producers")
    for month, rows in running.items():
        near = [one for one in whole if abs(month - one) <= 2 * APART]
        if month not in shares and near:
            others = whole[min(near, key=lambda one: (abs(month - one), one))]
            share = stopped_share(np.array(_mean(rows)), np.array(_mean(others)))
            shares[month] = float(share), [*rows, *others]
    if not shares:
        return unknown(STOPPED)
    month = max(shares)
    value, told = shares[month]
    return IndicatorValue(STOPPED, value, math.nan, month, tuple(row.id for row in told))


def _quotes(known: KnownDay, wanted: Callable[[Observation], bool]) -> dict[int, list[Observation]]:
    """Spot quotes of China with tax of some grades by month."""
    rows = known.view.facts("price", wanted, product=PRODUCT, geography=CHINA)
    spot = [
        row
        for row in unrepeated(rows)
        if row.basis.get("deal") == "spot"
        and row.basis.get("tax") == "included"
        and row.canonical_unit.startswith("CNY/")
        and month_number(row.period.start) == month_number(row.period.end)
        and not row.company
    ]
    return _by_month(spot)


def _grades(
    known: KnownDay, key: str, grades: Sequence[str], others: Sequence[str]
) -> IndicatorValue:
    """Mean log price of some grades over others in the newest month in which both were quoted."""
    upper = _quotes(known, lambda row: row.grade in grades)
    lower = _quotes(known, lambda row: row.grade in others)
    both = [month for month in upper if month in lower]
    if not both:
        return unknown(key)
    month = max(both)
    means = [
        math.exp(math.fsum(_log(known, row) for row in rows) / len(rows))
        for rows in (upper[month], lower[month])
    ]
    value = float(price_spread(*(np.array(one) for one in means)))
    error = known.numbers("quote_error")
    spread = error * math.hypot(len(upper[month]) ** -0.5, len(lower[month]) ** -0.5)
    rows = once(row.id for row in (*upper[month], *lower[month]))
    return IndicatorValue(key, value, spread, month, rows)


def _log(known: KnownDay, row: Observation) -> float:
    """Logarithm of a quote, p-type grades brought to mono recharge."""
    second = row.grade in P_TYPE
    return math.log(row.middle) - (known.numbers(GRADES[row.grade]) if second else 0.0)


def _basis(known: KnownDay) -> IndicatorValue:
    """Mean log price of futures over the nearest spot quotes in the newest month with both."""
    told: dict[int, list[tuple[float, tuple[str, ...]]]] = {}
    for pair in basis_pairs(known.view):
        month = month_number(dt.date.fromisoformat(pair.day))
        spread = float(price_spread(np.array(pair.futures), np.array(pair.spot)))
        told.setdefault(month, []).append((spread, pair.inputs))
    if not told:
        return unknown(BASIS)
    month = max(told)
    value = math.fsum(one for one, _ in told[month]) / len(told[month])
    error = known.numbers("quote_error") / math.sqrt(len(told[month]))
    return IndicatorValue(BASIS, value, error, month, once(*(ids for _, ids in told[month])))


def _curve(known: KnownDay) -> IndicatorValue:
    """Slope between the nearest and the farthest contract quoted on the newest such day."""
    rows = known.view.facts("price", product=PRODUCT, geography=CHINA, grade=DELIVERABLE)
    by_day: dict[dt.date, dict[int, Observation]] = {}
    for row in unrepeated(rows):
        named = _CONTRACT.search(row.site)
        if named and row.period.start == row.period.end:
            delivery = month_number(dt.date(2000 + int(named[1]), int(named[2]), 1))
            by_day.setdefault(row.period.end, {})[delivery] = row
    days = [day for day, contracts in by_day.items() if len(contracts) > 1]
    if not days:
        return unknown(CURVE)
    day = max(days)
    near, far = min(by_day[day]), max(by_day[day])
    ends = [np.array(by_day[day][one].middle) for one in (near, far)]
    value = float(curve_slope(ends[0], ends[1], np.array(float(far - near))))
    month = older(month_number(day))
    return IndicatorValue(
        CURVE, value, math.nan, month, tuple(by_day[day][m].id for m in (near, far))
    )
