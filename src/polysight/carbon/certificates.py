"""Published footprints beside computed ones: reproduced, different, or not to be compared.

A certificate is compared only where boundary, silicon metal, electricity basis and method are the
same and known. Where they are not, the answer is the remedy and no number.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from polysight.carbon.basis import FootprintBasis
from polysight.carbon.comparison import require_comparable
from polysight.errors import BasisError, DataError, Problem, refusal

Floats = NDArray[np.float64]


class Outcome(StrEnum):
    """What comes of the comparison."""

    REPRODUCED = "reproduced"
    DIFFERS = "differs"
    REFUSED = "refused"
    OUTSIDE = "route-outside-the-model"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True)
class Published:
    """A footprint that somebody printed.

    Parameters
    ----------
    id : str
        Id of the row.
    low, high : float
        Range of the printed value [kgCO2e/kg]: half its last digit to both sides, or the range
        that is printed.
    basis : FootprintBasis
        What it was counted on; ``unstated`` where it does not say.
    route : str
        Code of the production route.
    prescribed : tuple of str
        Dimensions of the basis that the certificate leaves untold and its method prescribes.
    supply_known : bool
        Whether the certificate tells where its electricity came from.
    """

    id: str
    low: float
    high: float
    basis: FootprintBasis
    route: str
    prescribed: tuple[str, ...] = ()
    supply_known: bool = False


@dataclass(frozen=True, slots=True)
class Computed:
    """A footprint of our own.

    Parameters
    ----------
    totals_kgco2e_per_kg : ndarray of float
        Axis draw; NaN where a stage is not covered.
    basis : FootprintBasis
        What it was counted on.
    route : str
        Code of the production route; the model's own.
    not_covered : tuple of str
        Stages without a number.
    """

    totals_kgco2e_per_kg: Floats
    basis: FootprintBasis
    route: str
    not_covered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """One certificate against one computed footprint.

    Parameters
    ----------
    published : Published
        The certificate.
    outcome : Outcome
        What comes of it.
    low, high : float
        Ends of the computed interval [kgCO2e/kg]; NaN where nothing is compared.
    below : float
        Share of the draws below the middle of the printed range; NaN where nothing is compared.
    difference : float
        Printed middle less computed median [kgCO2e/kg]; NaN where nothing is compared.
    problems : tuple of Problem
        Why nothing is compared, or with which reservations it is.
    """

    published: Published
    outcome: Outcome
    low: float
    high: float
    below: float
    difference: float
    problems: tuple[Problem, ...]


def compared(
    published: Published, computed: Computed, *, routes: tuple[str, ...], interval: float
) -> Comparison:
    """A certificate against a computed footprint.

    Parameters
    ----------
    published : Published
        The certificate.
    computed : Computed
        Footprint of the same route.
    routes : tuple of str
        Routes that the model has.
    interval : float
        Share of the draws, centred, inside which a printed value counts as reproduced.

    Returns
    -------
    Comparison
        ``REPRODUCED`` where the printed range touches the interval; ``DIFFERS`` where it does
        not; otherwise the reason why the two are not compared.

    Raises
    ------
    DataError
        If the interval is no share, or the range of the certificate is turned round.
    """
    if not 0.0 < interval < 1.0:
        raise refusal(DataError, "carbon.interval", got=interval)
    if not published.low <= published.high:
        raise refusal(DataError, "carbon.printed_range", id=published.id)
    if published.route not in routes:
        told = (("route", published.route), ("known", ", ".join(sorted(routes))))
        return _untold(published, Outcome.OUTSIDE, (Problem("carbon.route_outside", told),))
    if published.route != computed.route:
        told = (("route", published.route), ("other", computed.route))
        return _untold(published, Outcome.REFUSED, (Problem("carbon.route_differs", told),))
    try:
        require_comparable((published.basis, computed.basis))
    except BasisError as error:
        return _untold(published, Outcome.REFUSED, error.problems)
    if computed.not_covered or np.any(np.isnan(computed.totals_kgco2e_per_kg)):
        stages = ", ".join(computed.not_covered) or "-"
        problem = Problem("carbon.not_covered", (("stages", stages),))
        return _untold(published, Outcome.INCOMPLETE, (problem,))
    return _placed(published, computed.totals_kgco2e_per_kg, interval)


def _placed(published: Published, totals: Floats, interval: float) -> Comparison:
    tail = (1.0 - interval) / 2.0
    low, median, high = (float(end) for end in np.quantile(totals, (tail, 0.5, 1.0 - tail)))
    middle = (published.low + published.high) / 2.0
    inside = published.low <= high and published.high >= low
    return Comparison(
        published=published,
        outcome=Outcome.REPRODUCED if inside else Outcome.DIFFERS,
        low=low,
        high=high,
        below=float(np.mean(totals < middle)),
        difference=middle - median,
        problems=_reservations(published),
    )


def _reservations(published: Published) -> tuple[Problem, ...]:
    told = []
    if published.prescribed:
        dimensions = ", ".join(published.prescribed)
        told.append(Problem("carbon.prescribed", (("dimensions", dimensions),)))
    if not published.supply_known:
        told.append(Problem("carbon.supply_unknown"))
    return tuple(told)


def _untold(published: Published, outcome: Outcome, problems: tuple[Problem, ...]) -> Comparison:
    return Comparison(published, outcome, np.nan, np.nan, np.nan, np.nan, problems)
