"""What a year makes of a plant: factors of electricity and steam from the curves of the fleet."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from polysight.evidence.store import Evidence
from polysight.plant.learning import LearningCurve, part_factors, year_factor
from polysight.plant.operation import Operation, RodReactor
from polysight.plant.sections import DEPOSITION, HYDROGENATION, SECTIONS, Consumption, scaled
from polysight.study.fleet import (
    BED,
    RODS,
    STEAM,
    Reference,
    fitted_curve,
    fleet_curve,
    fleet_rows,
    share_rows,
)
from polysight.study.references import References

Floats = NDArray[np.float64]

#: What a steam factor rests on.
STEAM_UNKNOWN, STEAM_CURVE, STEAM_HELD = (
    "mark.steam_unknown", "mark.steam_curve", "mark.steam_held",
)  # fmt: skip
#: Middle of a year, and of a distribution.
HALF = MIDDLE = 0.5
UNDIVIDED = "mark.year_undivided"
#: What a year moves.
YEARLY = ("electricity", "steam")


@dataclass(frozen=True, slots=True)
class FleetYear:
    """What a year makes of the fleet of the reference year.

    Parameters
    ----------
    electricity : ndarray of float or None
        Factors; axes draw, section. None in the reference year.
    steam : ndarray of float or None
        Factor; axis draw.
    marks : tuple of str
        Message keys of what the factors rest on.
    """

    electricity: Floats | None
    steam: Floats | None
    marks: tuple[str, ...]


def rod_factors(
    evidence: Evidence, references: References, year: int, reference: Reference, chance: Floats
) -> tuple[Floats, bool]:
    """Factor of the electricity of each section of a rod plant.

    The whole plant follows its curve, draw by draw. How a year divides it is decided once, by the
    shares of two steps in rows that one hand counted: the sections of a year keep their shares in
    every draw, and sum to the whole.

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
        Whether the sections have factors of their own; where the known steps leave nothing for the
        others, every section takes the factor of the whole plant.
    """
    stated = (reference.deposition_kwh_per_kg, reference.hydrogenation_kwh_per_kg)
    known = stated[0] / reference.whole_kwh_per_kg, stated[1] / reference.whole_kwh_per_kg
    rods, cold = (
        _share_factor(share_rows(name, evidence, references), year, reference, share)
        for name, share in zip(RODS[1:], known, strict=True)
    )
    shares = np.ones(len(SECTIONS))
    parts = part_factors(rods, cold, known)
    if parts is not None:
        shares[:] = parts[-1]
        shares[DEPOSITION], shares[HYDROGENATION] = parts[:-1]
    whole = fleet_curve(RODS[0], evidence, references)
    drawn = _factor(whole, year, chance, reference, reference.whole_kwh_per_kg)
    return drawn[..., None] * shares, parts is not None


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


def steam_factor(
    evidence: Evidence, references: References, year: int, reference: Reference, chance: Floats
) -> tuple[Floats, str]:
    """Factor of the steam of a rod plant.

    The rows begin in the reference year and fall by a fifth a year, which nothing can do for long:
    the curve is followed between its first and its last row, and held after it with an interval
    that goes on widening. Its few rows scatter more than those of electricity, and their spread is
    taken with the degrees of freedom of that curve.

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
    factor : ndarray of float
        Axis draw; one in years before the reference year, of which no row tells.
    mark : str
        Message key of what the factor rests on; empty in the reference year.
    """
    rows = fleet_rows(STEAM, evidence, references)
    last = max(int(middle) for middle, _, _ in rows)
    if year < reference.year or reference.steam_kg_per_kg <= 0.0:
        return np.ones(np.shape(chance)), STEAM_UNKNOWN
    whole = fleet_curve(RODS[0], evidence, references)
    curve = replace(fitted_curve(rows), degrees=whole.degrees)
    factor = _factor(
        curve, year, chance, reference, reference.steam_kg_per_kg, held_from=last + HALF
    )
    if year == reference.year:
        return factor, ""
    return factor, STEAM_CURVE if year <= last else STEAM_HELD


def _share_factor(
    rows: list[tuple[float, float, float]], year: int, reference: Reference, share: float
) -> float:
    """Share of a step over that of the reference year, held outside the years of its rows.

    Few rows tell no trend beyond their years.
    """
    years = [int(middle) for middle, _, _ in rows]
    near = min(max(year, min(years)), max(years))
    return float(_factor(fitted_curve(rows), near, np.asarray(MIDDLE), reference, share))


def _factor(
    curve: LearningCurve, year: int, chance: Floats, reference: Reference, value: float,
    held_from: float = np.inf,
) -> Floats:  # fmt: skip
    """Factor of a year; rows of a year stand in its middle, so do the fleets of both years."""
    return year_factor(
        curve,
        year + HALF,
        chance,
        reference_year=reference.year + HALF,
        reference_value=value,
        persistence=reference.persistence,
        held_from=held_from,
    )


def rod_year(
    evidence: Evidence, references: References, year: int, reference: Reference, chances: Floats
) -> FleetYear:
    """A year of rod plants.

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
    chances : ndarray of float
        Axes `YEARLY`, draw; see `rod_factors`.

    Returns
    -------
    FleetYear
        Factors and marks.
    """
    known = evidence, references, year, reference
    electricity, divided = rod_factors(*known, chances[0])
    steam, mark = steam_factor(*known, chances[1])
    marks = (*(() if divided else (UNDIVIDED,)), mark)
    return FleetYear(electricity, steam, tuple(filter(None, marks)))


def bed_year(
    evidence: Evidence, references: References, year: int, reference: Reference, chances: Floats
) -> FleetYear:
    """A year of plants with a bed, whose sections and steam no row tells by year.

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
    chances : ndarray of float
        Axes `YEARLY`, draw; see `rod_factors`.

    Returns
    -------
    FleetYear
        Factors and marks.
    """
    electricity, _ = bed_factors(evidence, references, year, reference, chances[0])
    return FleetYear(electricity, np.ones(chances[1].shape), (UNDIVIDED, STEAM_UNKNOWN))


def aged(operation: Operation, year: FleetYear) -> Operation:
    """Operation of another year: electricity and steam scaled, all else kept.

    Parameters
    ----------
    operation : Operation
        Of the reference year; axes draw.
    year : FleetYear
        What the year makes of the fleet.

    Returns
    -------
    Operation
        Its physics and its remainder as they were, and what the year changes in `learning`: the
        curves do not tell which term changed.
    """
    if year.electricity is None or year.steam is None:
        return operation
    before = operation.consumption
    after = scaled(before, year.electricity, year.steam)
    change = Consumption(
        *(getattr(after, one.name) - getattr(before, one.name) for one in fields(Consumption))
    )
    return replace(operation, learning=change, reactor=_rods(operation, year.electricity))


def _rods(operation: Operation, factors: Floats) -> RodReactor | None:
    """Rod reactors whose electricity is scaled as their section."""
    reactor = operation.reactor
    if reactor is None:
        return None
    learning = reactor.energy.total_kwh_per_kg * (factors[..., DEPOSITION] - 1.0)
    return replace(reactor, energy=replace(reactor.energy, learning_kwh_per_kg=learning))
