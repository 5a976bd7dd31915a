"""A plant of a route: its design, its operation at central values and over draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from polysight.errors import UsageError, refusal
from polysight.evidence.once import once
from polysight.evidence.store import Evidence
from polysight.plant.operation import Fleet, Foundation, Operation, calibrated
from polysight.study.design_values import Values, built, central, drawn, fitted
from polysight.study.designs import Design, Parameter, design
from polysight.study.fleet import Reference, check_year
from polysight.study.fleet_year import MIDDLE, YEARLY, FleetYear, aged, bed_year, rod_year
from polysight.study.nearest_change import possible
from polysight.study.plant_foundation import foundation
from polysight.study.references import References, references
from polysight.study.routes import Route, route
from polysight.uncertainty.stream import uniforms

Floats = NDArray[np.float64]

#: Start of the random sequences unless a user says otherwise, and draws of an interval.
SEED, DRAWS = 20260101, 1000
MOST_DRAWS = 1_000_000
#: Tables of published consumption, of rods and of beds.
CALIBRATIONS = ("calibration", "bed_calibration")
#: Year of a route that nothing published dates.
LAST_OBSERVED_YEAR = 2025
#: Tier of rows from memory.
UNVERIFIED = "unverified"


@dataclass(frozen=True)
class PlantModel:
    """A plant, worked through.

    Parameters
    ----------
    route : Route
        Its route.
    design : Design
        Its parameters.
    year : int
        Year of its fleet: that of the calibration unless another was asked for.
    marks : tuple of str
        Message keys of what was stretched to get to that year, and of what is from memory.
    seed, count : int
        Start of the random sequences, and number of draws.
    central : Operation
        At the central value of every parameter; a draw axis of length one.
    draws : Operation
        Axis draw.
    foundation : Foundation
        What the central flow sheet rests on.
    built : object
        Designs of the unit operations at central values.
    """

    route: Route
    design: Design
    year: int
    marks: tuple[str, ...]
    seed: int
    count: int
    central: Operation
    draws: Operation
    foundation: Foundation
    built: object


def plant_model(
    code: str,
    evidence: Evidence,
    changes: Sequence[str] = (),
    *,
    year: int | None = None,
    seed: int = SEED,
    count: int = DRAWS,
    folder: Path | None = None,
) -> PlantModel:
    """Plant of a route with changes of its design.

    Parameters
    ----------
    code : str
        Code of the route.
    evidence : Evidence
        Rows, units, surrogates.
    changes : sequence of str
        ``operation.field=value``.
    year : int, optional
        Year to which electricity and steam of the fleet are carried; that of the calibration when
        omitted.
    seed, count : int
        Start of the random sequences, and number of draws.
    folder : pathlib.Path, optional
        Data folder with the designs; the shipped one when omitted.

    Returns
    -------
    PlantModel
        The plant.

    Raises
    ------
    UsageError
        If there is no such route, a change is impossible, or so is the plant; the message names
        the nearest possible value.
    DataError
        If the design breaks a rule.
    """
    check_draws(count, seed)
    chosen, known = route(code), references(evidence)
    default = fitted(chosen.design, design(code, evidence, known, folder))
    base_year = reference_year(default, known)
    wanted = base_year if year is None else year
    check_year(wanted)

    in_middle, drawn_year = (
        _fleet_year(default, evidence, known, wanted, chances)
        for chances in (np.full((len(YEARLY), 1), MIDDLE), _chances(seed, count))
    )

    def worked(
        fleets: dict[str, Fleet], values: Values, fleet_year: FleetYear
    ) -> tuple[Operation, Foundation, object]:
        parts = built(chosen.design, values)
        shifts = getattr(parts, "thermochemistry", None)
        base = foundation(evidence, shifts, limited=fleet_year is drawn_year)
        operation = chosen.flow_sheet(parts, base)
        shares = chosen.shares(parts)
        if shares:
            operation = calibrated(operation, [(fleets[one], shares[one]) for one in shares])
        return aged(operation, fleet_year), base, parts

    def model(own: Design) -> PlantModel:
        fleets = _fleets(chosen, own, default, evidence, folder)
        # The draws first, so that a limit that is told holds for all of them.
        many, _, _ = worked(fleets, drawn(own, seed, count), drawn_year)
        middle, base, parts = worked(fleets, central(own), in_middle)
        marks = (*in_middle.marks, *_memory(own, known))
        return PlantModel(chosen, own, wanted, marks, seed, count, middle, many, base, parts)

    return possible(model, default, changes, evidence)


def reference_year(default: Design, known: References) -> int:
    """Year of the fleet that a design is calibrated to.

    Parameters
    ----------
    default : Design
        The default design.
    known : References
        Index of the ids.

    Returns
    -------
    int
        Year of the row of its electricity; the last year of the curves for a route without one.
    """
    for table in CALIBRATIONS:
        one = default.parameters.get(f"{table}.whole_plant_kwh_per_kg")
        if one is not None and one.source in known.observations:
            return known.observations[one.source].period.end.year
    return LAST_OBSERVED_YEAR


def _chances(seed: int, count: int) -> Floats:
    """Where the fleet of a year stands in its distributions; axes `YEARLY`, draw."""
    return np.stack([uniforms(seed, f"fleet.{name}", count) for name in YEARLY])


def _fleet_year(
    default: Design, evidence: Evidence, known: References, year: int, chances: Floats
) -> FleetYear:
    """What a year makes of the fleet, by the curves that speak of the route."""
    base_year = reference_year(default, known)
    if year == base_year:
        return FleetYear(None, None, ())

    def stated(key: str) -> float:
        return float(default.central(key)[0]) if key in default.parameters else 0.0

    rods, bed = (f"{one}.whole_plant_kwh_per_kg" in default.parameters for one in CALIBRATIONS)
    if not (rods or bed):
        raise refusal(UsageError, "design.no_year", got=year, route=default.route)
    table = CALIBRATIONS[0] if rods else CALIBRATIONS[1]
    reference = Reference(
        base_year,
        stated(f"{table}.whole_plant_kwh_per_kg"),
        stated(f"{table}.deposition_kwh_per_kg"),
        stated(f"{table}.hydrogenation_kwh_per_kg"),
        stated(f"{table}.steam_kg_per_kg"),
        stated("learning.persistence_fraction"),
    )
    found = (rod_year if rods else bed_year)(evidence, known, year, reference, chances)
    mixed = ("mark.year_of_rods",) if rods and bed else ()
    return replace(found, marks=(*found.marks, *mixed))


def _memory(own: Design, known: References) -> tuple[str, ...]:
    """Mark of a plant whose published figures are in part from memory."""
    for key, one in own.parameters.items():
        row = known.observations.get(one.source)
        if key.partition(".")[0] in CALIBRATIONS and row is not None and row.tier == UNVERIFIED:
            return ("mark.calibrated_from_memory",)
    return ()


def _fleets(
    chosen: Route, own: Design, default: Design, evidence: Evidence, folder: Path | None
) -> dict[str, Fleet]:
    """Fleets that a route is calibrated to: default designs at their central values.

    A published consumption that the user sets is taken as published; nothing else of a changed
    design moves its fleet.
    """
    found = {}
    for code in chosen.shares(built(chosen.design, central(default))):
        one = route(code)
        if one.fleet is None:
            continue
        shipped = fitted(one.design, design(code, evidence, references(evidence), folder))
        stated = {
            key: own.parameters[key]
            for key in shipped.parameters
            if key.partition(".")[0] in CALIBRATIONS and key in own.parameters
        }
        reference = replace(shipped, parameters={**shipped.parameters, **stated})
        found[code] = _fleet(evidence, code, tuple(reference.parameters.values()))
    return found


@once
def _fleet(evidence: Evidence, code: str, parameters: tuple[Parameter, ...]) -> Fleet:
    """Fleet of a route with these parameters; measures and draws of a plant ask for it often."""
    one, values = route(code), {each.key: np.array([each.estimate.value]) for each in parameters}
    assert one.fleet is not None
    parts = built(one.design, values.__getitem__)
    return one.fleet(parts, foundation(evidence, parts.thermochemistry))


def check_draws(count: int, seed: int) -> None:
    """Nothing if this many draws can be made.

    Parameters
    ----------
    count, seed : int
        Number of draws, and start of the random sequences.

    Raises
    ------
    UsageError
        If there are none or too many, or the seed is negative; the nearest possible value is
        named.
    """
    if not 1 <= count <= MOST_DRAWS:
        near = min(max(count, 1), MOST_DRAWS)
        raise refusal(UsageError, "design.draws", got=count, near=near)
    if seed < 0:
        raise refusal(UsageError, "design.seed", got=seed, near=0)
