from __future__ import annotations

import pytest

from polysight.errors import UnitError
from polysight.evidence.store import evidence

DATA = evidence()


@pytest.mark.parametrize(
    ("quantity", "unit", "canonical"),
    [
        ("price", "CNY/t", "CNY/kg"),
        ("price", "USD/lb", "USD/kg"),
        ("production", "t", "kt"),
        ("exchange_rate", "KRW/USD", "KRW/USD"),
        ("capex_total", "USD100m", "MUSD"),
        ("electricity_tariff", "EUR cent/kWh", "EUR/kWh"),
    ],
)
def test_each_number_has_one_canonical_unit(quantity: str, unit: str, canonical: str) -> None:
    assert DATA.quantities[quantity].unit_for(unit, DATA.units) == canonical


def test_a_unit_of_something_else_is_refused() -> None:
    with pytest.raises(UnitError, match="electricity_intensity"):
        DATA.quantities["electricity_intensity"].unit_for("CNY/kg", DATA.units)


def test_every_quantity_measures_what_its_unit_measures() -> None:
    for quantity in DATA.quantities.values():
        unit = DATA.units.unit(quantity.canonical_unit)
        if quantity.dimension != "CCY/CCY":
            assert unit.dimension == quantity.dimension, quantity.code
