"""Comprehensive energy: every carrier in coal equivalent as an instrument converts it.

What a plant uses counts in full, what it gives away counts off [1]_. An instrument that names no
factor for a carrier cannot count it, and says so: a factor of another text is never put in.

References
----------
.. [1] GB/T 2589, general rules for calculation of the comprehensive energy consumption; the rows
   that an instrument's conversion set cites.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from polysight.errors import DataError, UnitError, refusal
from polysight.policy.answer_unit import COAL_EQUIVALENT
from polysight.policy.facts import Floats
from polysight.policy.instrument import Conversion
from polysight.suggestion import nearest
from polysight.units import UnitTable

#: Unit in which energy per product is added up.
UNIT = "kgce/kg"


@dataclass(frozen=True, slots=True, eq=False)
class EnergyUse:
    """What one carrier brings to a kilogram of product, or takes away from it.

    Parameters
    ----------
    carrier : str
        Code: electricity, steam, natural-gas, ...
    amount : ndarray, [...]
        Amount per product in ``unit``; at least zero.
    unit : str
        Unit code, for example ``kWh/kg`` or ``kg/kg``.
    exported : bool
        Whether it leaves the plant.
    """

    carrier: str
    amount: Floats
    unit: str
    exported: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class EnergyLine:
    """One carrier in coal equivalent.

    Parameters
    ----------
    carrier, ref : str
        Code of the carrier; id of the row with the factor.
    amount : ndarray, [...]
        Amount per product in ``unit``; negative where it is exported.
    unit : str
        Unit code of the amount.
    factor : float
        Coal equivalent [factor_unit].
    factor_unit : str
        Unit code of the factor.
    coal_equivalent_kgce_per_kg : ndarray, [...]
        ``amount * factor`` [kgce/kg].
    """

    carrier: str
    ref: str
    amount: Floats
    unit: str
    factor: float
    factor_unit: str
    coal_equivalent_kgce_per_kg: Floats


@dataclass(frozen=True, slots=True, eq=False)
class EnergyAccount:
    """Comprehensive energy of a product with its arithmetic.

    Parameters
    ----------
    lines : tuple of EnergyLine
        One a use.
    total_kgce_per_kg : ndarray, [...]
        Sum of the lines [kgce/kg].
    """

    lines: tuple[EnergyLine, ...]
    total_kgce_per_kg: Floats


def energy_use(carrier: str, amount: ArrayLike, unit: str, *, exported: bool = False) -> EnergyUse:
    """Use of a carrier, checked.

    Parameters
    ----------
    carrier : str
        Code of the carrier.
    amount : array_like of float, [...]
        Amount per product in ``unit``.
    unit : str
        Unit code.
    exported : bool
        Whether it leaves the plant.

    Returns
    -------
    EnergyUse
        The use.

    Raises
    ------
    DataError
        If an amount is negative: what leaves is told by ``exported``.
    """
    numbers = np.asarray(amount, dtype=float)
    if (numbers < 0.0).any():
        raise refusal(DataError, "policy.negative_use", carrier=carrier, got=f"{numbers.min():g}")
    return EnergyUse(carrier, numbers, unit, exported)


def comprehensive_energy(
    uses: Sequence[EnergyUse], conversion: Sequence[Conversion], units: UnitTable
) -> EnergyAccount:
    """Comprehensive energy per kilogram of product.

    Parameters
    ----------
    uses : sequence of EnergyUse
        Everything that comes in and goes out; amounts are broadcast against one another.
    conversion : sequence of Conversion
        Coal equivalents of the instrument.
    units : UnitTable
        Units that exist.

    Returns
    -------
    EnergyAccount
        ``E = sum_in(e_i p_i) - sum_out(e_i p_i)`` [kgce/kg], with e the amount and p the coal
        equivalent of the carrier.

    Raises
    ------
    DataError
        If the instrument names no coal equivalent for a carrier, or there is no use at all.
    UnitError
        If an amount does not measure what the coal equivalent is told per.
    """
    if not uses:
        raise refusal(DataError, "policy.no_energy")
    lines = tuple(_line(one, conversion, units) for one in uses)
    total = np.sum(np.broadcast_arrays(*(one.coal_equivalent_kgce_per_kg for one in lines)), axis=0)
    return EnergyAccount(lines, np.asarray(total))


def _line(use: EnergyUse, conversion: Sequence[Conversion], units: UnitTable) -> EnergyLine:
    known = {one.carrier: one for one in conversion}
    if use.carrier not in known:
        raise refusal(
            DataError,
            "policy.carrier_unconverted",
            carrier=use.carrier,
            known=", ".join(known),
            suggestion=nearest(use.carrier, known),
        )
    factor = known[use.carrier]
    amount = -use.amount if use.exported else use.amount
    size = _product_factor(use.unit, factor.unit, units)
    return EnergyLine(
        use.carrier, factor.ref, amount, use.unit, factor.value, factor.unit,
        amount * factor.value * size,
    )  # fmt: skip


def _product_factor(amount: str, factor: str, units: UnitTable) -> float:
    """Kilograms of coal equivalent per kilogram in one amount times one factor of these units."""
    one, other = units.unit(amount), units.unit(factor)
    head, _, per = other.dimension.partition("/")
    counted, _, product = one.dimension.partition("/")
    if head != COAL_EQUIVALENT or (counted, product) != (per, "mass"):
        raise refusal(
            UnitError,
            "policy.carrier_unit",
            got=one.code,
            expected=f"{per}/mass",
            conversion=other.code,
        )
    return one.factor * other.factor / units.unit(UNIT).factor
