"""Staff of a plant by its size."""

from __future__ import annotations

from dataclasses import dataclass

from polysight.plant.energy.limits import check_beyond, check_design
from polysight.plant.sections import Floats


@dataclass(frozen=True, slots=True)
class LabourDesign:
    """Staff of a known plant and how staff grows with size; axes ....

    Parameters
    ----------
    reference_persons_per_kt_per_year : ndarray of float
        Persons per thousand tonnes a year of a plant of the reference capacity.
    reference_capacity_kt_per_year : ndarray of float
        Its capacity.
    scale_exponent : ndarray of float
        Exponent of capacity with which the number of persons grows [1].
    """

    reference_persons_per_kt_per_year: Floats
    reference_capacity_kt_per_year: Floats
    scale_exponent: Floats


def staffing(capacity_kt_per_year: Floats, design: LabourDesign) -> Floats:
    """Persons per thousand tonnes a year: reference (capacity / reference)^(exponent - 1).

    No row splits staff by section, so this is the whole plant.

    Parameters
    ----------
    capacity_kt_per_year : ndarray of float
        Capacity of the site, above 0; axes ....
    design : LabourDesign
        Reference.

    Returns
    -------
    ndarray of float
        Axes ....

    Raises
    ------
    UsageError
        For a capacity that is not above 0, or a negative size.
    """
    check_design(design)
    check_beyond("capacity_kt_per_year", capacity_kt_per_year, 0.0)
    check_beyond("reference_capacity_kt_per_year", design.reference_capacity_kt_per_year, 0.0)
    ratio = capacity_kt_per_year / design.reference_capacity_kt_per_year
    return design.reference_persons_per_kt_per_year * ratio ** (design.scale_exponent - 1.0)
