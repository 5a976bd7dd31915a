"""Factors: own region, own basis, no later year, no fallback; labels that a number cannot have."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.carbon.basis import ElectricityBasis
from polysight.carbon.factors import (
    Factor,
    GasPart,
    Level,
    Mislabelled,
    Question,
    Vintage,
    common_basis,
    factor_for,
    factor_or_none,
    label_faults,
)
from polysight.errors import BasisError, DataError

LIFE_CYCLE, COMBUSTION = ElectricityBasis.LIFE_CYCLE, ElectricityBasis.COMBUSTION


def row(name: str, region: str, year: int, value: float, **change: Any) -> Factor:
    told: dict[str, Any] = {
        "id": name,
        "supplier": "electricity-grid",
        "value": value,
        "low": None,
        "high": None,
        "unit": "kgCO2e/kWh",
        "basis": COMBUSTION,
        "level": Level.NATIONAL if region == "CN" else Level.PROVINCIAL,
        "region": region,
        "year": year,
        "tier": "secondary",
    }
    return Factor(**(told | change))


KNOWN = (
    row("a", "CN", 2022, 0.5366),
    row("b", "CN", 2023, 0.5306),
    row("c", "CN-XJ", 2022, 0.6231),
    row("d", "CN-XJ", 2023, 0.6021),
    row("e", "CN", 2024, 0.5777, basis=LIFE_CYCLE),
    row("f", "CN", 2023, 0.6096, basis=ElectricityBasis.RESIDUAL),
)


def asked(region: str, year: int, **change: Any) -> Question:
    told: dict[str, Any] = {"supplier": "electricity-grid", "basis": COMBUSTION}
    return Question(region=region, year=year, **(told | change))


@pytest.mark.parametrize(
    ("question", "name"),
    [
        (asked("CN-XJ", 2023), "d"),
        (asked("CN-XJ", 2022), "c"),
        (asked("CN-XJ", 2026), "d"),
        (asked("CN", 2024, basis=LIFE_CYCLE), "e"),
        (asked("CN", 2025, basis=ElectricityBasis.RESIDUAL), "f"),
    ],
)
def test_the_row_of_the_very_region_and_basis_answers(question: Question, name: str) -> None:
    assert factor_for(KNOWN, question).id == name


@pytest.mark.parametrize("region", ["CN-XZ", "HK", "TW"])
def test_a_missing_province_has_no_value_and_no_stand_in(region: str) -> None:
    assert factor_or_none(KNOWN, asked(region, 2023)) is None
    with pytest.raises(DataError, match="No other region stands in") as caught:
        factor_for(KNOWN, asked(region, 2023))
    assert "CN 2023" in caught.value.told("en")
    assert "不以其他地区代替" in caught.value.told("zh")


def test_a_province_has_no_life_cycle_factor() -> None:
    with pytest.raises(BasisError, match="screening"):
        factor_for(KNOWN, asked("CN-XJ", 2024, basis=LIFE_CYCLE))
    with pytest.raises(BasisError, match="official life-cycle factors are national"):
        row("x", "CN-XJ", 2024, 0.6, basis=LIFE_CYCLE)
    assert row("x", "CN-XJ", 2024, 0.6, basis=LIFE_CYCLE, issuer="a-paper").value == 0.6


def test_nothing_from_a_later_year_answers() -> None:
    assert factor_or_none(KNOWN, asked("CN-XJ", 2021)) is None
    assert factor_or_none(KNOWN, asked("CN-XJ", 2024, vintage=Vintage.EXACT)) is None
    assert factor_or_none(KNOWN, asked("CN", 2023, basis=LIFE_CYCLE)) is None


def test_two_rows_that_disagree_are_refused_and_equal_ones_are_one() -> None:
    other = row("z", "CN-XJ", 2023, 0.6)
    with pytest.raises(DataError, match="d, z"):
        factor_for((*KNOWN, other), asked("CN-XJ", 2023))
    assert factor_for((*KNOWN, replace(other, value=0.6021)), asked("CN-XJ", 2023)).id == "d"


def test_a_factor_without_electricity_answers_for_any_basis() -> None:
    fuel = row(
        "g", "CN", 2020, 2.162, supplier="gas", unit="kgCO2e/m3", basis=ElectricityBasis.NONE
    )
    for basis in (LIFE_CYCLE, COMBUSTION):
        assert factor_for((fuel,), asked("CN", 2025, supplier="gas", basis=basis)) is fuel


@given(st.permutations(KNOWN), st.sampled_from(["CN", "CN-XJ", "CN-SC"]), st.integers(2020, 2027))
def test_the_order_of_rows_does_not_matter(rows: list[Factor], region: str, year: int) -> None:
    for basis in ElectricityBasis:
        question = asked(region, year, basis=basis)
        found = factor_or_none(tuple(rows), question)
        assert found == factor_or_none(KNOWN, question)
        if found is not None:
            assert (found.region, found.basis) == (region, basis)
            assert found.year <= year


def test_bases_of_one_total() -> None:
    fuel = replace(KNOWN[0], id="g", basis=ElectricityBasis.NONE)
    assert common_basis((KNOWN[0], KNOWN[3], fuel)) is COMBUSTION
    assert common_basis((fuel,)) is ElectricityBasis.NONE
    with pytest.raises(BasisError, match="e: life-cycle"):
        common_basis((KNOWN[0], KNOWN[4]))
    with pytest.raises(BasisError, match="unstated"):
        common_basis((replace(KNOWN[0], basis=ElectricityBasis.UNSTATED),))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"value": float("nan")}, "finite"),
        ({"low": 0.7}, "between"),
        ({"high": 0.1}, "between"),
        ({"gases": (GasPart("co2-fossil", 0.5), GasPart("ch4", 0.2))}, "add up"),
    ],
)
def test_rows_that_cannot_be_are_refused(change: dict[str, Any], said: str) -> None:
    with pytest.raises(DataError, match=said):
        row("x", "CN", 2023, **({"value": 0.5} | change))


def test_gases_that_add_up() -> None:
    gases = (GasPart("co2-fossil", 0.49), GasPart("ch4", 0.01))
    assert row("x", "CN", 2023, 0.5, gases=gases).gases == gases


RULE = Mislabelled(
    id="m1",
    supplier="electricity-grid",
    value=0.5703,
    tolerance=0.00005,
    unit="kgCO2e/kWh",
    wrong_basis=COMBUSTION,
    right_basis=ElectricityBasis.ETS_REPORTING,
    wrong_issuer="",
    source="a-source",
)


def test_a_number_with_a_label_that_it_cannot_have_is_flagged() -> None:
    wrong = row("u1", "CN", 2022, 0.5703, issuer="mee")
    (problem,) = label_faults((*KNOWN, wrong), (RULE,))
    assert "u1" in problem.sentence("en")
    assert "ets-reporting" in problem.sentence("zh")
    right = replace(wrong, basis=ElectricityBasis.ETS_REPORTING)
    assert label_faults((right, *KNOWN), (RULE,)) == ()
    assert label_faults((wrong,), (replace(RULE, wrong_issuer="iea"),)) == ()
    assert label_faults((replace(wrong, unit="tCO2e/GJ"),), (RULE,)) == ()
