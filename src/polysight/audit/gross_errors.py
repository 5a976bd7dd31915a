r"""Gross errors: do the readings fit together, and which of them does not.

The global test asks whether the weighted sum of squares of the adjustments is larger than chance
allows (chi-squared with the degrees of redundancy). The generalised likelihood ratio of an error
says by how much that sum falls when the size of the error is free. About the solution, with
readings in units in which their errors are independent, an error of size b moves the residual e by
c b, where c is what it does in the directions that the constraints leave to the residual (M c):

    b = c' e / c' M c,   T = (c' e)^2 / (c' M c)

For a reading T is the square of the measurement test of largest power, for a constraint (a leak)
of the constraint test of largest power; T of the largest is chi-squared with one degree, and the
level is shared out over the tests (Sidak). Two errors that move the residual in the same direction
cannot be told apart by any test; they are named as equals.

References
----------
Narasimhan, S. and Mah, R. S. H. (1987), Generalized likelihood ratio method for gross error
identification, AIChE Journal 33, 1514-1521. Serth, R. W. and Heenan, W. A. (1986), Gross error
detection and data reconciliation in steam-metering systems, AIChE Journal 32, 733-742. Crowe, C. M.
(1992), The maximum-power test for gross errors in the original constraints in data reconciliation,
Canadian Journal of Chemical Engineering 70, 1030-1036. Bagajewicz, M. J. (2000), A brief review of
recent developments in data reconciliation and gross error detection, Latin American Applied
Research 30, 335-342.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtrc, chdtri

from polysight.audit.balance_network import BalanceNetwork
from polysight.audit.readings import Readings
from polysight.audit.reconciliation import Geometry, Reconciled, reconciliation

Floats = NDArray[np.float64]
Integers = NDArray[np.intp]

#: Chance of a false alarm that a test allows.
LEVEL = 0.05
#: Share of an error below which the residual does not feel it.
UNFELT = 1e-7
#: Cosine of directions, less than one by no more than this, that cannot be told apart; ratios
#: that far apart, relatively, are the same.
SAME = 1e-6


@dataclass(frozen=True, slots=True)
class GlobalTest:
    """Whether readings fit together as far as chance goes.

    Parameters
    ----------
    statistic : float
        Weighted sum of squares of the adjustments.
    degrees : int
        Degrees of redundancy.
    critical : float
        What the statistic exceeds by chance with the level of the test.
    chance : float
        Chance of a statistic as large without any gross error.
    passed : bool
        Whether it is at most critical; true where nothing can be tested.
    """

    statistic: float
    degrees: int
    critical: float
    chance: float
    passed: bool


@dataclass(frozen=True, eq=False)
class LikelihoodRatios:
    """How much a gross error in one place would explain.

    Parameters
    ----------
    readings, constraints : ndarray of float
        Fall of the weighted sum of squares when the error is free; axis reading, constraint. NaN
        where the residual does not feel it.
    errors, leaks : ndarray of float
        Size of the error that fits best: stated less true value, and what the terms of the
        constraint add up to instead of zero.
    """

    readings: Floats
    constraints: Floats
    errors: Floats
    leaks: Floats


@dataclass(frozen=True, slots=True)
class GrossError:
    """One error that was found.

    Parameters
    ----------
    leak : bool
        Whether it is in a constraint and not in a reading.
    place : int
        Place on the axis reading, or constraint.
    ratio : float
        Likelihood ratio when it was found.
    size : float
        Stated less implied value of a reading, or what the terms of a constraint add up to.
    equals : tuple of int
        Other places on the same axis that would explain as much.
    """

    leak: bool
    place: int
    ratio: float
    size: float
    equals: tuple[int, ...] = ()


@dataclass(frozen=True, eq=False)
class GrossErrors:
    """Errors in the order in which they were found, and what is left without them.

    Parameters
    ----------
    errors : tuple of GrossError
        The largest likelihood ratio of its round first.
    before, after : GlobalTest
        With all readings, and without the errors.
    reconciled : Reconciled
        Values from the readings that are left; its axis reading holds `kept` only.
    kept : ndarray of int
        Places of the readings that are left.
    """

    errors: tuple[GrossError, ...]
    before: GlobalTest
    after: GlobalTest
    reconciled: Reconciled
    kept: Integers


def global_test(reconciled: Reconciled, level: float = LEVEL) -> GlobalTest:
    """Whether readings fit together.

    Parameters
    ----------
    reconciled : Reconciled
        Of the readings.
    level : float
        Chance of a false alarm.

    Returns
    -------
    GlobalTest
        Statistic, what chance allows, and the verdict.
    """
    return _chi_squared(reconciled.statistic, reconciled.degrees, level)


def likelihood_ratios(reconciled: Reconciled) -> LikelihoodRatios:
    """What one gross error in each place would explain.

    Parameters
    ----------
    reconciled : Reconciled
        Of the readings.

    Returns
    -------
    LikelihoodRatios
        Bounds that bind no value are NaN, as are readings without redundancy.
    """
    about = reconciled.geometry
    ratios, sizes = _ratios(about.errors.T @ about.residual, _felt_errors(about))
    leaks = np.where(about.loose, 0.0, _felt_leaks(about))
    leak_ratios, leak_sizes = _ratios(about.leaks.T @ about.residual, leaks)
    table = np.full((2, len(reconciled.active)), np.nan)
    table[:, reconciled.active] = ratios, sizes
    return LikelihoodRatios(table[0], leak_ratios, table[1], leak_sizes)


def critical_ratio(tests: int, level: float = LEVEL) -> float:
    """Likelihood ratio that the largest of several exceeds by chance with a level.

    Parameters
    ----------
    tests : int
        How many ratios are looked at.
    level : float
        Chance of a false alarm in all of them together.

    Returns
    -------
    float
        Square of the two-sided normal bound at the level that Sidak gives each test.

    Examples
    --------
    >>> round(critical_ratio(1) ** 0.5, 2)
    1.96
    """
    return float(chdtri(1, -np.expm1(np.log1p(-level) / max(tests, 1))))


def serial_elimination(
    network: BalanceNetwork,
    readings: Readings,
    level: float = LEVEL,
    start: Floats | None = None,
) -> GrossErrors:
    """Readings taken out one after the other until the rest fit together.

    In each round the reading with the largest likelihood ratio goes and all is reconciled anew,
    so that under products, too, each round is exact. Readings whose errors cannot be told apart
    are taken by the larger relative deviation, so that the order of readings never decides.

    Parameters
    ----------
    network : BalanceNetwork
        Quantities and constraints.
    readings : Readings
        What is stated of them.
    level : float
        Chance of a false alarm of the global test and of the largest ratio.
    start : ndarray of float or None
        Axis quantity; where a search under products begins.

    Returns
    -------
    GrossErrors
        The readings that went, and what is left.
    """
    kept = np.arange(len(readings.quantities))
    reconciled = reconciliation(network, readings, start)
    before = after = global_test(reconciled, level)
    errors: list[GrossError] = []
    while not after.passed:
        ratios = likelihood_ratios(reconciled)
        tested = int(np.isfinite(ratios.readings).sum())
        if not tested or np.nanmax(ratios.readings) <= critical_ratio(tested, level):
            break
        alike = _alike(reconciled, ratios)
        worst = _worst(readings.taken(kept), alike)
        others = tuple(int(kept[place]) for place in alike.tolist() if place != worst)
        size = float(ratios.errors[worst])
        errors.append(
            GrossError(False, int(kept[worst]), float(ratios.readings[worst]), size, others)
        )
        kept = np.delete(kept, worst)
        reconciled = reconciliation(network, readings.taken(kept), start)
        after = global_test(reconciled, level)
    return GrossErrors(tuple(errors), before, after, reconciled, kept)


def serial_compensation(
    reconciled: Reconciled, level: float = LEVEL, leaks: bool = False, most: int = 0
) -> tuple[GrossError, ...]:
    """Errors that are estimated, one more a round, until the rest explain nothing more.

    All sizes are estimated anew when one is added; the constraints stay linearised about the
    values of `reconciled`. Unlike elimination it finds leaks as well.

    Parameters
    ----------
    reconciled : Reconciled
        Of all readings.
    level : float
        Chance of a false alarm of the largest ratio of a round.
    leaks : bool
        Whether constraints may be wrong as well.
    most : int
        How many errors are looked for at most; 0: as many as there is redundancy for.

    Returns
    -------
    tuple of GrossError
        In the order in which they were found, with the sizes that fit best together.
    """
    about, found = reconciled.geometry, list[tuple[int, float]]()
    columns = about.errors.toarray()
    if leaks:
        columns = np.hstack([columns, np.where(about.loose, 0.0, about.leaks)])
    whole = (columns**2).sum(axis=0)
    columns = columns - about.basis @ (about.basis.T @ columns)
    first, residual, free = columns.copy(), about.residual, columns
    for _ in range(most or reconciled.degrees):
        felt = (free**2).sum(axis=0)
        ratios, _ = _ratios(free.T @ residual, np.where(felt > UNFELT * whole, felt, 0.0))
        tested = int(np.isfinite(ratios).sum())
        if not tested or np.nanmax(ratios) <= critical_ratio(tested, level):
            break
        worst = int(np.nanargmax(ratios))
        found.append((worst, float(ratios[worst])))
        taken = first[:, [place for place, _ in found]]
        directions = np.linalg.qr(taken)[0]
        residual = about.residual - directions @ (directions.T @ about.residual)
        free = first - directions @ (directions.T @ first)
    taken = first[:, [place for place, _ in found]]
    sizes = np.linalg.lstsq(taken, about.residual, rcond=None)[0]
    own, count = np.flatnonzero(reconciled.active), len(about.residual)
    return tuple(
        GrossError(
            place >= count, place - count if place >= count else int(own[place]), ratio, float(size)
        )
        for (place, ratio), size in zip(found, sizes, strict=True)
    )


def _chi_squared(statistic: float, degrees: int, level: float) -> GlobalTest:
    """Verdict on a sum of squares."""
    if degrees <= 0:
        return GlobalTest(statistic, degrees, 0.0, 1.0, True)
    critical = float(chdtri(degrees, level))
    chance = float(chdtrc(degrees, statistic))
    return GlobalTest(statistic, degrees, critical, chance, statistic <= critical)


def _ratios(pull: Floats, felt: Floats) -> tuple[Floats, Floats]:
    """Likelihood ratios and sizes; NaN where the residual does not feel the error."""
    real = np.where(felt > 0, felt, np.nan)
    return pull**2 / real, pull / real


def _felt_errors(about: Geometry) -> Floats:
    """Squared length of what an error in each reading does to the residual; zero for none."""
    whole = np.asarray(about.errors.power(2).sum(axis=0)).ravel()
    felt = whole - ((about.errors.T @ about.basis) ** 2).sum(axis=1)
    return np.where(felt > UNFELT * whole, felt, 0.0)


def _felt_leaks(about: Geometry) -> Floats:
    """Squared length of what a leak in each constraint does to the residual; zero for none."""
    whole = (about.leaks**2).sum(axis=0)
    felt = whole - ((about.basis.T @ about.leaks) ** 2).sum(axis=0)
    return np.where(felt > UNFELT * whole, felt, 0.0)


def _alike(reconciled: Reconciled, ratios: LikelihoodRatios) -> Integers:
    """Places of the readings whose error would explain the most, and that no test tells apart."""
    about = reconciled.geometry
    own = np.flatnonzero(reconciled.active)
    active = ratios.readings[reconciled.active]
    top = int(np.nanargmax(active))
    felt = _felt_errors(about)
    column = np.zeros(len(own))
    column[top] = 1.0
    moved = about.errors @ column
    moved = moved - about.basis @ (about.basis.T @ moved)
    lengths = np.sqrt(np.where(felt > 0, felt * felt[top], np.nan))
    same = np.abs(about.errors.T @ moved) / lengths > 1.0 - SAME
    close = active >= active[top] * (1.0 - SAME)
    return own[np.flatnonzero(same | close)]


def _worst(readings: Readings, alike: Integers) -> int:
    """The one of equals that is least to be trusted; ties by what it says, never by its place."""

    sizes = np.maximum(np.abs(readings.values), readings.deviations)
    shares = np.round(readings.deviations / sizes, 9)

    def rank(place: int) -> tuple[float, float, str]:
        return -float(shares[place]), float(readings.values[place]), readings.quantities[place]

    return int(min(alike.tolist(), key=rank))
