"""Enthalpies and entropies of Si-H-Cl species as NASA polynomials, from whatever published set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import cantera as ct
import numpy as np
import scipy.constants as constants
from numpy.typing import NDArray

from polysight.errors import DataError, refusal
from polysight.plant.species import ELEMENTS

Floats = NDArray[np.float64]

#: Key of the solid in every set; it melts at the end of its polynomial.
SOLID = "Si(cr)"

#: Molar volume of crystalline silicon [m3/mol], CODATA 2018.
SOLID_VOLUME = float(constants.value("molar volume of silicon"))

#: Cantera's files, and the elements of our atoms in their spelling.
_GAS_FILE, _SOLID_FILE = "nasa_gas.yaml", "nasa_condensed.yaml"
_SYMBOLS = {"SI": 0, "H": 1, "CL": 2}


@dataclass(frozen=True, slots=True)
class Thermochemistry:
    """One set of standard-state polynomials, all at 1 bar.

    In each range of temperature, with T in kelvin and a_1 ... a_7, b_1, b_2 the coefficients,

        H/(R T) = -a1 T^-2 + a2 T^-1 ln T + a3 + a4 T/2 + a5 T^2/3 + a6 T^3/4 + a7 T^4/5 + b1/T
        S/R     = -a1 T^-2 / 2 - a2 T^-1 + a3 ln T + a4 T + a5 T^2/2 + a6 T^3/3 + a7 T^4/4 + b2

    which is the NASA nine-coefficient form (McBride, Zehe, Gordon, NASA/TP-2002-211556); the older
    seven coefficients are the same with a1 = a2 = 0.

    Parameters
    ----------
    name : str
        Name of the set, for example ``nasa-glenn-2002``.
    species : tuple of str
        Names as the set spells them; the solid is ``Si(cr)``.
    atoms : ndarray of float
        Axes species, element (Si, H, Cl).
    limits : ndarray of float
        Axes species, end; ends of the ranges [K], ascending, NaN behind the last.
    coefficients : ndarray of float
        Axes species, range, coefficient (a1 to a7, b1, b2); NaN in ranges that do not exist.
    """

    name: str
    species: tuple[str, ...]
    atoms: Floats
    limits: Floats
    coefficients: Floats

    @property
    def gases(self) -> tuple[str, ...]:
        """Names of the gaseous species."""
        return tuple(name for name in self.species if name != SOLID)

    def place(self, species: str) -> int:
        """Where a species stands on the species axis.

        Parameters
        ----------
        species : str
            Its name; upper and lower case are alike.

        Returns
        -------
        int
            Its index.

        Raises
        ------
        DataError
            If the set has no such species.
        """
        folded = [name.upper() for name in self.species]
        if species.upper() not in folded:
            raise refusal(
                DataError, "plant.no_such_species", got=species, known=", ".join(self.species)
            )
        return folded.index(species.upper())

    def range_k(self, solid: bool) -> tuple[float, float]:
        """Temperatures at which every polynomial holds.

        Parameters
        ----------
        solid : bool
            Whether solid silicon must exist too.

        Returns
        -------
        tuple of float
            Lowest and highest temperature [K].
        """
        taken = [solid or name != SOLID for name in self.species]
        return (
            float(np.max(self.limits[taken, 0])),
            float(np.min(np.nanmax(self.limits[taken], axis=1))),
        )

    def shifted(
        self, tcs_shift_kj_per_mol: float = 0.0, sicl3_shift_kj_per_mol: float = 0.0
    ) -> Thermochemistry:
        """The set with the formation enthalpies of SiHCl3 and SiCl3 moved, entropies kept.

        Parameters
        ----------
        tcs_shift_kj_per_mol, sicl3_shift_kj_per_mol : float
            Added to the enthalpy of SiHCl3 and of SiCl3.

        Returns
        -------
        Thermochemistry
            b1 is raised by shift / R in all ranges of the two species.
        """
        moved = self.coefficients.copy()
        for name, shift in (("SiHCL3", tcs_shift_kj_per_mol), ("SiCL3", sicl3_shift_kj_per_mol)):
            moved[self.place(name), :, 7] += constants.kilo * shift / constants.R
        return replace(self, coefficients=moved)


def cantera_nasa7(
    species_of: Callable[[str], list[ct.Species]] = ct.Species.list_from_file,
) -> Thermochemistry:
    """The set that Cantera ships: JANAF 1970-77 and Gurvich by way of NASA TM-4513 (1993).

    All species of Si, H and Cl alone are taken, and solid silicon. Cantera reads the numbers as
    if they were for 1 atm; their entropies (H2: 130.68 J/(mol K)) are those for 1 bar, and as
    such they are used here.

    Parameters
    ----------
    species_of : callable
        Species in a file of Cantera; ours must be among them.

    Returns
    -------
    Thermochemistry
        Named ``cantera-nasa7``.
    """
    listed = [
        *(each for each in species_of(_GAS_FILE) if _is_ours(each)),
        *(each for each in species_of(_SOLID_FILE) if each.name == SOLID),
    ]
    found = [each.thermo.input_data for each in listed]
    return Thermochemistry(
        name="cantera-nasa7",
        species=tuple(each.name for each in listed),
        atoms=np.array([_atoms(each.composition) for each in listed]),
        limits=np.array([each["temperature-ranges"] for each in found], dtype=np.float64),
        coefficients=np.array(
            [[[0.0, 0.0, *part] for part in each["data"]] for each in found], dtype=np.float64
        ),
    )


def _is_ours(species: ct.Species) -> bool:
    """Whether a species is neutral and made of silicon, hydrogen and chlorine alone."""
    return species.charge == 0 and {name.upper() for name in species.composition} <= _SYMBOLS.keys()


def _atoms(composition: dict[str, float]) -> list[float]:
    """Atoms of Si, H and Cl in a molecule."""
    counted = {name.upper(): float(number) for name, number in composition.items()}
    return [counted.get(element.upper(), 0.0) for element in ELEMENTS]


def phases(thermochemistry: Thermochemistry) -> tuple[ct.Solution, ct.Solution]:
    """Gas and solid silicon for Cantera, with everything that Cantera would assume stated.

    Cantera's condensed silicon carries no density and then weighs 0.001 kg/m3, whose p V term
    gives a wrong silicon yield without a word; here the molar volume stands in the phase. The
    reference pressure is stated for the same reason.

    Parameters
    ----------
    thermochemistry : Thermochemistry
        The set.

    Returns
    -------
    tuple of cantera.Solution
        Ideal gas of all gaseous species, and the solid.
    """
    entries = {
        name: _entry(thermochemistry, place) for place, name in enumerate(thermochemistry.species)
    }
    solid = entries.pop(SOLID) | {
        "equation-of-state": {
            "model": "constant-volume",
            "molar-volume": f"{SOLID_VOLUME!r} m^3/mol",
        }
    }
    gases = [ct.Species.from_dict(entry) for entry in entries.values()]
    return (
        ct.Solution(thermo="ideal-gas", species=gases),
        ct.Solution(thermo="fixed-stoichiometry", species=[ct.Species.from_dict(solid)]),
    )


def _entry(thermochemistry: Thermochemistry, place: int) -> Any:
    """One species as Cantera's input wants it."""
    limits, rows = thermochemistry.limits[place], thermochemistry.coefficients[place]
    ends = limits[~np.isnan(limits)]
    return {
        "name": thermochemistry.species[place],
        "composition": {
            element: float(number)
            for element, number in zip(ELEMENTS, thermochemistry.atoms[place], strict=True)
            if number
        },
        "thermo": {
            "model": "NASA9",
            "reference-pressure": "1 bar",
            "temperature-ranges": [float(end) for end in ends],
            "data": [[float(number) for number in row] for row in rows[: len(ends) - 1]],
        },
    }
