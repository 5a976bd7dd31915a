"""What a Si-H-Cl equilibrium leaves: the three kinds, their feeds, and the approach to them.

The states themselves come from `gibbs` (Cantera, point by point) or `surrogate` (ensembles).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from polysight.errors import UsageError, refusal
from polysight.plant.ranges import finite, positive
from polysight.plant.species import ATOMS, DCS, H2, HCL, SI, STC, TCS

Floats = NDArray[np.float64]

#: Species of an outcome, in the order of its fields.
OUTLET = (H2, HCL, DCS, TCS, STC, SI)


#: A conversion that was read off an equilibrium is not beyond it.
_ROUNDING = 1e-12


class Kind(StrEnum):
    """The three equilibria of the chlorosilane loop, by what is fed per mole of chlorosilane.

    ``HYDROCHLORINATION``: 1 SiCl4 + r H2 over silicon in excess. ``HOT_HYDROGENATION``: 1 SiCl4 +
    r H2, no solid. ``DEPOSITION``: 1 SiHCl3 + r H2, solid silicon may form.
    """

    HYDROCHLORINATION = "hydrochlorination"
    HOT_HYDROGENATION = "hot_hydrogenation"
    DEPOSITION = "deposition"

    @property
    def chlorosilane(self) -> int:
        """Place of the chlorosilane fed on the species axis."""
        return TCS if self is Kind.DEPOSITION else STC

    @property
    def solid(self) -> bool:
        """Whether solid silicon takes part."""
        return self is not Kind.HOT_HYDROGENATION


@dataclass(frozen=True, slots=True)
class Outcome:
    """Gas that leaves and silicon made or used, per mole of chlorosilane fed, after cooling.

    Species that exist only hot (SiCl2, SiCl3, ...) have been given to the five molecular ones by
    reactions that conserve Si, H and Cl; see `gibbs.COOLING`.

    Parameters
    ----------
    hydrogen, hydrogen_chloride, dichlorosilane : ndarray of float
        Axes ...; amount that leaves [mol/mol chlorosilane fed].
    trichlorosilane, silicon_tetrachloride : ndarray of float
        Axes ...; amount that leaves [mol/mol chlorosilane fed].
    silicon : ndarray of float
        Axes ...; solid silicon made (positive) or used (negative) [mol/mol chlorosilane fed].
    """

    hydrogen: Floats
    hydrogen_chloride: Floats
    dichlorosilane: Floats
    trichlorosilane: Floats
    silicon_tetrachloride: Floats
    silicon: Floats

    @property
    def amounts(self) -> Floats:
        """All amounts; axes ..., species of `OUTLET`."""
        return np.stack(
            np.broadcast_arrays(
                self.hydrogen, self.hydrogen_chloride, self.dichlorosilane,
                self.trichlorosilane, self.silicon_tetrachloride, self.silicon,
            ),
            axis=-1,
        )  # fmt: skip

    @property
    def elements(self) -> Floats:
        """Moles of Si, H and Cl that leave; axes ..., element. Equal to those of the feed."""
        return self.amounts @ ATOMS[list(OUTLET)]


@dataclass(frozen=True, slots=True)
class ThermochemistryDesign:
    """How far formation enthalpies are moved from those of the set that each equilibrium uses.

    Parameters
    ----------
    hydrochlorination_tcs_shift_kj_per_mol : ndarray of float
        Axes ...; added to the enthalpy of SiHCl3 in hydrochlorination.
    hydrochlorination_sicl3_shift_kj_per_mol : ndarray of float
        Axes ...; added to that of SiCl3.
    hot_hydrogenation_tcs_shift_kj_per_mol : ndarray of float
        Axes ...; as above, without a solid.
    hot_hydrogenation_sicl3_shift_kj_per_mol : ndarray of float
        Axes ....
    deposition_tcs_shift_kj_per_mol, deposition_sicl3_shift_kj_per_mol : ndarray of float
        Axes ...; as above, in deposition.
    """

    hydrochlorination_tcs_shift_kj_per_mol: Floats
    hydrochlorination_sicl3_shift_kj_per_mol: Floats
    hot_hydrogenation_tcs_shift_kj_per_mol: Floats
    hot_hydrogenation_sicl3_shift_kj_per_mol: Floats
    deposition_tcs_shift_kj_per_mol: Floats
    deposition_sicl3_shift_kj_per_mol: Floats

    def shifts(self, kind: Kind) -> tuple[Floats, Floats]:
        """Shifts of one equilibrium.

        Parameters
        ----------
        kind : Kind
            Which equilibrium.

        Returns
        -------
        tuple of ndarray of float
            Those of SiHCl3 and of SiCl3 [kJ/mol].
        """
        if kind is Kind.HYDROCHLORINATION:
            return (
                self.hydrochlorination_tcs_shift_kj_per_mol,
                self.hydrochlorination_sicl3_shift_kj_per_mol,
            )
        if kind is Kind.HOT_HYDROGENATION:
            return (
                self.hot_hydrogenation_tcs_shift_kj_per_mol,
                self.hot_hydrogenation_sicl3_shift_kj_per_mol,
            )
        return self.deposition_tcs_shift_kj_per_mol, self.deposition_sicl3_shift_kj_per_mol


def feed(kind: Kind, hydrogen_ratio: ArrayLike) -> Outcome:
    """What enters, in the form of an outcome in which nothing has reacted.

    Parameters
    ----------
    kind : Kind
        Which equilibrium.
    hydrogen_ratio : array_like of float
        Axes ...; H2 fed [mol/mol chlorosilane].

    Returns
    -------
    Outcome
        Axes as ``hydrogen_ratio``.
    """
    hydrogen = np.asarray(hydrogen_ratio, dtype=np.float64)
    none, one = np.zeros_like(hydrogen), np.ones_like(hydrogen)
    deposits = kind is Kind.DEPOSITION
    return Outcome(
        hydrogen=hydrogen,
        hydrogen_chloride=none,
        dichlorosilane=none,
        trichlorosilane=one if deposits else none,
        silicon_tetrachloride=none if deposits else one,
        silicon=none,
    )


def conversion(kind: Kind, outcome: Outcome) -> Floats:
    """Share of the chlorosilane fed that does not leave as such.

    Parameters
    ----------
    kind : Kind
        Which equilibrium.
    outcome : Outcome
        Axes ....

    Returns
    -------
    ndarray of float
        Axes ...; fraction of one: of SiCl4 in hydrogenation, of SiHCl3 in deposition.
    """
    deposits = kind is Kind.DEPOSITION
    left = outcome.trichlorosilane if deposits else outcome.silicon_tetrachloride
    return 1.0 - left


def approached(
    kind: Kind, equilibrium: Outcome, hydrogen_ratio: ArrayLike, approach: ArrayLike
) -> Outcome:
    """Outcome of a plant that goes a part of the way from its feed to equilibrium.

    Every amount is n = (1 - a) n_feed + a n_equilibrium. Both ends hold the same elements, so
    every mixture of them does. Conversion is a times that of equilibrium.

    Parameters
    ----------
    kind : Kind
        Which equilibrium.
    equilibrium : Outcome
        Axes ...; the end at a = 1.
    hydrogen_ratio : array_like of float
        Axes ...; H2 fed [mol/mol chlorosilane], as at equilibrium.
    approach : array_like of float
        Axes ...; a, a fraction above 0 and at most 1.

    Returns
    -------
    Outcome
        Axes ....

    Raises
    ------
    UsageError
        If a is above 1, which names the conversion at equilibrium, or not above 0, or no hydrogen
        is fed.

    Notes
    -----
    The mixture freezes the selectivity of equilibrium: SiH2Cl2, SiHCl3 and HCl arise in the same
    proportions at every approach. That is an assumption of this model, for want of published
    selectivities short of equilibrium. With HCl at the selectivity of equilibrium the loop
    hydrogenates less SiCl4 than plants report (mass balance row MB12).
    """
    part = _above_zero("approach", approach)
    ratio = positive("hydrogen_ratio", hydrogen_ratio)
    if part.max(initial=0.0) > 1.0:
        _refuse_beyond(conversion(kind, equilibrium), part)
    before, left = feed(kind, ratio), 1.0 - part
    return Outcome(
        *(
            left * getattr(before, one.name) + part * getattr(equilibrium, one.name)
            for one in fields(Outcome)
        )
    )


def approach_to(
    kind: Kind, equilibrium: Outcome, wanted: ArrayLike, *, limited: bool = False
) -> Floats:
    """Approach factor that gives a wanted conversion of the chlorosilane fed.

    Parameters
    ----------
    kind : Kind
        Which equilibrium.
    equilibrium : Outcome
        Axes ...; the state at full approach.
    wanted : array_like of float
        Axes ...; conversion, fraction of one.
    limited : bool
        Whether a conversion above equilibrium stands for equilibrium, as in draws of a plant that
        is possible in the middle, or is refused.

    Returns
    -------
    ndarray of float
        Axes ...; wanted conversion over that of equilibrium.

    Raises
    ------
    UsageError
        If the conversion is above equilibrium, which is named, and not limited, or not above 0.
    """
    most = conversion(kind, equilibrium)
    part = np.asarray(_above_zero("conversion", wanted) / most)
    if not limited and np.any(part > 1.0 + _ROUNDING):
        _refuse_beyond(most, part)
    return np.minimum(part, 1.0)


def _above_zero(field: str, values: ArrayLike) -> Floats:
    """Approaches or conversions, all of which make something."""
    given = finite(field, values)
    if given.size and given.min() <= 0:
        raise refusal(UsageError, "plant.approach_not_positive", got=f"{given.min():g}")
    return given


def _refuse_beyond(most: Floats, part: Floats) -> None:
    """Say by how much the worst state lies beyond equilibrium."""
    most, part = np.broadcast_arrays(most, part)
    worst = np.unravel_index(int(np.argmax(part)), part.shape)
    raise refusal(
        UsageError,
        "plant.beyond_equilibrium",
        got=f"{part[worst] * most[worst]:.4g}",
        equilibrium=f"{most[worst]:.4g}",
        approach=f"{part[worst]:.4g}",
    )
