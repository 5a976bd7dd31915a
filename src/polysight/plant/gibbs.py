"""Si-H-Cl equilibria by Gibbs minimisation in Cantera, point by point: the reference."""

from __future__ import annotations

from dataclasses import dataclass

import cantera as ct
import numpy as np
import scipy.constants as constants
from numpy.typing import ArrayLike

from polysight.errors import DataError, UsageError, refusal
from polysight.plant.equilibrium import Floats, Kind, Outcome
from polysight.plant.ranges import checked, positive
from polysight.plant.species import ELEMENTS, MOLAR_MASS, SI, STC
from polysight.plant.thermochemistry import SOLID, Thermochemistry, phases

#: What one mole of a hot species becomes on cooling: H2, HCl, SiH2Cl2, SiHCl3, SiCl4 [mol/mol].
#: Silylenes insert into HCl, radicals disproportionate or take up H2 and HCl, and silanes poor in
#: chlorine redistribute; each line conserves Si, H and Cl and needs no solid.
COOLING: dict[str, tuple[float, float, float, float, float]] = {
    "H2": (1, 0, 0, 0, 0),
    "HCL": (0, 1, 0, 0, 0),
    "SIH2CL2": (0, 0, 1, 0, 0),
    "SIHCL3": (0, 0, 0, 1, 0),
    "SICL4": (0, 0, 0, 0, 1),
    "SICL2": (0, -1, 0, 1, 0),  # SiCl2 + HCl -> SiHCl3
    "SIHCL": (0, -1, 1, 0, 0),  # SiHCl + HCl -> SiH2Cl2
    "SIH2": (1, -2, 1, 0, 0),  # SiH2 + 2 HCl -> SiH2Cl2 + H2
    "SICL3": (0, -0.5, 0, 0.5, 0.5),  # 2 SiCl3 -> SiCl2 + SiCl4, then SiCl2 as above
    "SICL": (-0.5, -1, 1, 0, 0),  # SiCl + HCl + 1/2 H2 -> SiH2Cl2
    "SIH3": (1.5, -2, 1, 0, 0),  # SiH3 + 2 HCl -> SiH2Cl2 + 3/2 H2
    "SIH": (0.5, -2, 1, 0, 0),  # SiH + 2 HCl -> SiH2Cl2 + 1/2 H2
    "SIH3CL": (0, 0, 2, -1, 0),  # SiH3Cl + SiHCl3 -> 2 SiH2Cl2
    "SIH4": (0, 0, 2, 0, -1),  # SiH4 + SiCl4 -> 2 SiH2Cl2
    "SI": (0, -2, 1, 0, 0),  # Si(g) + 2 HCl -> SiH2Cl2
    "SI2": (0, -4, 2, 0, 0),
    "SI3": (0, -6, 3, 0, 0),
    "H": (0.5, 0, 0, 0, 0),
    "CL": (-0.5, 1, 0, 0, 0),
    "CL2": (-1, 2, 0, 0, 0),
}

#: Moles of solid present from the start: enough never to run out, and any other gives the same.
_SOLID_PRESENT = 1.0
#: Largest relative error of an element's total that is still taken for an equilibrium.
_CLOSURE = 1e-8


@dataclass(frozen=True, slots=True)
class State:
    """Composition at temperature, per mole of chlorosilane fed.

    Parameters
    ----------
    kind : Kind
        Which equilibrium.
    species : tuple of str
        Names on the species axis, as the thermochemical set spells them.
    amounts : ndarray of float
        Axes ..., species; gas present, and solid silicon made or used [mol/mol].
    """

    kind: Kind
    species: tuple[str, ...]
    amounts: Floats

    def amount(self, species: str) -> Floats:
        """Amount of one species; zero where the set does not have it.

        Parameters
        ----------
        species : str
            Name; upper and lower case are alike.

        Returns
        -------
        ndarray of float
            Axes ... [mol/mol chlorosilane fed].
        """
        folded = [name.upper() for name in self.species]
        if species.upper() not in folded:
            return np.zeros(self.amounts.shape[:-1])
        found: Floats = self.amounts[..., folded.index(species.upper())]
        return found

    @property
    def stc_conversion(self) -> Floats:
        """SiCl4 used per SiCl4 fed, as hydrogenation literature prints it."""
        return 1.0 - self.amount("SiCL4")

    @property
    def tcs_per_stc(self) -> Floats:
        """SiHCl3 present per SiCl4 fed [mol/mol]."""
        return self.amount("SiHCL3")

    @property
    def silicon_yield(self) -> Floats:
        """Solid silicon made per silicon fed as SiHCl3 [mol/mol]."""
        return self.amount(SOLID)

    @property
    def stc_kg_per_kg(self) -> Floats:
        """SiCl4 present per solid silicon made."""
        ratio = self.amount("SiCL4") / self.silicon_yield
        return np.asarray(ratio * MOLAR_MASS[STC] / MOLAR_MASS[SI])

    def cooled(self) -> Outcome:
        """Outcome after the hot species have become molecular ones by `COOLING`.

        Returns
        -------
        Outcome
            Axes ....

        Raises
        ------
        DataError
            If a species has no way to cool.
        UsageError
            If there is too little HCl for the hot species to take up.
        """
        unknown = {name.upper() for name in self.species} - COOLING.keys() - {SOLID.upper()}
        if unknown:
            raise refusal(
                DataError,
                "plant.no_such_species",
                got=", ".join(sorted(unknown)),
                known=", ".join(COOLING),
            )
        rows = [COOLING.get(name.upper(), (0.0,) * 5) for name in self.species]
        molecular = np.moveaxis(self.amounts @ np.array(rows, dtype=np.float64), -1, 0)
        if np.any(molecular < 0):
            raise refusal(UsageError, "plant.not_cooled", got=f"{np.min(molecular):.3g}")
        return Outcome(*(*molecular, self.amount(SOLID)))


def state(
    kind: Kind,
    temperature_c: ArrayLike,
    pressure_bar: ArrayLike,
    hydrogen_ratio: ArrayLike,
    thermochemistry: Thermochemistry,
) -> State:
    """Composition of least Gibbs energy at given temperature and pressure.

    Ideal gas of all species of the set; solid silicon of unit activity with its own molar volume
    where the kind has a solid. Solid present is in excess: hydrochlorination feeds it, and in
    deposition a negative yield means that hot silicon is etched.

    Parameters
    ----------
    kind : Kind
        Which equilibrium.
    temperature_c, pressure_bar, hydrogen_ratio : array_like of float
        Axes ...; hydrogen ratio in mol H2 fed per mol chlorosilane fed.
    thermochemistry : Thermochemistry
        The polynomials.

    Returns
    -------
    State
        Axes ....

    Raises
    ------
    UsageError
        If a state lies outside the polynomials, pressure or ratio is not above 0, or Cantera
        finds no equilibrium or one whose elements do not close to 1e-8.
    """
    low, high = thermochemistry.range_k(kind.solid)
    celsius = checked(
        kind.value,
        "temperature_c",
        temperature_c,
        low - constants.zero_Celsius,
        high - constants.zero_Celsius,
    )
    celsius, pressure, ratio = np.broadcast_arrays(
        celsius,
        positive("pressure_bar", pressure_bar),
        positive("hydrogen_ratio", hydrogen_ratio),
    )
    gas, solid = phases(thermochemistry)
    present = [(gas, 1.0), (solid, 1.0)] if kind.solid else [(gas, 1.0)]
    mixture = ct.Mixture(present)
    amounts = np.empty((*celsius.shape, mixture.n_species))
    for place in np.ndindex(celsius.shape):
        point = (float(celsius[place]), float(pressure[place]), float(ratio[place]))
        amounts[place] = _minimum(mixture, kind, *point)
    return State(kind, tuple(mixture.species_names), amounts)


def outcome(
    kind: Kind,
    temperature_c: ArrayLike,
    pressure_bar: ArrayLike,
    hydrogen_ratio: ArrayLike,
    thermochemistry: Thermochemistry,
) -> Outcome:
    """Outcome at equilibrium, after cooling.

    Parameters
    ----------
    kind : Kind
        Which equilibrium.
    temperature_c, pressure_bar, hydrogen_ratio : array_like of float
        Axes ...; hydrogen ratio in mol H2 fed per mol chlorosilane fed.
    thermochemistry : Thermochemistry
        The polynomials.

    Returns
    -------
    Outcome
        Axes ...; refusals as those of `state` and `State.cooled`.
    """
    hot = state(kind, temperature_c, pressure_bar, hydrogen_ratio, thermochemistry)
    return hot.cooled()


def _minimum(
    mixture: ct.Mixture, kind: Kind, celsius: float, pressure_bar: float, hydrogen_ratio: float
) -> Floats:
    """Amounts at one point, solid counted from what was there at the start."""
    moles = np.zeros(mixture.n_species)
    names = [name.upper() for name in mixture.species_names]
    moles[names.index("H2")] = hydrogen_ratio
    moles[names.index("SIHCL3" if kind is Kind.DEPOSITION else "SICL4")] = 1.0
    if kind.solid:
        moles[-1] = _SOLID_PRESENT
    mixture.T = celsius + constants.zero_Celsius
    mixture.P = pressure_bar * constants.bar
    mixture.species_moles = moles
    before = _element_moles(mixture)
    reason = ""
    try:
        mixture.equilibrate("TP", solver="gibbs")
    except ct.CanteraError as fault:
        reason = str(fault).strip().splitlines()[-1]
    found = np.array(mixture.species_moles)
    off = float(np.max(np.abs(_element_moles(mixture) / before - 1.0)))
    if not reason and not off <= _CLOSURE:
        reason = f"{off:.1e}"
    if not reason and kind.solid and not found[-1] > 0:
        reason = SOLID
    if reason:
        raise refusal(
            UsageError,
            "plant.equilibrium_failed",
            which=kind.value,
            temperature=f"{celsius:g}",
            pressure=f"{pressure_bar:g}",
            ratio=f"{hydrogen_ratio:g}",
            reason=reason,
        )
    if kind.solid:
        found[-1] -= _SOLID_PRESENT
    return found


def _element_moles(mixture: ct.Mixture) -> Floats:
    """Moles of each element in all phases."""
    return np.array([mixture.element_moles(name) for name in ELEMENTS])
