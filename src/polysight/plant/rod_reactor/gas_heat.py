"""Heat that the gas takes up, and heat of the reaction, per kilogram of silicon."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.constants as constants
from numpy.typing import ArrayLike, NDArray

from polysight.plant.rod_reactor.refusals import bounded, demand
from polysight.plant.species import MOLAR_MASS, SI

Floats = NDArray[np.float64]

#: Joules of a kilowatt hour, and kilograms of a mole of silicon.
_KWH = constants.kilo * constants.hour
_MOLE_OF_SILICON = float(MOLAR_MASS[SI]) * constants.milli

#: Order of the gases.
_HYDROGEN, _TRICHLOROSILANE = 0, 1


@dataclass(frozen=True, slots=True)
class FeedEnthalpies:
    """NASA polynomials of the two gases that are fed, in the order hydrogen, trichlorosilane.

    Parameters
    ----------
    limits : ndarray of float
        Axes gas, end; ends of the ranges of temperature [K], ascending, NaN behind the last.
    coefficients : ndarray of float
        Axes gas, range, coefficient a1 ... a7, b1, b2 of
        H/(R T) = -a1 T^-2 + a2 T^-1 ln T + a3 + a4 T/2 + a5 T^2/3 + a6 T^3/4 + a7 T^4/5 + b1/T.
    """

    limits: Floats
    coefficients: Floats

    @property
    def range_c(self) -> tuple[float, float]:
        """Lowest and highest temperature that the polynomials of both gases reach [degC]."""
        lowest, highest = np.nanmin(self.limits, axis=-1), np.nanmax(self.limits, axis=-1)
        zero = constants.zero_Celsius
        return float(lowest.max() - zero), float(highest.min() - zero)

    def at(self, gas: int, temperature_c: ArrayLike) -> Floats:
        """Molar enthalpy [J/mol].

        Parameters
        ----------
        gas : int
            0 for hydrogen, 1 for trichlorosilane.
        temperature_c : array_like of float
            Axes ....

        Returns
        -------
        ndarray of float
            Axes ...; the zero is that of the polynomials.
        """
        kelvin = np.asarray(temperature_c, dtype=np.float64) + constants.zero_Celsius
        ends = self.limits[gas][~np.isnan(self.limits[gas])]
        place = np.clip(np.searchsorted(ends, kelvin, side="right") - 1, 0, ends.size - 2)
        value = np.empty_like(kelvin)
        for each in np.unique(place):
            here = place == each
            # One range for all is the usual case and needs no picking.
            part = kelvin if here.all() else kelvin[here]
            found = constants.R * _enthalpy_over_r(self.coefficients[gas, each], part)
            value = found if here.all() else _set(value, here, found)
        return np.asarray(value)


def gas_heat(
    enthalpies: FeedEnthalpies,
    hydrogen_ratio: ArrayLike,
    silicon_yield: ArrayLike,
    entering_temperature_c: ArrayLike,
    leaving_temperature_c: ArrayLike,
) -> Floats:
    """Sensible heat of hydrogen and trichlorosilane over the yield of silicon [kWh/kg].

    (dH_TCS + r dH_H2) / (y M_Si); the gas is taken to leave as it came, which the reaction, small
    beside it, hardly changes.

    Parameters
    ----------
    enthalpies : FeedEnthalpies
        Polynomials of both gases.
    hydrogen_ratio : array_like of float
        Axes ...; moles of hydrogen per mole of trichlorosilane fed.
    silicon_yield : array_like of float
        Axes ...; silicon deposited per silicon fed.
    entering_temperature_c, leaving_temperature_c : array_like of float
        Axes ...; of the feed as the rods meet it, behind any preheater, and of the off-gas.

    Returns
    -------
    ndarray of float
        Axes ...; per kilogram of silicon deposited.

    Raises
    ------
    UsageError
        If there is no hydrogen, the yield is not a positive fraction, the gas would cool, or the
        polynomials do not reach its temperatures.

    References
    ----------
    Enthalpies: the NASA form of the set that is given.
    """
    ratio = np.asarray(hydrogen_ratio, dtype=np.float64)
    share = np.asarray(silicon_yield, dtype=np.float64)
    enter, leave = np.asarray(entering_temperature_c), np.asarray(leaving_temperature_c)
    bounded("hydrogen_ratio", ratio, above=0.0)
    bounded("silicon_yield", share, above=0.0, most=1.0, key="plant.share_outside")
    coldest, hottest = enthalpies.range_c
    bounded("entering_temperature_c", enter, least=coldest)
    bounded("leaving_temperature_c", leave, most=hottest)
    demand(leave >= enter, "plant.gas_would_cool", leave, enter)
    rise = [enthalpies.at(gas, leave) - enthalpies.at(gas, enter) for gas in (0, 1)]
    fed = rise[_TRICHLOROSILANE] + ratio * rise[_HYDROGEN]
    return np.asarray(fed / (share * (_MOLE_OF_SILICON * _KWH)))


def reaction_heat(
    tetrachloride_share: ArrayLike,
    tetrachloride_path_kwh_per_kg: ArrayLike,
    hydrogen_chloride_path_kwh_per_kg: ArrayLike,
) -> Floats:
    """Heat of deposition [kWh/kg], mixed from its two stoichiometric limits.

    Parameters
    ----------
    tetrachloride_share : array_like of float
        Axes ...; share of the silicon made by 4 SiHCl3 = Si + 3 SiCl4 + 2 H2.
    tetrachloride_path_kwh_per_kg : array_like of float
        Axes ...; heat of that reaction.
    hydrogen_chloride_path_kwh_per_kg : array_like of float
        Axes ...; heat of SiHCl3 + H2 = Si + 3 HCl, which makes the rest.

    Returns
    -------
    ndarray of float
        Axes ...; per kilogram of silicon deposited.

    Raises
    ------
    UsageError
        If the share is not between zero and one, or a heat is not a number.
    """
    share = bounded(
        "tetrachloride_share", tetrachloride_share, least=0.0, most=1.0, key="plant.share_outside"
    )
    low = bounded("tetrachloride_path_kwh_per_kg", tetrachloride_path_kwh_per_kg)
    high = bounded("hydrogen_chloride_path_kwh_per_kg", hydrogen_chloride_path_kwh_per_kg)
    return np.asarray(high + share * (low - high))


def _enthalpy_over_r(coefficients: Floats, kelvin: Floats) -> Floats:
    """H/R [K] of one range."""
    a1, a2, a3, a4, a5, a6, a7, b1, _ = (float(each) for each in coefficients)
    value = kelvin * (
        a3 + kelvin * (a4 / 2 + kelvin * (a5 / 3 + kelvin * (a6 / 4 + kelvin * a7 / 5)))
    )
    if a1 != 0.0 or a2 != 0.0:
        value = value - a1 / kelvin + a2 * np.log(kelvin)
    return np.asarray(value + b1)


def _set(values: Floats, where: NDArray[np.bool_], found: Floats) -> Floats:
    values[where] = found
    return values
