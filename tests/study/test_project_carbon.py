"""Cost of carbon of a project."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.study.project_finding import FindingKind
from tests.study.project_file_text import Change, number, resolved

NONE = 'mode = "not-covered"'
PLANT: Change = (
    'decision = "2026-06"', 'decision = "2026-06"\nplant = "siemens-captive-coal-old"'
)  # fmt: skip


def captive(price: float) -> Change:
    return (NONE, f'mode = "captive"\nprice = {number(price, "CNY/tCO2e")}')


def test_what_is_not_covered_costs_nothing_and_is_told() -> None:
    found = resolved()
    assert not found.case.running.carbon_cny_per_kg.any()
    told = [one for one in found.findings if one.topic == "carbon"]
    assert [(one.kind, one.reason.key) for one in told] == [
        (FindingKind.NOTE, "project_finding.carbon_outside")
    ]
    owed = [one for one in resolved(PLANT).findings if one.topic == "carbon"]
    assert [one.kind for one in owed] == [FindingKind.CANNOT_JUDGE]


def test_own_carbon_costs_price_times_what_is_not_free() -> None:
    own = f'mode = "own"\nprice = {number(80, "CNY/tCO2e")}\nfree = {number(0.75)}'
    found = resolved((NONE, f"{own}\nintensity = {number(20, 'kgCO2e/kg')}"))
    np.testing.assert_allclose(found.case.running.carbon_cny_per_kg, 0.4)


def test_a_coal_unit_pays_for_what_it_misses_and_sells_nothing() -> None:
    found = resolved(captive(100.0), PLANT)
    told = next(one for one in found.findings if one.topic == "carbon")
    most = float(dict(told.reason.fields)["high"])
    cost = found.case.running.carbon_cny_per_kg
    np.testing.assert_allclose(cost, max(most, 0.0) * 100.0 / 1000.0, atol=1e-3)
    assert "ET11" in found.citations["running.carbon_cny_per_kg"].inputs


def test_a_plant_without_coal_unit_owes_nothing() -> None:
    with pytest.raises(DataError) as caught:
        resolved(captive(100.0))
    assert [one.key for one in caught.value.problems] == ["project_file.no_captive"]
