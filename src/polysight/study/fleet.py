"""How the fleet has learnt: curves of the published rows, and what a year makes of a plant."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, UsageError, refusal
from polysight.evidence.store import Evidence
from polysight.periods import period
from polysight.plant.learning import (
    LearningCurve,
    learning_curve,
    rest_factor,
    with_spread_of,
    year_factor,
)
from polysight.plant.operation import Operation, RodReactor
from polysight.plant.sections import DEPOSITION, HYDROGENATION, SECTIONS, scaled
from polysight.study.references import References

Floats = NDArray[np.float64]

#: Years for which the curves say something.
FIRST_YEAR, LAST_YEAR = 1990, 2030
#: Curves of rod plants: whole plant, deposition and hydrogenation.
RODS = ("rods-whole-plant", "rods-deposition", "rods-hydrogenation")
#: Curve of plants with a bed, whose parts no row tells.
BED = "bed-whole-plant"
TABLE = "learning_rows"


@dataclass(frozen=True, slots=True)
class Reference:
    """The fleet that a route is calibrated to.

    Parameters
    ----------
    year : float
        Year of the published consumption.
    whole_kwh_per_kg, deposition_kwh_per_kg, hydrogenation_kwh_per_kg : float
        Electricity of that year; the parts are zero where no row tells them.
    persistence : float
        Share of a departure from the curve that is left after one year.
    """

    year: float
    whole_kwh_per_kg: float
    deposition_kwh_per_kg: float
    hydrogenation_kwh_per_kg: float
    persistence: float


def fleet_curve(series: str, evidence: Evidence, references: References) -> LearningCurve:
    """Learning curve of a series of rows.

    Parameters
    ----------
    series : str
        Name of the series.
    evidence : Evidence
        Table of the rows with their weights.
    references : References
        Index of the ids.

    Returns
    -------
    LearningCurve
        Fitted to the middle of each row's period.
    """
    rows = [row.cells for row in evidence.tables[TABLE] if row.cells["series"] == series]
    years = [_middle(references, row["ref"]) for row in rows]
    values = [references.number(row["ref"], "kWh/kg", evidence) for row in rows]
    weights = [float(row["weight"]) for row in rows]
    return learning_curve(years, values, weights)


def _middle(references: References, name: str) -> float:
    """Middle of the period of a row, in decimal years."""
    if name in references.observations:
        told = references.observations[name].period
    else:
        told = period(references.row(name).cells["period"])
    days = (told.end - told.start).days / 2
    return told.start.year + (told.start.timetuple().tm_yday - 1 + days) / 365.25


def check_year(year: int) -> None:
    """Nothing if the curves say something about a year.

    Parameters
    ----------
    year : int
        Wanted year.

    Raises
    ------
    UsageError
        If they do not; the nearest possible year is named.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        near = min(max(year, FIRST_YEAR), LAST_YEAR)
        raise refusal(
            UsageError, "design.year", got=year, near=near, first=FIRST_YEAR, last=LAST_YEAR
        )


def rod_factors(
    evidence: Evidence, references: References, year: int, reference: Reference, chance: Floats
) -> tuple[Floats, bool]:
    """Factor of the electricity of each section of a rod plant.

    In years for which the curves of the two known steps leave nothing for the others, which rest
    on rows of other plants than the curve of the whole, every section takes the factor of the
    whole plant.

    Parameters
    ----------
    evidence : Evidence
        Rows.
    references : References
        Index of the ids.
    year : int
        Wanted year.
    reference : Reference
        Fleet of the reference year.
    chance : ndarray of float
        Axis draw; where in its distribution the fleet of the year stands, 0.5 in the middle.

    Returns
    -------
    factors : ndarray of float
        Axes draw, section.
    divided : bool
        Whether the sections have factors of their own.
    """
    whole = fleet_curve(RODS[0], evidence, references)
    parts = [with_spread_of(fleet_curve(name, evidence, references), whole) for name in RODS[1:]]
    stated = (
        reference.whole_kwh_per_kg,
        reference.deposition_kwh_per_kg,
        reference.hydrogenation_kwh_per_kg,
    )
    all_, rods, cold = (
        _factor(curve, year, chance, reference, value)
        for curve, value in zip((whole, *parts), stated, strict=True)
    )
    try:
        rest = rest_factor(all_, rods, cold, stated)
    except DataError:
        return np.repeat(all_[..., None], len(SECTIONS), axis=-1), False
    factors = np.repeat(rest[..., None], len(SECTIONS), axis=-1)
    factors[..., DEPOSITION], factors[..., HYDROGENATION] = rods, cold
    return factors, True


def bed_factors(
    evidence: Evidence, references: References, year: int, reference: Reference, chance: Floats
) -> tuple[Floats, bool]:
    """Factor of the electricity of a plant with a bed, the same for every section.

    Parameters
    ----------
    evidence : Evidence
        Rows.
    references : References
        Index of the ids.
    year : int
        Wanted year.
    reference : Reference
        Fleet of the reference year.
    chance : ndarray of float
        Axis draw; see `rod_factors`.

    Returns
    -------
    factors : ndarray of float
        Axes draw, section.
    divided : bool
        False: no row divides the electricity of these plants by year.
    """
    curve = fleet_curve(BED, evidence, references)
    factor = _factor(curve, year, chance, reference, reference.whole_kwh_per_kg)
    return np.repeat(factor[..., None], len(SECTIONS), axis=-1), False


def _factor(
    curve: LearningCurve, year: int, chance: Floats, reference: Reference, value: float
) -> Floats:
    return year_factor(
        curve,
        float(year),
        chance,
        reference_year=reference.year,
        reference_value=value,
        persistence=reference.persistence,
    )


def aged(operation: Operation, factors: Floats) -> Operation:
    """Operation of another year: electricity of each section scaled, all else kept.

    Parameters
    ----------
    operation : Operation
        Of the reference year; axes draw.
    factors : ndarray of float
        Axes draw, section.

    Returns
    -------
    Operation
        Its physics and its remainder scaled alike: the curves do not tell what changed.
    """
    same = np.ones(())
    parts = (scaled(one, factors, same) for one in (operation.physics, operation.remainder))
    physics, remainder = parts
    return replace(
        operation, physics=physics, remainder=remainder, reactor=_rods(operation, factors)
    )


def _rods(operation: Operation, factors: Floats) -> RodReactor | None:
    """Terms of the rod reactors, scaled as their section."""
    reactor = operation.reactor
    if reactor is None:
        return None
    factor = factors[..., DEPOSITION]
    names = ("radiation", "gas", "reaction", "remainder")
    terms = {
        f"{name}_kwh_per_kg": getattr(reactor.energy, f"{name}_kwh_per_kg") * factor
        for name in names
    }
    return replace(reactor, energy=replace(reactor.energy, **terms))
