"""How good the market's forecasts were, by variable and horizon, with how far that can be trusted.

Forecasts of neighbouring quarters share most of their months. Intervals are therefore of a block
bootstrap over the days of forecast, and the number of stretches that do not overlap is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.market.block_bootstrap import (
    block_places,
    bootstrap_mean,
    bootstrap_ratio,
    interval,
)
from polysight.market.scores import direction_hit
from polysight.study.backtest_protocol import BacktestProtocol
from polysight.study.market_readings import MarketVariable
from polysight.study.market_record import JUDGED, MODEL, RecordRow
from polysight.uncertainty.stream import uniforms

Floats = NDArray[np.float64]
Interval = tuple[float, float, float]

MONTHS_PER_QUARTER = 3
#: From so many forecasts on, intervals, coverage and direction mean anything.
FEW = 5


@dataclass(frozen=True, slots=True)
class Coverage:
    """How often what came lay in an interval.

    Parameters
    ----------
    level : float
        Probability that the interval claims.
    share, low, high : float
        Share of the forecasts, and its interval.
    """

    level: float
    share: float
    low: float
    high: float

    @property
    def honest(self) -> bool:
        """Whether the claim lies in the interval of the share."""
        return self.low <= self.level <= self.high


@dataclass(frozen=True, slots=True)
class RecordSummary:
    """Record of one variable and horizon.

    Parameters
    ----------
    variable : MarketVariable
        Of what.
    horizon : int
        Months ahead.
    first, last : str
        First and last day of forecast.
    forecasts : int
        How many.
    apart : int
        How many of them look at months of their own.
    crps, plain_crps : mapping of str to float
        Mean scores, of the logarithm and in the unit of the variable, by name of `JUDGED`.
    ratios : mapping of str to (float, float, float)
        Score of the logarithm over that of each benchmark, with its interval.
    coverage, walk_coverage : tuple of Coverage
        Of the model, and of the benchmark.
    bias, error : float
        Median of the logarithm of told over come, and of its size; of the model's medians.
    direction : float
        Share of the forecasts that told rise from fall.
    """

    variable: MarketVariable
    horizon: int
    first: str
    last: str
    forecasts: int
    apart: int
    crps: Mapping[str, float]
    plain_crps: Mapping[str, float]
    ratios: Mapping[str, Interval]
    coverage: tuple[Coverage, ...]
    walk_coverage: tuple[Coverage, ...]
    bias: float
    error: float
    direction: float

    @property
    def enough(self) -> bool:
        """Whether there are forecasts enough for intervals, coverage and direction."""
        return self.forecasts >= FEW


def certainty_of(ratio: Interval, aim: float) -> str:
    """How sure it is that a score is on its side of an aim.

    Parameters
    ----------
    ratio : (float, float, float)
        Score over that of the benchmark, low and high end of its interval.
    aim : float
        Ratio that is aimed at, below one.

    Returns
    -------
    str
        ``one`` where the interval holds one, ``aim`` where it lies below one and holds the aim,
        ``no`` where it leaves no doubt.
    """
    _, low, high = ratio
    if low <= 1.0 <= high:
        return "one"
    return "aim" if low <= aim < high else "no"


def verdict_of(coverage: Iterable[Coverage]) -> str:
    """What the coverage says of the intervals.

    Parameters
    ----------
    coverage : iterable of Coverage
        Of several levels.

    Returns
    -------
    str
        ``honest`` where no share can be told from its claim, ``narrow`` or ``wide`` where one or
        more fall short of it or go beyond, ``mixed`` where both happens.
    """
    untrue = [one for one in coverage if not one.honest]
    short, beyond = (
        any(one.share < one.level for one in untrue), any(one.share > one.level for one in untrue)
    )  # fmt: skip
    if short and beyond:
        return "mixed"
    return "narrow" if short else "wide" if beyond else "honest"


def record_summary(
    rows: Sequence[RecordRow], protocol: BacktestProtocol
) -> tuple[RecordSummary, ...]:
    """Record by variable and horizon.

    Parameters
    ----------
    rows : sequence of RecordRow
        Judged forecasts.
    protocol : BacktestProtocol
        Levels, confidence and the bootstrap.

    Returns
    -------
    tuple of RecordSummary
        In the order of the protocol; without those of which there are no forecasts.
    """
    found = []
    for variable in (one.name for one in protocol.scoring.variables):
        for horizon in protocol.scoring.horizons:
            own = [one for one in rows if (one.variable, one.horizon) == (variable, horizon)]
            if own:
                own.sort(key=lambda one: one.origin)
                found.append(_summary(own, protocol))
    return tuple(found)


def _summary(rows: list[RecordRow], protocol: BacktestProtocol) -> RecordSummary:
    variable, horizon = rows[0].variable, rows[0].horizon
    terms = protocol.scoring
    places = _places(rows, protocol)
    quarters = _quarters(rows)

    def column(name: str, field: str) -> Floats:
        return _spread([getattr(one.judged[name], field) for one in rows], quarters)

    crps = {name: column(name, "crps") for name in JUDGED}
    ratios = {
        name: (
            float(np.nanmean(crps[MODEL]) / np.nanmean(crps[name])),
            *interval(bootstrap_ratio(crps[MODEL], crps[name], places), terms.confidence),
        )
        for name in JUDGED[1:]
    }
    gaps = np.log([one.judged[MODEL].median / one.outturn for one in rows])
    hits = direction_hit(
        [one.judged[MODEL].median for one in rows],
        [one.start for one in rows],
        [one.outturn for one in rows],
    )
    return RecordSummary(
        variable, horizon, rows[0].origin, rows[-1].origin, len(rows), _apart(rows),
        {name: float(np.nanmean(values)) for name, values in crps.items()},
        {name: float(np.nanmean(column(name, "plain_crps"))) for name in JUDGED},
        ratios,
        _coverage(column(MODEL, "below"), places, protocol),
        _coverage(column(JUDGED[1], "below"), places, protocol),
        float(np.median(gaps)), float(np.median(np.abs(gaps))), float(np.nanmean(hits)),
    )  # fmt: skip


def _coverage(
    below: Floats, places: NDArray[np.int64], protocol: BacktestProtocol
) -> tuple[Coverage, ...]:
    found = []
    for level in protocol.scoring.levels:
        inside = np.where(np.isnan(below), np.nan, np.abs(below - 0.5) <= level / 2.0)
        ends = interval(bootstrap_mean(inside, places), protocol.scoring.confidence)
        found.append(Coverage(level, float(np.nanmean(inside)), *ends))
    return tuple(found)


def _places(rows: list[RecordRow], protocol: BacktestProtocol) -> NDArray[np.int64]:
    terms = protocol.scoring
    count = int(_quarters(rows)[-1]) + 1
    length = min(count, max(terms.least_block, -(-rows[0].horizon // MONTHS_PER_QUARTER)))
    stretches = -(-count // length)
    name = f"market.record.bootstrap.{rows[0].variable}.{rows[0].horizon}"
    drawn = uniforms(protocol.forecast.seed, name, terms.resamples * stretches)
    return block_places(drawn.reshape(terms.resamples, stretches), count, length)


def _quarters(rows: list[RecordRow]) -> NDArray[np.int64]:
    """Quarters since the first day of forecast."""
    number = [12 * int(one.origin[:4]) + int(one.origin[5:7]) for one in rows]
    return (np.array(number) - number[0]) // MONTHS_PER_QUARTER


def _spread(values: list[float], quarters: NDArray[np.int64]) -> Floats:
    """Values on the axis of all quarters, NaN where there is no forecast."""
    found = np.full(int(quarters[-1]) + 1, np.nan)
    found[quarters] = values
    return found


def _apart(rows: list[RecordRow]) -> int:
    """Forecasts one after another, each beginning when the outturn of the one before is there."""
    count, free = 0, -1
    for one in rows:
        month = 12 * int(one.origin[:4]) + int(one.origin[5:7]) - 1
        if month >= free:
            count, free = count + 1, one.last
    return count
