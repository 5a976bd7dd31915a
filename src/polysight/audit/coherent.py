"""Units that fit together, so that a formula of metrics needs no factors of its own.

Inside a formula all masses are kilograms, energy is kWh, power gigawatts, money one of its
currency, time years, and shares fractions of one; a yearly flow and a yearly capacity then have
one size (1 kt and 1 kt/a are both 1e6).
"""

from __future__ import annotations

from polysight.audit.remembered import remembered
from polysight.errors import UnitError
from polysight.units import UnitTable

#: Reference units of the table that are not made of kilograms, gigawatts and years.
REFERENCES = {
    "mass/time": ("t", "kg"),
    "mass/time/person": ("t", "kg"),
    "time": ("days", "years"),
    "CNY·time/mass": ("kg", "t"),
}
#: Reference units per watt, where formulas count gigawatts: grams and money.
PER_WATT = {"mass/power": 1e6, "CNY/power": 1e9, "USD/power": 1e9}


@remembered
def coherent_factor(text: str, units: UnitTable) -> float | None:
    """Size of a unit in units that fit together.

    Parameters
    ----------
    text : str
        Unit code or alias; empty for a bare number.
    units : UnitTable
        Units that exist.

    Returns
    -------
    float or None
        Multiplier from the unit; None where the unit is not known, so that no formula uses it.
    """
    if not text:
        return 1.0
    try:
        unit = units.unit(text)
    except UnitError:
        return None
    if unit.dimension in REFERENCES:
        return unit.factor * units.factor(*REFERENCES[unit.dimension])
    return unit.factor * PER_WATT.get(unit.dimension, 1.0)
