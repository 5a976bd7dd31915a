"""How consumption of the fleet has fallen and may fall: a robust log-linear curve, with intervals.

The quantity falls by a constant share per unit of ``place``. ``place`` is the year here, and may
be the logarithm of cumulative output (Wright) where output is known: output rows of the world
begin in 2005 with gaps to 2021 and none is by process before 2023, so that for 1990-2025 time is
the only regressor without invented numbers; with exponential growth of output the two give the
same curve (Sahal 1979; Nagy et al. 2013, doi:10.1371/journal.pone.0052669, find no practical
difference in 62 technologies). A curve is fitted to rows of one basis only: whole plant,
deposition and hydrogenation are three curves.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from polysight.errors import DataError, refusal
from polysight.plant.sections import Floats

_STEPS = 200
_SETTLED = 1e-12
#: Coefficients of a line.
_COEFFICIENTS = 2


@dataclass(frozen=True, slots=True)
class LearningDesign:
    """How a fleet that is off its curve comes back to it; axes ....

    Parameters
    ----------
    persistence_fraction : ndarray of float
        Share of a departure from the curve that is left after one year.
    """

    persistence_fraction: Floats


@dataclass(frozen=True, slots=True)
class LearningCurve:
    """A fitted line ln(value) = level + slope (place - centre).

    Parameters
    ----------
    level : float
        Mean of the logarithm of the value.
    slope : float
        Change of the logarithm per unit of place.
    centre : float
        Weighted mean place of the rows.
    spread : float
        Standard deviation of the residuals of a row of weight 1.
    degrees : float
        Degrees of freedom of the spread.
    weight_sum : float
        Weight of all rows, after the robust weights.
    place_sum : float
        Weighted sum of squares of place about its centre.
    kept : tuple of float
        Robust weight of each row; 0 for an outlier, 1 for a row on the line.
    """

    level: float
    slope: float
    centre: float
    spread: float
    degrees: float
    weight_sum: float
    place_sum: float
    kept: tuple[float, ...]


def bisquare(residual: Floats, tuning: float = 4.685) -> Floats:
    """Robust weight of a standardised residual: (1 - (u / c)^2)^2 inside c, 0 outside.

    Parameters
    ----------
    residual : ndarray of float
        Residuals over their scale.
    tuning : float
        Constant c; 4.685 has 95 % of the efficiency of least squares at normal residuals.

    Returns
    -------
    ndarray of float
        Weights of 0 to 1.

    References
    ----------
    Beaton and Tukey 1974, Technometrics 16, 147-185, doi:10.1080/00401706.1974.10489171.
    """
    share = np.clip(np.abs(residual) / tuning, 0.0, 1.0)
    return np.asarray((1.0 - share**2) ** 2)


def learning_curve(
    place: ArrayLike, value: ArrayLike, weight: ArrayLike, *, robust: bool = True
) -> LearningCurve:
    """Fit of ln(value) on place by reweighted least squares with bisquare weights.

    Parameters
    ----------
    place : array_like of float
        Axis row; year, or logarithm of cumulative output.
    value : array_like of float
        Axis row; consumption of one basis, above 0.
    weight : array_like of float
        Axis row; inverse variance relative to a row of weight 1, above 0. A fleet average of the
        association has 1, the reading of one study or plant less.
    robust : bool
        Whether outliers lose their weight; with fewer than five rows a scale of the residuals
        cannot be told from an outlier and least squares is used.

    Returns
    -------
    LearningCurve
        The curve.

    Raises
    ------
    DataError
        If fewer than three rows or places differ, or a value or weight is not above 0.

    Examples
    --------
    >>> curve = learning_curve([2020, 2021, 2022, 2023], [80.0, 40.0, 20.0, 10.0], [1, 1, 1, 1])
    >>> round(curve.slope, 6)
    -0.693147
    """
    places, values, weights = (np.asarray(one, dtype=np.float64) for one in (place, value, weight))
    _check(places, values, weights)
    logs, kept = np.log(values), np.ones_like(values)
    for _ in range(_STEPS):
        level, slope, centre = _line(places, logs, weights * kept)
        residual = (logs - level - slope * (places - centre)) * np.sqrt(weights)
        scale = np.median(np.abs(residual)) / special.ndtri(0.75)
        if not robust or len(values) < 2 * _COEFFICIENTS + 1 or scale < _SETTLED:
            break
        before, kept = kept, bisquare(residual / scale)
        if np.max(np.abs(kept - before)) < _SETTLED:
            break
    return _curve(places, residual, weights, kept, (level, slope, centre))


def _check(places: Floats, values: Floats, weights: Floats) -> None:
    enough = np.unique(places).size > _COEFFICIENTS
    if not (enough and np.all(values > 0.0) and np.all(weights > 0.0)):
        raise refusal(DataError, "plant.learning_rows", got=len(np.unique(places)))


def _line(places: Floats, logs: Floats, weights: Floats) -> tuple[float, float, float]:
    centre = float(np.average(places, weights=weights))
    offset = places - centre
    slope = float(np.sum(weights * offset * logs) / np.sum(weights * offset**2))
    return float(np.average(logs, weights=weights)), slope, centre


def _curve(
    places: Floats,
    residual: Floats,
    weights: Floats,
    kept: Floats,
    line: tuple[float, float, float],
) -> LearningCurve:
    level, slope, centre = line
    degrees = max(float(np.sum(kept)) - _COEFFICIENTS, 1.0)
    return LearningCurve(
        level=level,
        slope=slope,
        centre=centre,
        spread=float(np.sqrt(np.sum(kept * residual**2) / degrees)),
        degrees=degrees,
        weight_sum=float(np.sum(weights * kept)),
        place_sum=float(np.sum(weights * kept * (places - centre) ** 2)),
        kept=tuple(kept.tolist()),
    )


def prediction(
    curve: LearningCurve, place: ArrayLike, probability: ArrayLike, weight: ArrayLike = 1.0
) -> Floats:
    """Value that a row at a place stays under with a probability.

    ln(value) = line + t s sqrt(1 / weight + 1 / W + (x - centre)^2 / S), with t the Student
    quantile at the degrees of freedom of the curve: the prediction interval of a new observation
    (Draper and Smith, Applied Regression Analysis, 3rd ed., section 3.2).

    Parameters
    ----------
    curve : LearningCurve
        Fitted curve.
    place : array_like of float
        Axes ...; year, or logarithm of cumulative output.
    probability : array_like of float
        Axes ...; 0.5 is the curve itself, 0.05 and 0.95 are the ends of the 90 % interval;
        uniform random numbers give draws.
    weight : array_like of float
        Axes ...; weight of the row to come; 1 is a fleet average.

    Returns
    -------
    ndarray of float
        Axes ...; in the unit of the values.
    """
    offset = np.asarray(place, dtype=np.float64) - curve.centre
    quantile = special.stdtrit(curve.degrees, np.asarray(probability, dtype=np.float64))
    variance = 1.0 / np.asarray(weight) + 1.0 / curve.weight_sum + offset**2 / curve.place_sum
    deviation = quantile * curve.spread * np.sqrt(variance)
    return np.asarray(np.exp(curve.level + curve.slope * offset + deviation))


def year_factor(
    curve: LearningCurve,
    year: ArrayLike,
    probability: ArrayLike,
    *,
    reference_year: float,
    reference_value: float,
    persistence: ArrayLike,
    held_from: float = np.inf,
) -> Floats:
    """Factor by which the fleet of a reference year is scaled to another year.

    A fleet that is off the curve in the reference year stays off it in part: its departure fades
    by ``persistence`` a year (a first-order autoregression about the curve), so that the factor
    is exactly 1 in the reference year and follows the curve, with its full interval, far from it.
    With d = |year - reference year| and r = persistence^d the logarithm of the factor is
    slope (year - reference year) - (1 - r) departure, of variance
    s^2 [(1 - r^2) + (year - reference year)^2 / S].

    A curve that falls too fast to be carried on is held: from ``held_from`` on its middle stays
    what it was then, nothing draws a fleet back to it, and each year adds the innovation
    s^2 (1 - persistence^2) of that autoregression to the variance: a random walk.

    Parameters
    ----------
    curve : LearningCurve
        Curve over years.
    year : array_like of float
        Axes ....
    probability : array_like of float
        Axes ...; 0.5 is the middle; see `prediction`.
    reference_year : float
        Year of the design, 2020 for the shipped ones.
    reference_value : float
        Published consumption of that year.
    persistence : array_like of float
        Axes ...; share of a departure left after one year, 0 to 1.
    held_from : float
        Year after which the middle is held; not before the reference year.

    Returns
    -------
    ndarray of float
        Axes ...; above 0.

    Raises
    ------
    DataError
        If persistence lies outside 0 to 1.
    """
    lasting = np.asarray(persistence, dtype=np.float64)
    if not np.all((lasting >= 0.0) & (lasting <= 1.0)):
        raise refusal(DataError, "plant.learning_persistence", got=np.max(lasting))
    gap = np.asarray(year, dtype=np.float64) - reference_year
    carried = np.minimum(gap, held_from - reference_year)
    left = lasting ** np.abs(carried)
    walk = (1.0 - lasting**2) * (gap - carried)
    line = curve.level + curve.slope * (reference_year - curve.centre)
    departure = np.log(reference_value) - line
    quantile = special.stdtrit(curve.degrees, np.asarray(probability, dtype=np.float64))
    variance = (1.0 - left**2) + walk + carried**2 / curve.place_sum
    deviation = curve.spread * np.sqrt(variance)
    middle = curve.slope * carried - (1.0 - left) * departure
    return np.asarray(np.exp(middle + quantile * deviation))


def with_spread_of(short: LearningCurve, long: LearningCurve) -> LearningCurve:
    """A short series with the spread of its residuals pooled with that of a long one.

    s^2 = (n1 s1^2 + n2 s2^2) / (n1 + n2), with n the degrees of freedom: three or four rows tell
    a slope but no spread. Slope and level stay those of the short series.

    Parameters
    ----------
    short : LearningCurve
        Curve of few rows.
    long : LearningCurve
        Curve of many rows of the same kind.

    Returns
    -------
    LearningCurve
        The short curve with pooled spread and degrees of freedom.
    """
    degrees = short.degrees + long.degrees
    variance = (short.degrees * short.spread**2 + long.degrees * long.spread**2) / degrees
    return replace(short, spread=float(np.sqrt(variance)), degrees=degrees)


def part_factors(
    deposition: float, hydrogenation: float, shares: tuple[float, float]
) -> tuple[float, float, float] | None:
    """Year factors of two known steps and of the rest, over that of the whole plant.

    With shares d and h of the whole in the reference year, which change by f_d and f_h, the rest
    changes by (1 - d f_d - h f_h) / (1 - d - h). The three shares sum to one, so that the parts of
    a year sum to its whole whatever factor the whole takes in a draw.

    Parameters
    ----------
    deposition, hydrogenation : float
        Share of a step over that of the reference year.
    shares : tuple of float
        Shares of deposition and hydrogenation in the reference year.

    Returns
    -------
    tuple of float, or None
        Factors of deposition, hydrogenation and the rest relative to the whole; None where the two
        steps leave nothing.
    """
    known = shares[0] * deposition + shares[1] * hydrogenation
    if not known < 1.0:
        return None
    return deposition, hydrogenation, (1.0 - known) / (1.0 - shares[0] - shares[1])
