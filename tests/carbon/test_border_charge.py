"""Border charge: golden cases, the inversion that must not happen, scenario and obligation."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.carbon.border_charge import (
    BorderTerms,
    Bound,
    Embedded,
    Exposure,
    FreeShares,
    Phase,
    ShadowCharge,
    Standing,
    shadow_charge,
)
from polysight.errors import DataError
from polysight.messages import text

FILE = Path(__file__).parents[1] / "golden" / "carbon" / "border_charge.toml"
TREE: dict[str, Any] = tomllib.loads(FILE.read_text(encoding="utf-8"))
SHARES = FreeShares(tuple(TREE["years"]), tuple(TREE["kept"]), TREE["reporting_from"])


def terms(price: Any = 80.0, paid: Any = 0.0, **change: Any) -> BorderTerms:
    told: dict[str, Any] = {"cross_sectoral_factor": 1.0}
    return BorderTerms(
        certificate_eur_per_tco2e=np.asarray(price, dtype=float),
        paid_eur_per_kg=np.asarray(paid, dtype=float),
        **(told | change),
    )


def embedded(direct: Any = 3.3, full: Any = 40.0, mark_up: float = 0.0) -> Embedded:
    return Embedded(np.asarray(direct, dtype=float), np.asarray(full, dtype=float), mark_up)


@pytest.mark.parametrize("case", TREE["case"], ids=lambda case: str(case["source"])[:32])
def test_golden(case: dict[str, Any]) -> None:
    assert case["source"].strip()
    stated = case.get("benchmark")
    got: ShadowCharge = shadow_charge(
        embedded(case["direct"], case["full"], case.get("mark_up", 0.0)),
        terms(case["price"], case.get("paid", 0.0), stated_benchmark_kgco2e_per_kg=stated),
        SHARES,
        year=case["year"],
        listed=case.get("listed", False),
    )
    np.testing.assert_allclose(got.cost_eur_per_kg, case["cost"], rtol=1e-12, atol=1e-15)
    assert got.phase == case["phase"]
    assert got.scenario != case.get("listed", False)


def test_most_is_kept_free_at_first_and_the_inversion_is_refused() -> None:
    assert SHARES.kept_in(2026) == 0.975
    got = shadow_charge(embedded(), terms(), SHARES, year=2026, listed=False)
    place = got.bounds.index(Bound.OWN_EMISSIONS)
    np.testing.assert_allclose(got.charged_kgco2e_per_kg[:, place], [0.0825, 1.0])
    turned = tuple(1.0 - share for share in SHARES.kept)
    with pytest.raises(DataError, match="the charged share") as caught:
        FreeShares(SHARES.years, turned, SHARES.reporting_from)
    assert "征收份额" in caught.value.told("zh")


def test_a_good_that_is_not_listed_owes_nothing_and_says_so() -> None:
    got = shadow_charge(embedded(), terms(), SHARES, year=2030, listed=False)
    assert got.standing is Standing.SCENARIO
    assert got.exposures == (Exposure.DIRECT, Exposure.FULL)
    assert "Annex I" in text("carbon.border_scenario")
    listed = shadow_charge(embedded(), terms(), SHARES, year=2030, listed=True)
    assert listed.standing is Standing.OBLIGATION
    np.testing.assert_array_equal(got.cost_eur_per_kg, listed.cost_eur_per_kg)


def test_a_whole_life_cycle_may_stand_beside_what_the_mechanism_counts() -> None:
    good = Embedded(np.asarray(3.0), np.asarray(30.0), life_cycle_kgco2e_per_kg=np.asarray(45.0))
    got = shadow_charge(good, terms(100.0), SHARES, year=2034, listed=False)
    assert got.exposures == (Exposure.DIRECT, Exposure.FULL, Exposure.LIFE_CYCLE)
    np.testing.assert_allclose(got.cost_eur_per_kg[:, 0], [0.3, 3.0, 4.5])
    less = Embedded(np.asarray(3.0), np.asarray(30.0), life_cycle_kgco2e_per_kg=np.asarray(20.0))
    with pytest.raises(DataError, match="direct embedded"):
        less.counted()


@pytest.mark.parametrize("case", TREE["range"], ids=lambda case: str(case["year"]))
def test_published_ranges_in_yuan(case: dict[str, Any]) -> None:
    assert case["source"].strip()
    columns = (case["counted"], case["cost_cny_per_kg"], case["rounding"])
    for emitted, stated, rounding in zip(*columns, strict=True):
        got = shadow_charge(
            embedded(emitted, emitted), terms(case["price"]), SHARES, year=case["year"],
            listed=False,
        )  # fmt: skip
        place = got.bounds.index(Bound.OWN_EMISSIONS)
        cost = float(got.cost_cny_per_kg(case["cny_per_eur"])[0, place])
        assert cost == pytest.approx(stated, abs=rounding)


def test_a_stated_benchmark_leaves_one_bound() -> None:
    stated = terms(stated_benchmark_kgco2e_per_kg=50.0)
    got = shadow_charge(embedded(), stated, SHARES, year=2026, listed=True)
    assert got.bounds == (Bound.STATED,)
    # Better than the benchmark: nothing is charged and nothing is paid out.
    assert got.cost_eur_per_kg.tolist() == [[0.0], [0.0]]


FULL = st.floats(0.0, 100.0)


@given(FULL, st.floats(0.0, 1.0), st.floats(0.0, 200.0), st.integers(2026, 2036), st.floats(0, 5))
def test_bounds_hold_each_other_and_the_years_rise(
    full: float, direct: float, price: float, year: int, paid: float
) -> None:
    good = embedded(full * direct, full)

    def cost(at: int) -> Any:
        return shadow_charge(
            good, terms(price, paid), SHARES, year=at, listed=False
        ).cost_eur_per_kg

    now = cost(year)
    assert np.all(now >= 0)
    assert np.all(now[:, 1] <= now[:, 0] + 1e-12)
    assert np.all(now[0] <= now[1] + 1e-12)
    assert np.all(cost(year + 1) >= now - 1e-12)


def test_draws_meet_prices_and_exchange_rates() -> None:
    got = shadow_charge(
        embedded(3.3, np.array([30.0, 40.0])),
        terms(np.array([[60.0], [80.0], [100.0]])),
        SHARES,
        year=2034,
        listed=False,
    )
    assert got.cost_eur_per_kg.shape == (2, 2, 3, 2)
    np.testing.assert_allclose(got.cost_eur_per_kg[1, 0, 1], [2.4, 3.2])
    single = shadow_charge(
        embedded(), terms(np.array([50.0, 100.0])), SHARES, year=2034, listed=False
    )
    np.testing.assert_allclose(single.cost_eur_per_kg[1, 1], [2.0, 4.0])
    one = shadow_charge(embedded(), terms(100.0), SHARES, year=2034, listed=False)
    np.testing.assert_allclose(one.cost_cny_per_kg(np.array([8.0, 8.2]))[1, 1], [32.0, 32.8])


def test_a_cross_sectoral_factor_lowers_what_is_free() -> None:
    got = shadow_charge(
        embedded(), terms(cross_sectoral_factor=0.5), SHARES, year=2028, listed=False
    )
    np.testing.assert_allclose(got.charged_kgco2e_per_kg[1, 1], 40.0 * (1.0 - 0.9 * 0.5))


def test_phases() -> None:
    assert [SHARES.phase(year) for year in (2022, 2023, 2025, 2026, 2050)] == [
        Phase.NONE, Phase.REPORTING, Phase.REPORTING, Phase.CHARGED, Phase.CHARGED,
    ]  # fmt: skip
    with pytest.raises(DataError, match="first charged year is 2026"):
        SHARES.kept_in(2025)


@pytest.mark.parametrize(
    ("years", "kept", "said"),
    [
        ((2026, 2028), (0.9, 0.0), "without a gap"),
        ((), (), "without a gap"),
        ((2026, 2027), (0.9,), "without a gap"),
        ((2026, 2027), (97.5, 0.0), "fractions"),
        ((2026, 2027), (0.9, 0.5), "fall to zero"),
        ((2026, 2027), (0.5, 0.9), "fall to zero"),
    ],
)
def test_paths_that_cannot_be_are_refused(years: Any, kept: Any, said: str) -> None:
    with pytest.raises(DataError, match=said):
        FreeShares(years, kept, 2023)


@pytest.mark.parametrize(
    ("good", "on", "said"),
    [
        (embedded(50.0, 40.0), terms(), "direct embedded"),
        (embedded(-1.0), terms(), "not negative"),
        (embedded(np.nan), terms(), "not negative"),
        (embedded(), terms(-1.0), "not negative"),
        (embedded(), terms(80.0, np.nan), "not negative"),
        (embedded(), terms(cross_sectoral_factor=1.2), "at most 1"),
    ],
)
def test_refused(good: Embedded, on: BorderTerms, said: str) -> None:
    with pytest.raises(DataError, match=said) as caught:
        shadow_charge(good, on, SHARES, year=2030, listed=False)
    assert caught.value.told("zh")
