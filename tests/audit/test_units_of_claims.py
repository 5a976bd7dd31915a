from __future__ import annotations

import pytest

from polysight.audit.vocabulary import Vocabulary
from polysight.evidence.store import evidence

UNITS = Vocabulary(evidence()).units


@pytest.mark.parametrize(
    ("stated", "canonical", "factor"),
    [
        ("万吨", "kt", 10),
        ("万吨/年", "kt/a", 10),
        ("kt/a", "kt", 1),
        ("kt", "kt/a", 1),
        ("GW/a", "GW", 1),
        ("%", "1", 0.01),
        ("个百分点", "1", 0.01),
        ("1e8 CNY", "100MCNY", 1),
        ("1e9 CNY", "100MCNY", 10),
        ("亿元/万吨", "CNY/t", 10000),
        ("CNY/(t/a)", "CNY/t", 1),
        ("CNY m per kt/a", "CNY/t", 1000),
        ("1e8 CNY/kt", "CNY/t", 100000),
        ("毫克/立方米", "mg/m3", 1),
        ("元/吨", "CNY/kg", 0.001),
        ("CNY/t", "CNY/tCO2e", 1),
        ("万千瓦时/吨", "kWh/kg", 10),
        ("% p.a.", "1", 0.01),
        ("bn RMB", "100MCNY", 10),
        ("RMB bn per 100 kt", "CNY/t", 10000),
        ("million yuan/kt", "CNY/t", 1000),
        ("CNY per kg", "CNY/kg", 1),
        ("GWdc", "GW", 1),
        ("GWp", "GW", 1),
        ("kgCO2/kg", "kgCO2e/kg", 1),
        ("10 kt", "kt", 10),
        ("t/y", "kt/a", 0.001),
        ("kt/yr", "kt/a", 1),
        ("kgce/kg-Si", "tce/t", 1),
        ("kWh/t-Si", "kWh/kg", 0.001),
        ("台", "count", 1),
        ("小时", "h", 1),
        ("Mt/y", "kt/a", 1000),
        ("CNY/(t/y)", "CNY/t", 1),
        ("MT", "kt", 0.001),
        ("Mt", "kt", 1000),
        ("metric tons", "kt", 0.001),
        ("'000 t", "kt", 1),
        ("US$ million", "USD", 1e6),
        ("RMBm", "100MCNY", 0.01),
        ("US$/t", "USD/kg", 0.001),
        ("RMB 100 million", "100MCNY", 1),
        ("RMB100m", "100MCNY", 1),
        ("100 million yuan", "100MCNY", 1),
        ("RMB 10,000", "100MCNY", 0.0001),
        ("10,000 t", "kt", 10),
        ("RMB/kg (incl. VAT)", "CNY/kg", 1),
        ("万元/吨(不含税)", "CNY/kg", 10),
        ("US¢/W", "USD/W", 0.01),
        ("kg CO2-eq/kg", "kgCO2e/kg", 1),
        ("ppt", "1", 0.01),
        ("ppt", "ppb", 0.001),
        ("bps", "1", 0.0001),
        ("万吨", "10kt/month", 1),
        ("μm", "mm", 0.001),
    ],
)
def test_units_as_reports_write_them(stated: str, canonical: str, factor: float) -> None:
    assert UNITS.factor(stated, canonical) == pytest.approx(factor)


@pytest.mark.parametrize("stated", ["kWh", "furlong", "", "CNY/kWh", "/", "1e8"])
def test_other_measures_have_no_factor(stated: str) -> None:
    assert UNITS.factor(stated, "kt") is None


def test_one_unit_stands_for_a_dimension() -> None:
    assert UNITS.canonical("元/吨") == UNITS.canonical("CNY/kg")
    assert UNITS.canonical("furlong") == "furlong"
