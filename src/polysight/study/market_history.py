"""The past of the market, month by month, with its doubt: what is known of it on a day.

Each group of series is a state-space model of logarithms whose readings are single months, sums of
quarters, half-years and years, year-ends, shares, and prices of other grades and places. Errors,
offsets and scatters are rows of ``market_history_terms``. The price of China follows a trend that
fades, that outside China follows it in part. Stocks are covers of use that
return to the normal ones: where nothing was told, they are these with a wide doubt.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.market.series import Series
from polysight.market.state_space import StateModel, StatePath, lagged, random_walk
from polysight.study.futures_basis import basis_pairs
from polysight.study.history_amounts import (
    capacity_readings,
    imports_readings,
    metal_stock_readings,
    output_readings,
    stock_readings,
)
from polysight.study.history_prices import metal_readings, price_readings
from polysight.study.history_reading import HistoryReading, Shape, month_number
from polysight.study.history_terms import HistoryTerms
from polysight.study.log_paths import LAGS, SeriesEstimate, Track, estimated, remembering
from polysight.study.view import View

Floats = NDArray[np.float64]

#: First month that is estimated.
FIRST = dt.date(2009, 1, 31)
#: Beliefs about the first month, wide enough to be overruled by any reading: price [CNY/kg],
#: output and imports [kt per month], capacity [kt/a], stock of silicon metal [kt].
_PRICE, _OUTPUT, _IMPORTS, _CAPACITY, _METAL_STOCK = 500.0, (2.0, 6.0), 2.0, (50.0, 120.0), 250.0
_WIDE, _TREND, _GAP = 1.0, 0.1, 0.2
#: Least use, over supply.
LEAST_USE = 0.3
#: Normal covers of producers, traders and wafer makers by the ends of their names.
HOLDERS = (("producer", "_months"), ("trader", ""), ("wafer", "_months"))
#: Months whose mean supply a cover counts, and over which the change of stocks is spread when use
#: is worked out.
COVERED_MONTHS, SPREAD_MONTHS = 12, 6


@dataclass(frozen=True, slots=True, eq=False)
class MarketHistory:
    """The past of the market as known on a day.

    Parameters
    ----------
    origin : datetime.date
        Day whose state is wanted.
    estimates : mapping of Series to SeriesEstimate
        Prices, output, imports, use, stocks and capacity; all on the same months.
    price_path : StatePath
        State of the price model; its first state is the log price in China, its third that
        outside, and eleven earlier months of the first follow at `price_lags`.
    price_lags : int
        Place of the log price of China one month earlier.
    basis : tuple of (int, float, tuple of str)
        Months with a futures price and a spot price near it, the logarithm of their ratio, rows.
    usable_error : float
        Widest error of a logarithm that still serves as a start.
    inputs : tuple of str
        Ids of all rows and terms.
    """

    origin: dt.date
    estimates: Mapping[Series, SeriesEstimate]
    price_path: StatePath
    price_lags: int
    basis: tuple[tuple[int, float, tuple[str, ...]], ...]
    usable_error: float
    inputs: tuple[str, ...]

    def of(self, series: Series) -> SeriesEstimate:
        """Estimate of a series.

        Parameters
        ----------
        series : Series
            Which.

        Returns
        -------
        SeriesEstimate
            The estimate.
        """
        return self.estimates[series]

    @property
    def usable(self) -> dict[Series, int | None]:
        """First month in which each series was known well enough to start from."""
        return {one: told.usable_from(self.usable_error) for one, told in self.estimates.items()}


def market_history(view: View, origin: dt.date, first: dt.date = FIRST) -> MarketHistory:
    """The past of the market.

    Parameters
    ----------
    view : View
        The evidence; ``view.as_of`` is the day of knowledge, which may lie after the origin.
    origin : datetime.date
        Day whose state is wanted, the end of a month.
    first : datetime.date
        A day of the first month that is estimated.

    Returns
    -------
    MarketHistory
        Estimates from the first month to that of the day of knowledge, or of the newest reading
        where there is none, at least to the origin.
    """
    terms = HistoryTerms(view.evidence)
    prices, metal = price_readings(view, terms), metal_readings(view, terms)
    amounts = [
        rows(view, terms)
        for rows in (
            output_readings, imports_readings, stock_readings, capacity_readings,
            metal_stock_readings,
        )
    ]  # fmt: skip
    told = [one for group in (prices, metal, *amounts) for one in group]
    newest = max((one.last for one in told), default=0) if view.as_of is None else 0
    known = month_number(view.as_of) if view.as_of else newest
    span = month_number(first), max(known, month_number(origin))
    found, path, lags = _prices(prices, span, terms)
    found |= _metal_price(metal, span, terms)
    found |= _outputs(amounts[0], span, terms)
    found |= _imports(amounts[1], span, terms)
    found |= _stocks_and_use(amounts[2], found, span, terms)
    found |= _capacities(amounts[3], span, terms)
    found |= _metal_stock(amounts[4], span, terms)
    basis = _basis(view)
    rows = (name for one in told for name in one.inputs)
    pairs = (name for _, _, names in basis for name in names)
    widest = terms("usable_error")
    inputs = tuple(dict.fromkeys((*rows, *pairs, *terms.inputs)))
    return MarketHistory(origin, found, path, lags, basis, widest, inputs)


def _prices(
    told: list[HistoryReading], span: tuple[int, int], terms: HistoryTerms
) -> tuple[dict[Series, SeriesEstimate], StatePath, int]:
    """Log price of China with a fading trend, and that outside, which half follows it."""
    step, push, stay = terms("price_step"), terms("trend_step"), terms("trend_persistence")
    own, follow, back = (terms(f"outside_{one}") for one in ("step", "follows", "return"))
    both = follow * push**2, follow * (step**2 + push**2)
    prices = StateModel(
        np.array([[1.0, stay, 0.0], [0.0, stay, 0.0], [back, follow * stay, 1.0 - back]]),
        np.array(
            [
                [step**2 + push**2, push**2, both[1]],
                [push**2, push**2, both[0]],
                [both[1], both[0], follow * both[1] + own**2],
            ]
        ),
        np.zeros(3),
        np.array([math.log(_PRICE), 0.0, math.log(_PRICE)]),
        np.array(
            [[_WIDE**2, 0.0, _WIDE**2], [0.0, _TREND**2, 0.0], [_WIDE**2, 0.0, _WIDE**2 + _GAP**2]]
        ),
    )
    lags = len(prices.mean), len(prices.mean) + LAGS
    model = lagged(lagged(prices, 0, LAGS), 2, LAGS)
    level = np.zeros(span[1] - span[0] + 1)
    tracks = {
        Series.PRICE_CHINA: Track((0,), lags[:1], level),
        Series.PRICE_OUTSIDE: Track((2,), lags[1:], level),
    }
    tied = [*told, *_one_market(span, terms)]
    found, path = estimated(model, tracks, tied, span, terms("error_freedom"))
    return found, path, lags[0]


def _one_market(span: tuple[int, int], terms: HistoryTerms) -> list[HistoryReading]:
    """Months in which the two prices were those of one market, as readings of their ratio."""
    until, error = int(terms("one_market_until")), terms("one_market_error")
    return [
        HistoryReading(
            (Series.PRICE_CHINA,),
            Shape.MEAN,
            month,
            month,
            0.0,
            error,
            dt.date.min,
            (),
            (Series.PRICE_OUTSIDE,),
        )
        for month in range(span[0], min(span[1], until) + 1)
    ]


def _metal_price(
    told: list[HistoryReading], span: tuple[int, int], terms: HistoryTerms
) -> dict[Series, SeriesEstimate]:
    base = math.log(terms("metal_level"))
    stay, step = terms("metal_persistence"), terms("metal_step")
    model = random_walk(step, 0.0, step / math.sqrt(1.0 - stay**2))
    model, lags = remembering((model._replace(transition=np.full((1, 1), stay)),))
    level = np.full(span[1] - span[0] + 1, base)
    tracks = {Series.METAL_PRICE: Track((0,), lags, level)}
    return estimated(model, tracks, told, span, terms("error_freedom"))[0]


def _outputs(
    told: list[HistoryReading], span: tuple[int, int], terms: HistoryTerms
) -> dict[Series, SeriesEstimate]:
    step, growth = terms("output_step"), terms("output_growth")
    china, outside = (random_walk(step, math.log(one), _WIDE) for one in _OUTPUT)
    model, lags = remembering((china._replace(drift=np.array([growth])), outside))
    level = np.zeros(span[1] - span[0] + 1)
    tracks = {
        Series.OUTPUT_CHINA: Track((0,), lags[:1], level),
        Series.OUTPUT_OUTSIDE: Track((1,), lags[1:], level),
    }
    return estimated(model, tracks, told, span, terms("error_freedom"))[0]


def _imports(
    told: list[HistoryReading], span: tuple[int, int], terms: HistoryTerms
) -> dict[Series, SeriesEstimate]:
    model, lags = remembering((random_walk(terms("imports_step"), math.log(_IMPORTS), _WIDE),))
    tracks = {Series.IMPORTS: Track((0,), lags, np.zeros(span[1] - span[0] + 1))}
    return estimated(model, tracks, told, span, terms("error_freedom"))[0]


def _capacities(
    told: list[HistoryReading], span: tuple[int, int], terms: HistoryTerms
) -> dict[Series, SeriesEstimate]:
    step = terms("capacity_step")
    model, _ = remembering([random_walk(step, math.log(one), _WIDE) for one in _CAPACITY])
    level = np.zeros(span[1] - span[0] + 1)
    both = (Series.CAPACITY_CHINA, Series.CAPACITY_OUTSIDE)
    tracks = {name: Track((place,), (), level) for place, name in enumerate(both)}
    return estimated(model, tracks, told, span, terms("error_freedom"))[0]


def _metal_stock(
    told: list[HistoryReading], span: tuple[int, int], terms: HistoryTerms
) -> dict[Series, SeriesEstimate]:
    model = random_walk(terms("metal_stock_step"), math.log(_METAL_STOCK), _WIDE)
    tracks = {Series.STOCK_METAL: Track((0,), (), np.zeros(span[1] - span[0] + 1))}
    return estimated(model, tracks, told, span, terms("error_freedom"))[0]


def _stocks_and_use(
    told: list[HistoryReading],
    found: Mapping[Series, SeriesEstimate],
    span: tuple[int, int],
    terms: HistoryTerms,
) -> dict[Series, SeriesEstimate]:
    """Stocks of China as covers of what was made and imported, and use as what they leave.

    Use is output and imports less the change of stocks, spread over `SPREAD_MONTHS`. Exports, of
    which hardly a row tells, are taken as none.
    """
    china, imports = (np.exp(found[one].logarithm) for one in (Series.OUTPUT_CHINA, Series.IMPORTS))
    supply = _trailing(china + imports, COVERED_MONTHS)
    covers = [terms(f"{one}_cover{end}") for one, end in HOLDERS]
    stay, wide = terms("stock_persistence"), terms("unknown_stock_error")
    step = wide * math.sqrt(1.0 - stay**2)
    one = random_walk(step, 0.0, wide)._replace(transition=np.full((1, 1), stay))
    model, _ = remembering((one, one, one))
    holders = (Series.STOCK_PRODUCERS, Series.STOCK_TRADERS, Series.STOCK_WAFER_MAKERS)
    tracks = {
        name: Track((place,), (), np.log(cover * supply))
        for place, (name, cover) in enumerate(zip(holders, covers, strict=True))
    }
    stocks = estimated(model, tracks, told, span, terms("error_freedom"))[0]
    held = sum(np.exp(stocks[name].logarithm) for name in holders)
    change = _change(np.asarray(held), SPREAD_MONTHS)
    use = np.log(np.maximum(_trailing(china + imports - change, 3), LEAST_USE * supply))
    part = china / (china + imports)
    spread = np.hypot(terms("use_error"), found[Series.OUTPUT_CHINA].deviation * part)
    stocks[Series.USE_CHINA] = SeriesEstimate(
        Series.USE_CHINA, span[0], use, spread, use, spread, ()
    )
    return stocks


def _trailing(values: Floats, count: int) -> Floats:
    """Mean of a month and those before it, as many as there are up to a number."""
    sums = np.cumsum(np.concatenate([[0.0], values]))
    ends = np.arange(1, len(values) + 1)
    starts = np.maximum(ends - count, 0)
    return np.asarray((sums[ends] - sums[starts]) / (ends - starts))


def _change(values: Floats, count: int) -> Floats:
    """Mean monthly change over the months before; none in the first ones."""
    earlier = np.concatenate([np.full(count, values[0]), values])[: len(values)]
    return np.asarray((values - earlier) / count)


def _basis(view: View) -> tuple[tuple[int, float, tuple[str, ...]], ...]:
    """Mean log ratio of futures to spot in months with pairs."""
    by_month: dict[int, list[tuple[float, tuple[str, ...]]]] = {}
    for pair in basis_pairs(view):
        month = month_number(dt.date.fromisoformat(pair.day))
        by_month.setdefault(month, []).append((math.log(pair.futures / pair.spot), pair.inputs))
    return tuple(
        (
            month,
            math.fsum(ratio for ratio, _ in pairs) / len(pairs),
            tuple(dict.fromkeys(name for _, names in pairs for name in names)),
        )
        for month, pairs in sorted(by_month.items())
    )
