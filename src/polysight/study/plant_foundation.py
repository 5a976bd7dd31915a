"""What the flow sheets rest on: equilibria, gas enthalpies and views, from the evidence."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from polysight.evidence.once import once
from polysight.evidence.store import Evidence
from polysight.plant.equilibrium import Kind, Outcome, ThermochemistryDesign
from polysight.plant.operation import Equilibrium, Foundation
from polysight.plant.rod_reactor.design import RodReactorDesign
from polysight.plant.rod_reactor.gas_heat import FeedEnthalpies
from polysight.plant.rod_reactor.layout import rod_layout
from polysight.plant.rod_reactor.view_factors import WallView, wall_view
from polysight.plant.surrogate import outcome
from polysight.study.equilibria import chosen_set, surrogate
from polysight.study.thermochemistry import thermochemistry

Floats = NDArray[np.float64]

#: Gases fed to rod reactors, as the thermochemical sets spell them.
FEED = ("H2", "SiHCL3")


def foundation(
    evidence: Evidence, shifts: ThermochemistryDesign | None, *, limited: bool = False
) -> Foundation:
    """Foundation of a flow sheet.

    Parameters
    ----------
    evidence : Evidence
        Surrogates and thermochemical sets.
    shifts : ThermochemistryDesign or None
        Shifts of formation enthalpies; axes .... None for a route without equilibria.
    limited : bool
        Whether conversions beyond equilibrium stand for it, as in draws; see `Foundation`.

    Returns
    -------
    Foundation
        Equilibria by surrogate, enthalpies of the set of deposition, and views that are computed
        once for each plan of a reactor.
    """
    return Foundation(_equilibrium(evidence, shifts), enthalpies(evidence), view_of, limited)


def _equilibrium(evidence: Evidence, shifts: ThermochemistryDesign | None) -> Equilibrium:
    def state(kind: Kind, temperature_c: Floats, pressure_bar: Floats, ratio: Floats) -> Outcome:
        moved = shifts.shifts(kind) if shifts is not None else (np.zeros(()), np.zeros(()))
        return outcome(surrogate(evidence, kind), temperature_c, pressure_bar, ratio, *moved)

    return state


@once
def enthalpies(evidence: Evidence) -> FeedEnthalpies:
    """Polynomials of hydrogen and trichlorosilane from the set that deposition uses.

    Parameters
    ----------
    evidence : Evidence
        Thermochemical sets.

    Returns
    -------
    FeedEnthalpies
        The polynomials.
    """
    taken = thermochemistry(evidence, chosen_set(evidence, Kind.DEPOSITION))
    places = [taken.place(name) for name in FEED]
    return FeedEnthalpies(taken.limits[places], taken.coefficients[places])


def view_of(design: RodReactorDesign) -> WallView:
    """View from rods to wall for the plan of a reactor; the same plan is computed once.

    Parameters
    ----------
    design : RodReactorDesign
        The reactor.

    Returns
    -------
    WallView
        Its table.

    Raises
    ------
    UsageError
        If the plan cannot be built.
    """
    design.layout()
    plan = (design.rod_pairs, design.pitch_mm, design.wall_gap_mm)
    return _view(*(float(np.ravel(one)[0]) for one in plan))


@cache
def _view(rod_pairs: float, pitch_mm: float, wall_gap_mm: float) -> WallView:
    return wall_view(rod_layout(rod_pairs, pitch_mm, wall_gap_mm))
