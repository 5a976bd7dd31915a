"""Gate footprint: unit consumption times factor, stage by stage, with what is missing said.

Boundary words follow ISO 14067 (partial carbon footprint of a product, cradle to gate). A stage
whose factor or consumption is missing has no emission (NaN), never zero; then the footprint has
no total either, only the sum of what is covered.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.carbon.basis import ElectricityBasis, FootprintBasis
from polysight.errors import BasisError, DataError, refusal

Floats = NDArray[np.float64]

SILICON_METAL = "silicon-metal"


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the inventory; the two arrays broadcast against each other.

    Parameters
    ----------
    name : str
        Code of the stage, for example ``electricity``.
    consumption_per_kg : ndarray of float
        Axes ...; units consumed per kg of polysilicon, not negative; NaN where unknown.
    factor_kgco2e_per_unit : ndarray of float
        Axes ...; emission per the same unit, not negative; NaN where unknown.
    electricity : ElectricityBasis
        Basis of the electricity inside the factor.

    Raises
    ------
    DataError
        If a number is negative or infinite.
    """

    name: str
    consumption_per_kg: Floats
    factor_kgco2e_per_unit: Floats
    electricity: ElectricityBasis

    def __post_init__(self) -> None:
        for numbers in (self.consumption_per_kg, self.factor_kgco2e_per_unit):
            if np.any(numbers < 0) or np.any(np.isinf(numbers)):
                raise refusal(DataError, "carbon.number", stage=self.name)


@dataclass(frozen=True, slots=True)
class Boundary:
    """What a footprint must cover.

    Parameters
    ----------
    name : str
        Code of the boundary, for example ``cradle-to-gate``.
    stages : tuple of str
        Stages that belong to it, in the order of the stage axis.
    """

    name: str
    stages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Footprint:
    """Emission by stage; kgCO2e per kg of polysilicon at the gate.

    Parameters
    ----------
    stages : tuple of str
        Keys of the stage axis: all stages of the boundary.
    emissions_kgco2e_per_kg : ndarray of float
        Axes stage, ...; NaN where the stage is not covered.
    basis : FootprintBasis
        What it may be compared with.
    """

    stages: tuple[str, ...]
    emissions_kgco2e_per_kg: Floats
    basis: FootprintBasis

    @property
    def total_kgco2e_per_kg(self) -> Floats:
        """Sum of all stages, axes ...; NaN where one of them is not covered."""
        return _summed(self.stages, self.emissions_kgco2e_per_kg)

    @property
    def covered_kgco2e_per_kg(self) -> Floats:
        """Sum of the covered stages, axes ...: a lower bound of the total; NaN where none is."""
        known = self.covered
        part = _summed(self.stages, np.where(known, self.emissions_kgco2e_per_kg, 0.0))
        return np.asarray(np.where(np.any(known, axis=0), part, np.nan))

    @property
    def covered(self) -> NDArray[np.bool_]:
        """Whether each stage has a number, axes stage, ...."""
        return ~np.isnan(self.emissions_kgco2e_per_kg)

    @property
    def not_covered(self) -> tuple[str, ...]:
        """Stages without a number anywhere along the free axes, in the order of the axis."""
        rows = self.covered.reshape(len(self.stages), -1)
        complete = np.all(rows, axis=1)
        return tuple(name for name, whole in zip(self.stages, complete, strict=True) if not whole)

    @property
    def shares(self) -> Floats:
        """Share of each stage in the sum of the covered ones, axes stage, ....; sums to one."""
        with np.errstate(invalid="ignore"):
            return np.asarray(self.emissions_kgco2e_per_kg / self.covered_kgco2e_per_kg)


def gate_footprint(stages: tuple[Stage, ...], *, boundary: Boundary, method: str) -> Footprint:
    """Footprint at the gate from unit consumptions and factors.

    Where a stage consumes nothing its emission is zero, whatever its factor.

    Parameters
    ----------
    stages : tuple of Stage
        The inventory, in any order; stages of the boundary left out here are not covered.
    boundary : Boundary
        What the footprint must cover.
    method : str
        Code of the method and its version.

    Returns
    -------
    Footprint
        Axes: the stages of the boundary, then the common axes of all arrays.

    Raises
    ------
    BasisError
        If electricity factors of unlike or unstated basis would enter one total.
    DataError
        If a stage is given twice or lies outside the boundary.

    References
    ----------
    ISO 14067:2018, partial carbon footprint: sum of activity data times emission factors.

    Examples
    --------
    >>> power = Stage(
    ...     "electricity", np.array(50.0), np.array([0.6, 0.5]), ElectricityBasis.LIFE_CYCLE
    ... )
    >>> boundary = Boundary("gate-to-gate", ("electricity",))
    >>> gate_footprint((power,), boundary=boundary, method="iso-14067").total_kgco2e_per_kg
    array([30., 25.])
    """
    _refuse_strays(stages, boundary)
    electricity = _electricity(stages)
    given = {stage.name: _emission(stage) for stage in stages}
    shape = np.broadcast_shapes(*(emission.shape for emission in given.values()))
    rows = [np.broadcast_to(given.get(name, np.nan), shape) for name in boundary.stages]
    return Footprint(
        stages=boundary.stages,
        emissions_kgco2e_per_kg=np.stack(rows),
        basis=FootprintBasis(
            boundary=boundary.name,
            silicon_metal="included" if SILICON_METAL in boundary.stages else "excluded",
            electricity=electricity,
            method=method,
        ),
    )


def _emission(stage: Stage) -> Floats:
    product = stage.consumption_per_kg * stage.factor_kgco2e_per_unit
    return np.asarray(np.where(stage.consumption_per_kg == 0, 0.0, product))


def _summed(stages: tuple[str, ...], rows: Floats) -> Floats:
    """Sum over the first axis in the order of the names, so that any given order has its bits."""
    order = sorted(range(len(stages)), key=stages.__getitem__)
    return np.asarray(np.add.accumulate(rows[order], axis=0)[-1])


def _refuse_strays(stages: tuple[Stage, ...], boundary: Boundary) -> None:
    names = [stage.name for stage in stages]
    for name in names:
        if names.count(name) > 1:
            raise refusal(DataError, "carbon.twice", stage=name)
        if name not in boundary.stages:
            raise refusal(DataError, "carbon.outside", stage=name, boundary=boundary.name)


def _electricity(stages: tuple[Stage, ...]) -> ElectricityBasis:
    """The one basis of all factors with electricity inside."""
    told = {
        stage.name: stage.electricity
        for stage in stages
        if stage.electricity is not ElectricityBasis.NONE
    }
    listed = ", ".join(f"{name}: {told[name]}" for name in sorted(told))
    if ElectricityBasis.UNSTATED in told.values():
        raise refusal(BasisError, "carbon.unstated_factor", stages=listed)
    if len(set(told.values())) > 1:
        raise refusal(BasisError, "carbon.mixed", stages=listed)
    return next(iter(told.values()), ElectricityBasis.NONE)
