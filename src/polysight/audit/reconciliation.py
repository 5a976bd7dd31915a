r"""Weighted least-squares data reconciliation under linear and bilinear constraints.

Readings y of quantities x with errors of covariance S are moved as little as possible so that the
constraints g hold exactly:

    min (y - H x)' S^{-1} (y - H x)   subject to   g(x) = 0

H picks the quantity of each reading; a quantity may have several readings that disagree, one, or
none. The constraints are linearised about the last values and the problem is solved in the null
space of their slopes Z, which needs no inverse that may not exist and shows at once what can be
known: a quantity that Z can move without moving a reading is unobservable; a reading whose fitted
value is itself is not redundant, so that nothing can be said of its error. The steps are shortened
where the linear problem promises too much, and repeated until they are nothing. With linear
constraints the first step is the answer (Kuehn and Davidson 1961):

    x = y - S A' (A S A')^{-1} A y

A reading may be a bound ("over 65"): it counts only where the values would violate it (Dovi and
Solisio 2001 treat censored readings so).

References
----------
Kuehn, D. R. and Davidson, H. (1961), Computer control II: mathematics of control, Chemical
Engineering Progress 57(6), 44-47. Crowe, C. M., Garcia Campos, Y. A. and Hrymak, A. (1983),
Reconciliation of process flow rates by matrix projection I, AIChE Journal 29, 881-888. Pai, C. C.
D. and Fisher, G. D. (1988), Application of Broyden's method to reconciliation of nonlinearly
constrained data, AIChE Journal 34, 873-876. Narasimhan, S. and Jordache, C. (2000), Data
reconciliation and gross error detection, Gulf. Dovi, V. G. and Solisio, C. (2001), Reconciliation
of censored measurements in chemical processes, Chemical Engineering Journal 84, 309-314.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from polysight.audit.balance_network import BalanceNetwork, start_values
from polysight.audit.readings import POINT, Readings, Whitening, places_of, refuse_unfit, whitening
from polysight.errors import DataError, refusal

Floats = NDArray[np.float64]
Booleans = NDArray[np.bool_]
Integers = NDArray[np.intp]

#: Singular values below this share of the largest are none.
RANK = 1e-9
#: Steps in units of the scales, and constraints in units of their slopes, that are nothing.
STEP, CLOSED = 1e-11, 1e-9
#: Steps of the search, and rounds of taking bounds in and out.
STEPS, ROUNDS = 200, 50
#: Part of a step below which a search goes on whatever it meets.
LEAST_SHARE = 1e-4
#: Shares of a direction below which it does not touch a reading or a quantity.
UNTOUCHED = 1e-7


@dataclass(frozen=True, eq=False)
class Geometry:
    """The problem about its solution, in units in which the errors of readings are independent.

    Parameters
    ----------
    residual : ndarray of float
        Readings less fitted values; axis reading.
    basis : ndarray of float
        Axes reading, direction; orthonormal directions in which the constraints let values move.
    errors : csc_array
        Axes reading, reading; what an error of one in each reading (second axis) does.
    leaks : ndarray of float
        Axes reading, constraint; what a residual of one in each constraint does.
    loose : ndarray of bool
        Axis constraint; whether others imply it, so that to lift it alone changes nothing.
    """

    residual: Floats
    basis: Floats
    errors: csc_array
    leaks: Floats
    loose: Booleans


@dataclass(frozen=True, eq=False)
class Reconciled:
    """Values that fulfil the constraints.

    Parameters
    ----------
    quantities : tuple of str
        Axis quantity.
    values, deviations : ndarray of float
        Reconciled value and its standard deviation; axis quantity. NaN where unobservable.
    observable : ndarray of bool
        Axis quantity; whether readings and constraints fix it.
    fitted : ndarray of float
        Axis reading; NaN for a reading of a quantity that is not observable.
    redundant : ndarray of bool
        Axis reading; whether the other readings say anything of it.
    active : ndarray of bool
        Axis reading; points, and bounds that would be violated without them.
    statistic : float
        Weighted sum of squares of the adjustments.
    degrees : int
        How many independent ways there are in which the readings can disagree.
    steps : int
        Linearisations that were needed.
    geometry : Geometry
        Of the active readings, for tests on gross errors.
    """

    quantities: tuple[str, ...]
    values: Floats
    deviations: Floats
    observable: Booleans
    fitted: Floats
    redundant: Booleans
    active: Booleans
    statistic: float
    degrees: int
    steps: int
    geometry: Geometry


def reconciliation(
    network: BalanceNetwork, readings: Readings, start: Floats | None = None
) -> Reconciled:
    """Values nearest to the readings that fulfil the constraints.

    Parameters
    ----------
    network : BalanceNetwork
        Quantities and constraints.
    readings : Readings
        What is stated of them.
    start : ndarray of float or None
        Axis quantity; where a search under products begins. None: from the readings.

    Returns
    -------
    Reconciled
        Values, what can be known of them, and what the tests on gross errors need.

    Raises
    ------
    DataError
        If readings are not finite, deviations not above zero, a quantity is unknown, the
        constraints contradict each other, or the search finds no end.
    """
    refuse_unfit(readings)
    places = places_of(readings, network.quantities)
    sides = np.zeros(len(places), np.intp) if readings.sides is None else readings.sides
    first = _first_values(network, readings, places) if start is None else start
    active, seen = sides == POINT, set[bytes]()
    for _ in range(ROUNDS):
        found = _found(network, readings, places, active, first)
        gap = sides * (readings.values - found.values[places])
        wanted = (sides == POINT) | np.where(active, gap > 0, gap > UNTOUCHED * readings.deviations)
        if bool((wanted == active).all()):
            break
        if active.tobytes() in seen:
            # All at once goes round in a circle: the one that is wrong by most goes first.
            worst = np.argmax(np.where(wanted != active, np.abs(gap / readings.deviations), -1.0))
            wanted = active.copy()
            wanted[worst] = ~wanted[worst]
        seen.add(active.tobytes())
        active = wanted
    else:
        found = _found(network, readings, places, active, first)
    return _answer(network, readings, places, active, found)


@dataclass(frozen=True, eq=False)
class _Linearised:
    """Slopes about values, with quantities and constraints in units of their scales."""

    scales: Floats
    rows: Floats
    pseudo: Floats
    null: Floats
    own: Floats
    residuals: Floats


@dataclass(frozen=True, eq=False)
class _Solution:
    """Values at which the search ended."""

    values: Floats
    linearised: _Linearised
    steps: int


def _found(
    network: BalanceNetwork,
    readings: Readings,
    places: Integers,
    active: Booleans,
    start: Floats,
) -> _Solution:
    """Solution from the first values, or from those that follow without one of the readings.

    A reading that is wrong by orders of magnitude can lead a search under products astray.
    """
    found = _solution(network, readings, places, active, start)
    for place in range(len(places) if not network.linear else 0):
        if found.steps < STEPS:
            break
        rest = np.delete(np.arange(len(places)), place)
        first = _first_values(network, readings.taken(rest), places[rest])
        found = _solution(network, readings, places, active, first)
    if found.steps < STEPS:
        return found
    raise _endless(network, found)


def _solution(
    network: BalanceNetwork,
    readings: Readings,
    places: Integers,
    active: Booleans,
    start: Floats,
) -> _Solution:
    """Values at which no step is left to go, with some of the readings."""
    values, weight = start.astype(float), 0.0
    force = np.zeros(len(network.constraints))
    whiten = whitening(readings, active)
    stated, picked = readings.values[active], places[active]
    sizes = np.maximum(np.abs(start), _sizes(readings, places, len(start)))
    sizes = np.where(sizes > 0, sizes, sizes.max(initial=0.0) or 1.0)
    about = _linearised(network, values, sizes)
    for count in range(STEPS):
        misfit = whiten(stated - values[picked])
        slopes = whiten(_selected(picked, about.scales))
        back = -about.pseudo @ about.residuals
        inside = slopes @ about.null
        bent = _bent(network, values, about, force)
        step = back + about.null @ _along(inside, misfit - slopes @ back, about.null, bent, back)
        closed = float(np.abs(about.residuals).max(initial=0.0))
        small = float(np.abs(step).max(initial=0.0)) < STEP or (network.linear and count > 1)
        if small and closed < CLOSED:
            return _Solution(values, about, count)
        force = about.pseudo.T @ (slopes.T @ (misfit - slopes @ step))
        weight = max(0.5 * weight, 2.0 * float(np.abs(force).max(initial=0.0)))
        values = _moved(network, values, about, step, (stated, picked, whiten, weight))
        if network.linear:
            about = replace(about, residuals=network.residuals(values) / about.rows)
        else:
            about = _linearised(network, values, sizes)
    return _Solution(values, about, STEPS)


def _bent(
    network: BalanceNetwork, values: Floats, about: _Linearised, force: Floats
) -> Floats | None:
    """Second derivatives of the constraints, weighted by the force on them; None for none."""
    if network.linear or not force.any():
        return None
    bent = network.curvature(values, force / about.rows)
    return (bent * about.scales).T * about.scales


def _along(
    inside: Floats, wanted: Floats, null: Floats, bent: Floats | None, back: Floats
) -> Floats:
    """Step within the constraints: with their curvature where that leaves a lowest point."""
    if bent is not None:
        lengths, turned = np.linalg.eigh(inside.T @ inside + null.T @ bent @ null)
        largest = float(np.abs(lengths).max(initial=0.0))
        real = lengths > RANK * largest
        if (lengths > -RANK * largest).all():
            pull = inside.T @ wanted - null.T @ (bent @ back)
            steps = np.where(real, turned.T @ pull / np.where(real, lengths, 1.0), 0.0)
            return np.asarray(turned @ steps, dtype=np.float64)
    straight = np.linalg.lstsq(inside, wanted, rcond=RANK)[0]
    return np.asarray(straight, dtype=np.float64)


def _moved(
    network: BalanceNetwork,
    values: Floats,
    about: _Linearised,
    step: Floats,
    target: tuple[Floats, Integers, Whitening, float],
) -> Floats:
    """Values nearer to readings and constraints together: a whole step, one bent back, a part."""
    stated, picked, whiten, weight = target

    def merit(at: Floats) -> float:
        misfit = whiten(stated - at[picked])
        open_by = np.abs(network.residuals(at) / about.rows).sum()
        return float(0.5 * misfit @ misfit + weight * open_by)

    whole = values + about.scales * step
    bound = merit(values) * (1 + 1e-12)
    if network.linear or merit(whole) <= bound:
        return whole
    back = about.pseudo @ (network.residuals(whole) / about.rows)
    if merit(whole - about.scales * back) <= bound:
        return whole - about.scales * back
    share = 0.5
    while share > LEAST_SHARE and merit(values + share * about.scales * step) > bound:
        share *= 0.5
    return values + share * about.scales * step


def _linearised(network: BalanceNetwork, values: Floats, sizes: Floats) -> _Linearised:
    """Slopes of the constraints about values, split into what they fix and what they leave."""
    scales = sizes
    slopes = network.jacobian(values) * scales
    rows = np.linalg.norm(slopes, axis=1)
    rows = np.where(rows > 0, rows, 1.0)
    slopes = slopes / rows[:, None]
    left, singular, right = np.linalg.svd(slopes, full_matrices=True)
    rank = int((singular > RANK * singular.max(initial=0.0)).sum())
    pseudo = right[:rank].T / singular[:rank] @ left[:, :rank].T
    own = left[:, :rank] @ left[:, :rank].T
    return _Linearised(scales, rows, pseudo, right[rank:].T, own, network.residuals(values) / rows)


def _answer(
    network: BalanceNetwork,
    readings: Readings,
    places: Integers,
    active: Booleans,
    found: _Solution,
) -> Reconciled:
    """What the solution says of quantities and readings."""
    about, whiten = found.linearised, whitening(readings, active)
    slopes = whiten(_selected(places[active], about.scales))
    inside = slopes @ about.null
    wide = inside.shape[0] < inside.shape[1]
    left, singular, right = np.linalg.svd(inside, full_matrices=wide)
    rank = int((singular > RANK * singular.max(initial=0.0)).sum())
    basis, free = left[:, :rank], about.null @ right[rank:].T
    observable = np.linalg.norm(free, axis=1) < UNTOUCHED
    spread = about.null @ (right[:rank].T / singular[:rank])
    deviations = about.scales * np.linalg.norm(spread, axis=1)
    residual = whiten(readings.values[active] - found.values[places[active]])
    errors = whiten.errors()
    leaks = slopes @ about.pseudo / about.rows
    loose = np.abs(1.0 - np.diag(about.own)) > UNTOUCHED
    whole = errors.power(2).sum(axis=0)
    redundant = np.zeros(len(places), bool)
    redundant[active] = whole - ((errors.T @ basis) ** 2).sum(axis=1) > UNTOUCHED * whole
    values = np.where(observable, found.values, np.nan)
    return Reconciled(
        quantities=network.quantities,
        values=values,
        deviations=np.where(observable, deviations, np.nan),
        observable=observable,
        fitted=values[places],
        redundant=redundant,
        active=active,
        statistic=float(residual @ residual),
        degrees=len(residual) - rank,
        steps=found.steps,
        geometry=Geometry(residual, basis, errors, leaks, loose),
    )


def _selected(picked: Integers, scales: Floats) -> Floats:
    """Slopes of readings by quantity; axes reading, quantity."""
    table = np.zeros((len(picked), len(scales)))
    table[np.arange(len(picked)), picked] = scales[picked]
    return table


def _sizes(readings: Readings, places: Integers, count: int) -> Floats:
    """Largest of value and deviation of the readings of each quantity."""
    sizes = np.zeros(count)
    np.maximum.at(sizes, places, np.maximum(np.abs(readings.values), readings.deviations))
    return sizes


def _first_values(network: BalanceNetwork, readings: Readings, places: Integers) -> Floats:
    """Weighted means of the readings, and what follows from them for the other quantities."""
    weights = 1.0 / readings.deviations**2
    count = len(network.quantities)
    held = np.bincount(places, weights, count)
    sums = np.bincount(places, weights * readings.values, count)
    known = np.where(held > 0, sums / np.where(held > 0, held, 1.0), np.nan)
    return start_values(network, known)


def _endless(network: BalanceNetwork, found: _Solution) -> Exception:
    """Why a search found no end: constraints that contradict each other, or a bent problem."""
    about = found.linearised
    stuck = np.abs(about.residuals - about.own @ about.residuals)
    if network.linear or float(stuck.max(initial=0.0)) > UNTOUCHED:
        worst = int(np.argmax(stuck))
        return refusal(
            DataError, "reconciliation.contradiction", got=network.constraints[worst].key
        )
    return refusal(DataError, "reconciliation.endless", got=STEPS)
