"""A plant of a route: its design, its operation at central values and over draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from polysight.errors import UsageError, refusal
from polysight.evidence.store import Evidence
from polysight.plant.operation import Foundation, Operation, calibrated
from polysight.plant.sections import Consumption
from polysight.study.design_values import Values, built, central, drawn, fitted
from polysight.study.designs import Design, changed, design
from polysight.study.plant_foundation import foundation
from polysight.study.references import references
from polysight.study.routes import Route, route

Floats = NDArray[np.float64]

#: Start of the random sequences unless a user says otherwise, and draws of an interval.
SEED, DRAWS = 20260101, 1000
MOST_DRAWS = 1_000_000


@dataclass(frozen=True)
class PlantModel:
    """A plant, worked through.

    Parameters
    ----------
    route : Route
        Its route.
    design : Design
        Its parameters.
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
    chosen = route(code)
    default = fitted(chosen.design, design(code, evidence, references(evidence), folder))
    own = default
    for change in changes:
        own = changed(own, change, evidence)
    rest = _remainder(chosen, default, evidence)

    def worked(values: Values) -> tuple[Operation, Foundation, object]:
        parts = built(chosen.design, values)
        base = foundation(evidence, getattr(parts, "thermochemistry", None))
        operation = chosen.flow_sheet(parts, base)
        if rest is None:
            return operation, base, parts
        return calibrated(operation, rest), base, parts

    middle, base, parts = worked(central(own))
    many, _, _ = worked(drawn(own, seed, count))
    return PlantModel(chosen, own, seed, count, middle, many, base, parts)


def _remainder(chosen: Route, default: Design, evidence: Evidence) -> Consumption | None:
    """Calibrated remainder of the default design at its central values."""
    if chosen.remainder is None:
        return None
    parts = built(chosen.design, central(default))
    return chosen.remainder(parts, foundation(evidence, parts.thermochemistry))


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
