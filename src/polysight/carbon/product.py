"""Footprint of a product by stage, scope and gas, from its first tier of suppliers.

Each exchange of the product's own activity stands in one stage of its life cycle and in one scope;
what it causes is its amount times the intensity of its supplier, which holds all tiers behind. A
supplier whose intensity is unknown leaves its stage uncovered (NaN), never zero, and then the
product has no total, only the sum of what is covered.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from polysight.carbon.exchanges import Floats
from polysight.errors import DataError, refusal


class Scope(StrEnum):
    """Whose emission it is: ours, that of the energy we buy, or another's along the chain."""

    DIRECT = "1"
    ENERGY = "2"
    CHAIN = "3"


SCOPES = tuple(Scope)


@dataclass(frozen=True, slots=True)
class Part:
    """One exchange of the product's own activity, weighed.

    Parameters
    ----------
    stage : str
        Code of the stage of the life cycle that it belongs to.
    scope : Scope
        Scope in the sense of ISO 14064-1 and the GHG Protocol.
    supplier : str
        Code of the activity that it comes from; of the release for an emission of our own.
    amount_per_unit : ndarray of float
        Axes ...; amount per unit of product [unit of the supplier's product]; one for a release
        whose intensity is already per unit of product.
    intensity_kgco2e_per_unit : ndarray of float
        Axes ..., gas; what one unit of the amount causes; NaN where unknown.
    """

    stage: str
    scope: Scope
    supplier: str
    amount_per_unit: Floats
    intensity_kgco2e_per_unit: Floats

    @property
    def emissions_kgco2e_per_unit(self) -> Floats:
        """Amount times intensity, axes ..., gas; nothing taken causes nothing."""
        amount = self.amount_per_unit[..., None]
        product = amount * self.intensity_kgco2e_per_unit
        return np.asarray(np.where(amount == 0, 0.0, product))


@dataclass(frozen=True, slots=True)
class ProductFootprint:
    """Emissions per unit of product.

    Parameters
    ----------
    stages : tuple of str
        Keys of the stage axis, in the order in which they are told.
    scopes : tuple of Scope
        Keys of the scope axis.
    gases : tuple of str
        Keys of the gas axis.
    emissions_kgco2e_per_unit : ndarray of float
        Axes ..., stage, scope, gas; kgCO2e per unit of product, per kg at the gate of a silicon
        plant; NaN where an exchange of the cell has no intensity.

    Raises
    ------
    DataError
        If the last axes do not have the lengths of their keys.
    """

    stages: tuple[str, ...]
    scopes: tuple[Scope, ...]
    gases: tuple[str, ...]
    emissions_kgco2e_per_unit: Floats

    def __post_init__(self) -> None:
        expected = (len(self.stages), len(self.scopes), len(self.gases))
        got = self.emissions_kgco2e_per_unit.shape[-3:]
        if got != expected:
            raise refusal(DataError, "axis.shape", got=got, expected=expected)

    @property
    def by_stage(self) -> Floats:
        """Sum over scopes and gases, axes ..., stage [kgCO2e per unit]; NaN where incomplete."""
        return np.asarray(self.emissions_kgco2e_per_unit.sum(axis=(-2, -1)))

    @property
    def by_scope(self) -> Floats:
        """Sum over stages and gases, axes ..., scope [kgCO2e per unit]; NaN where incomplete."""
        return np.asarray(self.emissions_kgco2e_per_unit.sum(axis=(-3, -1)))

    @property
    def by_gas(self) -> Floats:
        """Sum over stages and scopes, axes ..., gas [kgCO2e per unit]; NaN where incomplete."""
        return np.asarray(self.emissions_kgco2e_per_unit.sum(axis=(-3, -2)))

    @property
    def total(self) -> Floats:
        """Sum of everything, axes ... [kgCO2e per unit]; NaN where a stage is not covered."""
        return np.asarray(np.add.accumulate(self.by_stage, axis=-1)[..., -1])

    @property
    def covered_total(self) -> Floats:
        """Sum of the covered stages, axes ... [kgCO2e per unit]: a lower bound; NaN if none is."""
        known = self.covered
        part = np.where(known, self.by_stage, 0.0).sum(axis=-1)
        return np.asarray(np.where(np.any(known, axis=-1), part, np.nan))

    @property
    def covered(self) -> NDArray[np.bool_]:
        """Whether each stage has a number, axes ..., stage."""
        return ~np.isnan(self.by_stage)

    @property
    def not_covered(self) -> tuple[str, ...]:
        """Stages without a number anywhere along the free axes, in the order of the axis."""
        rows = self.covered.reshape(-1, len(self.stages))
        return tuple(name for place, name in enumerate(self.stages) if not rows[:, place].all())

    @property
    def shares(self) -> Floats:
        """Share of each stage in the covered total, axes ..., stage; sums to one over stages."""
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(self.by_stage / self.covered_total[..., None])

    def yearly(self, output_t_per_year: Floats | float) -> Floats:
        """Emissions of a year.

        Parameters
        ----------
        output_t_per_year : ndarray or float
            Axes ...; output of the plant [t/a]; the unit of product is the kilogram.

        Returns
        -------
        ndarray of float
            Axes ..., stage, scope, gas [tCO2e/a].
        """
        output = np.asarray(output_t_per_year, dtype=float)
        return np.asarray(output[..., None, None, None] * self.emissions_kgco2e_per_unit)


def product_footprint(
    parts: tuple[Part, ...], *, stages: tuple[str, ...], gases: tuple[str, ...]
) -> ProductFootprint:
    """Footprint of one unit of product from its weighed exchanges.

    Parameters
    ----------
    parts : tuple of Part
        The first tier, in any order; several may stand in one stage and scope.
    stages : tuple of str
        All stages of the boundary. One that has no part is not covered: state a part of nought
        where nothing happens.
    gases : tuple of str
        Keys of the gas axis of every part.

    Returns
    -------
    ProductFootprint
        Axes: the common free axes of all parts, stage, scope, gas.

    Raises
    ------
    DataError
        If a part stands in a stage outside the boundary, an amount or intensity is infinite, or
        there is no part.

    References
    ----------
    ISO 14067:2018, 6.4: activity data times emission factors, summed over the boundary.

    Examples
    --------
    >>> power = Part(
    ...     "reduction", Scope.ENERGY, "electricity-grid", np.array(40.0), np.array([0.5, 0.1])
    ... )
    >>> product_footprint((power,), stages=("reduction",), gases=("co2", "ch4")).total
    array(24.)
    """
    if not parts:
        raise refusal(DataError, "foreground.no_parts")
    _refuse_faults(parts, stages, gases)
    weighed = [(part, part.emissions_kgco2e_per_unit) for part in parts]
    free = np.broadcast_shapes(*(emissions.shape[:-1] for _, emissions in weighed))
    cells = np.zeros((*free, len(stages), len(SCOPES), len(gases)))
    for part, emissions in weighed:
        cells[..., stages.index(part.stage), SCOPES.index(part.scope), :] += emissions
    empty = [place for place, name in enumerate(stages) if all(p.stage != name for p in parts)]
    cells[..., empty, :, :] = np.nan
    return ProductFootprint(stages, SCOPES, gases, cells)


def _refuse_faults(
    parts: tuple[Part, ...], stages: tuple[str, ...], gases: tuple[str, ...]
) -> None:
    for part in parts:
        if part.stage not in stages:
            told = {"stage": part.stage, "expected": ", ".join(stages)}
            raise refusal(DataError, "foreground.stage", **told)
        if part.intensity_kgco2e_per_unit.shape[-1:] != (len(gases),):
            got = part.intensity_kgco2e_per_unit.shape[-1:]
            raise refusal(DataError, "axis.shape", got=got, expected=(len(gases),))
        for numbers in (part.amount_per_unit, part.intensity_kgco2e_per_unit):
            if np.any(np.isinf(numbers)):
                raise refusal(DataError, "foreground.infinite", supplier=part.supplier)
