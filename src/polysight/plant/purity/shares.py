"""What part of the output of a plant keeps the limits of a grade.

Batches of one plant scatter. Each property is lognormal about its median. How the properties of a
batch hang together is not known, so three shares are given: the least that any dependence allows
(Frechet 1951), that of independent properties, and the most (all rise and fall together).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr

from polysight.plant.purity.bounds import possible
from polysight.plant.purity.grades import Grade
from polysight.plant.purity.impurities import Floats
from polysight.plant.purity.measured import Measured, Property

#: Comparators that limit from above.
_BELOW = ("<", "<=")


@dataclass(frozen=True, slots=True)
class ScatterDesign:
    """Scatter between batches and the form of the product; axes ... each.

    Parameters
    ----------
    donors_log_deviation, acceptors_log_deviation : ndarray of float
        Standard deviation of the natural logarithm between batches of a plant.
    carbon_log_deviation, oxygen_log_deviation : ndarray of float
        The same.
    bulk_metals_log_deviation, surface_metals_log_deviation : ndarray of float
        The same.
    dense_fraction : ndarray of float
        Part of the output in the dense form that the best grades are sold in.
    """

    donors_log_deviation: Floats
    acceptors_log_deviation: Floats
    carbon_log_deviation: Floats
    oxygen_log_deviation: Floats
    bulk_metals_log_deviation: Floats
    surface_metals_log_deviation: Floats
    dense_fraction: Floats


@dataclass(frozen=True, slots=True)
class Share:
    """Part of the output that keeps the limits of a grade.

    Parameters
    ----------
    least, independent, most : ndarray of float
        Axes ...; by how the properties of a batch hang together; not a number where no limit
        could be compared.
    dense : ndarray of float
        Axes ...; the independent share of the dense part of the output.
    by_limit : ndarray of float
        Axes ..., limit; share that keeps each limit; not a number for limits left out.
    left_out : tuple of str
        Rows of limits that were not compared: no number, no scatter, no value, or
        another form.
    conditional : bool
        Whether a limit was used whose document was not seen.
    """

    least: Floats
    independent: Floats
    most: Floats
    dense: Floats
    by_limit: Floats
    left_out: tuple[str, ...]
    conditional: bool


def log_deviation(design: ScatterDesign, which: Property) -> Floats | None:
    """Scatter of a property.

    Parameters
    ----------
    design : ScatterDesign
        Axes ....
    which : Property
        The property.

    Returns
    -------
    ndarray of float or None
        Axes ...; none for a property whose scatter the design does not state.
    """
    return {
        Property.DONORS: design.donors_log_deviation,
        Property.ACCEPTORS: design.acceptors_log_deviation,
        Property.CARBON: design.carbon_log_deviation,
        Property.OXYGEN: design.oxygen_log_deviation,
        Property.BULK_METALS: design.bulk_metals_log_deviation,
        Property.SURFACE_METALS: design.surface_metals_log_deviation,
    }.get(which)


def qualified(median: Floats, deviation: Floats, comparator: str, limit: float) -> Floats:
    """Probability that a lognormal property keeps a limit: Phi(ln(limit / median) / s).

    Parameters
    ----------
    median : ndarray of float
        Axes ...; at least 0.
    deviation : ndarray of float
        Axes ...; of the natural logarithm; 0 gives certainty either way.
    comparator : str
        One of < <= > >=.
    limit : float
        Above 0, unit of the median.

    Returns
    -------
    ndarray of float
        Axes ...; fraction of one.
    """
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        distance = np.log(limit / np.asarray(median)) / deviation
    # Without scatter a median on the limit keeps it, unless the limit is strict.
    on_it = np.inf if comparator in ("<=", ">=") else -np.inf
    if comparator in _BELOW:
        return np.asarray(ndtr(np.where(np.isnan(distance), on_it, distance)))
    return np.asarray(ndtr(np.where(np.isnan(distance), on_it, -distance)))


def qualifying_share(
    product: Measured, grade: Grade, design: ScatterDesign, *, any_form: bool = False
) -> Share:
    """Part of the output that keeps those limits of a grade that can be compared.

    A share is conditional by nature wherever a limit from an unseen document is used; that and
    the limits left out stand in the result.

    Parameters
    ----------
    product : Measured
        Axes ..., property; medians over the batches of a plant.
    grade : Grade
        Its limits.
    design : ScatterDesign
        Axes ....
    any_form : bool
        Compare even where the standard does not cover the form; else nothing is compared then.

    Returns
    -------
    Share
        Axes ....

    Raises
    ------
    UsageError
        If a deviation is negative or the dense part outside 0 to 1.
    """
    possible(design)
    shape = np.broadcast_shapes(product.values.shape[:-1], np.shape(design.dense_fraction))
    by_limit = np.full((*shape, len(grade.limits)), np.nan)
    used, left_out = [], []
    comparable = any_form or product.form in grade.covered
    for place, one in enumerate(grade.limits):
        deviation, median = log_deviation(design, one.property), product.value(one.property)
        if not comparable or deviation is None or np.isnan(one.limit) or np.isnan(median).all():
            left_out.append(one.id)
            continue
        by_limit[..., place] = qualified(median, deviation, one.comparator, one.limit)
        used.append(place)
    if not used:
        none = np.full(shape, np.nan)
        return Share(none, none, none, none, by_limit, tuple(left_out), conditional=False)
    chances = by_limit[..., used]
    independent = chances.prod(axis=-1)
    least = np.maximum(chances.sum(axis=-1) - (len(used) - 1), 0.0)
    conditional = not all(grade.limits[place].verified for place in used)
    return Share(
        least,
        independent,
        chances.min(axis=-1),
        np.asarray(independent * design.dense_fraction),
        by_limit,
        tuple(left_out),
        conditional,
    )
