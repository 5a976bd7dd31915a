"""Why intervals did not hold what they claim: which forecasts missed, how far, and beside whom.

Everything is worked out from the judged forecasts as they are: on which days what came lay outside
an interval, on which side and how far, whether the median had told the direction, and whether the
benchmark, whose width is that of the past alone, missed as well.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from polysight.market.scores import direction_hit
from polysight.study.market_record import MODEL, QUANTILES, JudgedForecast, RecordRow

#: Claim of the interval that is looked at, and the places of its ends.
CLAIM = 0.9
_LOW, _HALF, _HIGH = (QUANTILES.index(one) for one in (0.05, 0.5, 0.95))
MONTHS_PER_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Miss:
    """A forecast whose interval did not hold what came.

    Parameters
    ----------
    day : str
        Day of the forecast.
    above : bool
        Whether what came lay above the interval, not below.
    factor : float
        What came over the nearer end, or that end over what came; above one.
    right : bool
        Whether the median told rise from fall.
    benchmark : bool
        Whether the benchmark's interval missed it too.
    """

    day: str
    above: bool
    factor: float
    right: bool
    benchmark: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Misses on one side on quarter ends one after another.

    Parameters
    ----------
    first, last : str
        First and last day.
    count : int
        How many.
    above : bool
        Side.
    factor : float
        Largest distance, as of a `Miss`.
    """

    first: str
    last: str
    count: int
    above: bool
    factor: float


@dataclass(frozen=True, slots=True)
class Misses:
    """What lay outside an interval, of one variable and horizon.

    Parameters
    ----------
    forecasts : int
        How many forecasts there are.
    told : tuple of Miss
        Those that missed, by day.
    widening : float
        Factor on the distances of both ends from the median, in logarithms, with which the claim
        would just have been held; below one where the interval was wider than needed.
    """

    forecasts: int
    told: tuple[Miss, ...]
    widening: float

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """Misses on one side in a row, by day."""
        groups: list[list[Miss]] = []
        for one in self.told:
            before = groups[-1][-1] if groups else None
            if before and before.above == one.above and _quarter(one) - _quarter(before) == 1:
                groups[-1].append(one)
            else:
                groups.append([one])
        return tuple(
            Stretch(
                own[0].day, own[-1].day, len(own), own[0].above, max(one.factor for one in own)
            )
            for own in groups
        )  # fmt: skip


def record_misses(rows: Iterable[RecordRow], benchmark: str) -> Misses:
    """Forecasts whose 5 to 95 per cent interval did not hold what came.

    Parameters
    ----------
    rows : iterable of RecordRow
        Of one variable and horizon.
    benchmark : str
        Name of the benchmark.

    Returns
    -------
    Misses
        Without any where there are no forecasts; the widening is NaN there.
    """
    own = sorted(rows, key=lambda one: one.origin)
    needed = [_needed(one.judged[MODEL], one.outturn) for one in own]
    found = tuple(
        Miss(
            row.origin, row.outturn > row.judged[MODEL].median, _factor(row),
            bool(direction_hit([row.judged[MODEL].median], [row.start], [row.outturn])[0] == 1.0),
            _needed(row.judged[benchmark], row.outturn) > 1.0,
        )
        for row, size in zip(own, needed, strict=True)
        if size > 1.0
    )  # fmt: skip
    return Misses(len(own), found, _held(needed))


def _needed(told: JudgedForecast, came: float) -> float:
    """Distance from the median over that of the end of the interval on that side, in logarithms."""
    low, half, high = (told.quantiles[at] for at in (_LOW, _HALF, _HIGH))
    end = high if came > half else low
    size = abs(math.log(came / half))
    return size / abs(math.log(end / half)) if end != half else math.inf * size if size else 0.0


def _factor(row: RecordRow) -> float:
    told = row.judged[MODEL].quantiles
    above = row.outturn > told[_HALF]
    return row.outturn / told[_HIGH] if above else told[_LOW] / row.outturn


def _held(needed: Sequence[float]) -> float:
    """Smallest factor with which the claimed share lies inside."""
    if not needed:
        return math.nan
    return float(np.sort(needed)[math.ceil(CLAIM * len(needed)) - 1])


def _quarter(one: Miss) -> int:
    return (12 * int(one.day[:4]) + int(one.day[5:7])) // MONTHS_PER_QUARTER
