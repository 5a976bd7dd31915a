"""Si-H-Cl equilibria as polynomials fitted to Cantera, for ensembles; elements close exactly.

The three molar ratios to SiCl4 are fitted, y = ln(n_i / n_SiCl4) for HCl, SiH2Cl2 and SiHCl3, as
sums of products of Chebyshev polynomials (NIST DLMF 3.11(ii) and 18.9) in five variables, each
brought to -1 ... 1:

    1/T,  ln P,  ln(H2 : chlorosilane),  shift of Hf(SiHCl3),  exp(-shift of Hf(SiCl3) / (R T)).

The last is what the shift does to the equilibrium constant of SiCl3, and amounts are smooth in it
even where it goes to zero. Everything else follows from the balances of chlorine, silicon and
hydrogen in forms that take no small difference of large numbers; see `outcome`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.constants as constants
from numba import njit
from numpy.typing import ArrayLike, NDArray

from polysight.plant.equilibrium import Floats, Kind, Outcome
from polysight.plant.ranges import checked
from polysight.plant.species import ATOMS, ELEMENTS

#: Inputs of a surrogate, in the order of its limits and of the columns of its degrees.
INPUTS = (
    "temperature_c", "pressure_bar", "hydrogen_ratio", "tcs_shift_kj_per_mol",
    "sicl3_shift_kj_per_mol",
)  # fmt: skip

#: States that the kernel takes at a time; few enough to stay in the nearest cache.
_BLOCK = 128

_CL = ELEMENTS.index("Cl")


@dataclass(frozen=True, slots=True)
class Surrogate:
    """Fitted polynomials of one equilibrium and thermochemical set.

    Parameters
    ----------
    kind : Kind
        Which equilibrium.
    set_name : str
        Thermochemical set whose states were fitted.
    low, high : ndarray of float
        Axis input, as `INPUTS`; range of the fit, in the units of the names.
    degrees : ndarray of int
        Axes term, input; degree of the Chebyshev polynomial in each variable.
    coefficients : ndarray of float
        Axes term, ratio: HCl, SiH2Cl2 and SiHCl3 to SiCl4; without a solid HCl follows from the
        other two and its column is not there.
    quantities : tuple of str
        What the stated errors are of.
    worst_errors : ndarray of float
        Axis quantity; largest deviation from Cantera over the states checked.
    """

    kind: Kind
    set_name: str
    low: Floats
    high: Floats
    degrees: NDArray[np.int64]
    coefficients: Floats
    quantities: tuple[str, ...]
    worst_errors: Floats


def outcome(
    surrogate: Surrogate,
    temperature_c: ArrayLike,
    pressure_bar: ArrayLike,
    hydrogen_ratio: ArrayLike,
    tcs_shift_kj_per_mol: ArrayLike = 0.0,
    sicl3_shift_kj_per_mol: ArrayLike = 0.0,
) -> Outcome:
    """Outcome at equilibrium from the fitted ratios c, d and t of HCl, SiH2Cl2, SiHCl3 to SiCl4.

    With n_Cl chlorine fed, chlorine gives SiCl4 = n_Cl / (4 + 3 t + 2 d + c); silicon and
    chlorine together give the solid, (c - d + s)/3 from SiHCl3 and (c - 2 d - t)/4 from SiCl4 (now
    as amounts); hydrogen gives H2. Without a solid, c = t + 2 d.

    Parameters
    ----------
    surrogate : Surrogate
        The fit.
    temperature_c, pressure_bar, hydrogen_ratio : array_like of float
        Axes ...; hydrogen ratio in mol H2 fed per mol chlorosilane fed.
    tcs_shift_kj_per_mol, sicl3_shift_kj_per_mol : array_like of float
        Axes ...; added to the formation enthalpies of SiHCl3 and SiCl3 of the set.

    Returns
    -------
    Outcome
        Axes ....

    Raises
    ------
    UsageError
        If a value lies outside the range of the fit.
    """
    given = (
        temperature_c, pressure_bar, hydrogen_ratio, tcs_shift_kj_per_mol, sicl3_shift_kj_per_mol
    )  # fmt: skip
    which = surrogate.kind.value
    inputs = [
        checked(which, name, values, float(low), float(high))
        for name, values, low, high in zip(
            INPUTS, given, surrogate.low, surrogate.high, strict=True
        )
    ]
    shape = np.broadcast_shapes(*(each.shape for each in inputs))
    places = scaled(surrogate.low, surrogate.high, *inputs)
    variables = np.stack([np.broadcast_to(each, shape).ravel() for each in places])
    logs = np.empty((surrogate.coefficients.shape[1], variables.shape[1]))
    _series(variables, surrogate.degrees, surrogate.coefficients, logs)
    ratios = np.exp(logs, out=logs).reshape(-1, *shape)
    return _closed(surrogate.kind, ratios, np.asarray(hydrogen_ratio, dtype=np.float64))


def scaled(low: Floats, high: Floats, *inputs: Floats) -> list[Floats]:
    """Variables of the polynomials, each from -1 to 1 over the range of the fit.

    Parameters
    ----------
    low, high : ndarray of float
        Axis input, as `INPUTS`; range of the fit.
    *inputs : ndarray of float
        One array a input, in their order; they need only broadcast.

    Returns
    -------
    list of ndarray of float
        One array a variable; the last has the axes of temperature and shift together.
    """
    temperature, pressure, ratio, tcs_shift, sicl3_shift = inputs
    ends = np.stack([low, high])
    inverse = 1.0 / (temperature + constants.zero_Celsius)
    weakening = np.exp(-constants.kilo / constants.R * sicl3_shift * inverse)
    return [
        _between(inverse, 1.0 / (ends[:, 0] + constants.zero_Celsius)),
        _between(np.log(pressure), np.log(ends[:, 1])),
        _between(np.log(ratio), np.log(ends[:, 2])),
        _between(tcs_shift, ends[:, 3]),
        2.0 * weakening - 1.0,
    ]


def _between(values: Floats, ends: Floats) -> Floats:
    """Place between two ends, -1 at the first and 1 at the second."""
    return np.asarray((2.0 * values - (ends[0] + ends[1])) / (ends[1] - ends[0]))


def _closed(kind: Kind, ratios: Floats, hydrogen_ratio: Floats) -> Outcome:
    """Amounts from ratios to SiCl4 by the three element balances."""
    if kind.solid:
        hcl, dcs, tcs = ratios
    else:
        dcs, tcs = ratios
        hcl = tcs + 2.0 * dcs
    chlorine = ATOMS[kind.chlorosilane, _CL]
    stc = chlorine / (4.0 + 3.0 * tcs + 2.0 * dcs + hcl)
    hcl, dcs, tcs = hcl * stc, dcs * stc, tcs * stc
    hydrogen_in_silane = 0.0
    silicon = np.zeros_like(stc)
    if kind is Kind.DEPOSITION:
        hydrogen_in_silane = 1.0
        silicon = (hcl - dcs + stc) / 3.0
    elif kind is Kind.HYDROCHLORINATION:
        silicon = (hcl - 2.0 * dcs - tcs) / 4.0
    hydrogen = hydrogen_ratio + 0.5 * (hydrogen_in_silane - hcl - 2.0 * dcs - tcs)
    return Outcome(hydrogen, hcl, dcs, tcs, stc, silicon)


@njit(cache=True)
def _series(
    variables: Floats, degrees: NDArray[np.int64], coefficients: Floats, sums: Floats
) -> None:
    """Sums of products of Chebyshev polynomials; terms of equal beginning share its product.

    Axes: variables input, state; degrees term, input, sorted and unlike; coefficients term, ratio;
    sums ratio, state.
    """
    inputs, states = variables.shape
    terms, kinds = coefficients.shape
    powers = np.ones((inputs, degrees.max() + 1, _BLOCK))
    products = np.ones((inputs + 1, _BLOCK))
    total = np.empty((kinds, _BLOCK))
    for start in range(0, states, _BLOCK):
        size = min(_BLOCK, states - start)
        _chebyshev(variables, start, size, powers)
        total[:] = 0.0
        for term in range(terms):
            first = 0
            if term > 0:
                while degrees[term, first] == degrees[term - 1, first]:
                    first += 1
            for each in range(first, inputs):
                degree = degrees[term, each]
                for lane in range(_BLOCK):
                    products[each + 1, lane] = products[each, lane] * powers[each, degree, lane]
            for ratio in range(kinds):
                factor = coefficients[term, ratio]
                for lane in range(_BLOCK):
                    total[ratio, lane] += factor * products[inputs, lane]
        for ratio in range(kinds):
            for lane in range(size):
                sums[ratio, start + lane] = total[ratio, lane]


@njit(cache=True)
def _chebyshev(variables: Floats, start: int, size: int, powers: Floats) -> None:
    """Fill T_n(x) of a block of states by T_n = 2 x T_(n-1) - T_(n-2); axes input, n, lane."""
    for each in range(variables.shape[0]):
        for lane in range(size):
            powers[each, 1, lane] = variables[each, start + lane]
        for degree in range(2, powers.shape[1]):
            for lane in range(_BLOCK):
                powers[each, degree, lane] = (
                    2.0 * powers[each, 1, lane] * powers[each, degree - 1, lane]
                    - powers[each, degree - 2, lane]
                )
