"""Data quality: golden spreads, shared factors, variance that adds up."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.carbon.data_quality import (
    INDICATORS,
    PedigreeTable,
    Scores,
    grouped_shares,
    log_deviations,
    multipliers,
    stream_places,
    variance_shares,
)
from polysight.errors import DataError

FILE = Path(__file__).parents[1] / "golden" / "carbon" / "data_quality.toml"
TREE: dict[str, Any] = tomllib.loads(FILE.read_text(encoding="utf-8"))
BEST = Scores(1, 1, 1, 1, 1)
SCORE = st.builds(Scores, *(st.integers(1, 5) for _ in INDICATORS))


def table(name: str) -> PedigreeTable:
    rows = TREE["table"][name]
    assert rows["source"].strip()
    return PedigreeTable(name, np.array([rows[indicator] for indicator in INDICATORS]))


ECOINVENT = table("ecoinvent-2")


def uniform(streams: int, draws: int, seed: int = 7) -> Any:
    return np.random.default_rng(seed).random((streams, draws))


@pytest.mark.parametrize("case", TREE["case"], ids=lambda case: str(case["scores"]))
def test_golden(case: dict[str, Any]) -> None:
    assert case["source"].strip()
    scores = (Scores(*case["scores"]),)
    (sigma,) = log_deviations(table(case["table"]), scores, np.array([case["basic"]]))
    assert np.exp(2.0 * sigma) == pytest.approx(case["gsd_squared"], rel=5e-6)


@given(SCORE, st.sampled_from(list(INDICATORS)), st.sampled_from(sorted(TREE["table"])))
def test_a_worse_score_never_narrows(scores: Scores, indicator: str, name: str) -> None:
    worse = replace(scores, **{indicator: min(getattr(scores, indicator) + 1, 5)})
    one, other = log_deviations(table(name), (scores, worse))
    assert other >= one


def test_best_data_without_basic_spread_have_none() -> None:
    assert log_deviations(ECOINVENT, (BEST,)).tolist() == [0.0]


def test_rows_of_one_factor_move_together_and_others_apart() -> None:
    names, places = stream_places(("grid", "metal", "grid"))
    assert names == ("grid", "metal")
    assert places.tolist() == [0, 1, 0]
    got = multipliers(np.array([0.1, 0.2, 0.3]), places, uniform(2, 4000))
    logs = np.log(got)
    np.testing.assert_allclose(logs[2], 3.0 * logs[0], rtol=1e-9)
    assert abs(float(np.corrcoef(logs[0], logs[1])[0, 1])) < 0.1
    np.testing.assert_allclose(logs.std(axis=1), [0.1, 0.2, 0.3], rtol=0.05)
    np.testing.assert_allclose(np.median(got, axis=1), 1.0, atol=0.02)


def test_a_spread_of_a_parameter_adds_in_variance() -> None:
    parameter = np.exp(0.3 * np.random.default_rng(1).standard_normal(20000))
    quality = multipliers(np.array([0.4]), np.array([0]), uniform(1, 20000))[0]
    assert float(np.log(parameter * quality).std()) == pytest.approx(0.5, rel=0.02)


def test_a_draw_of_exactly_nought_is_finite() -> None:
    got = multipliers(np.array([0.5]), np.array([0]), np.array([[0.0, 0.5]]))
    assert np.all(np.isfinite(got))
    assert got[0, 1] == 1.0


PARTS = arrays(np.float64, (4, 6), elements=st.floats(-100, 100))


@given(PARTS)
def test_shares_of_variance_sum_to_one(parts: Any) -> None:
    shares = variance_shares(parts)
    varies = float(np.var(parts.sum(axis=0))) > 1e-9
    if varies:
        assert float(shares.sum()) == pytest.approx(1.0, abs=1e-6)
    places = np.array([0, 1, 0, 1])
    grouped = grouped_shares(shares, places, 3)
    np.testing.assert_allclose(grouped, [shares[0] + shares[2], shares[1] + shares[3], 0.0])


def test_shares_by_hand() -> None:
    parts = np.array([[1.0, -1.0, 1.0, -1.0], [2.0, 2.0, -2.0, -2.0], [5.0, 5.0, 5.0, 5.0]])
    np.testing.assert_allclose(variance_shares(parts), [0.2, 0.8, 0.0])
    assert variance_shares(np.ones((2, 3))).tolist() == [0.0, 0.0]


@pytest.mark.parametrize("parts", [np.ones((2, 1)), np.array([[1.0, np.nan]])])
def test_variance_of_too_little_is_refused(parts: Any) -> None:
    with pytest.raises(DataError, match="two draws"):
        variance_shares(parts)


@pytest.mark.parametrize("score", [0, 6])
def test_an_unknown_score_is_refused(score: int) -> None:
    with pytest.raises(DataError, match="temporal has the score") as caught:
        log_deviations(ECOINVENT, (replace(BEST, temporal=score),))
    assert "评分" in caught.value.told("zh")


def test_a_score_that_the_table_leaves_out_is_refused() -> None:
    factors = ECOINVENT.uncertainty_factors.copy()
    factors[0, 1] = np.nan
    with pytest.raises(DataError, match="reliability"):
        log_deviations(PedigreeTable("gaps", factors), (replace(BEST, reliability=2),))


@pytest.mark.parametrize(
    ("factors", "said"),
    [
        (np.ones((4, 5)), "five indicators"),
        (np.full((5, 5), 0.9), "one or more"),
        (np.tile([1.0, 1.2, 1.1, 1.3, 1.4], (5, 1)), "rise with the score"),
    ],
)
def test_tables_that_cannot_be_are_refused(factors: Any, said: str) -> None:
    with pytest.raises(DataError, match=said):
        PedigreeTable("x", factors)


def test_a_basic_factor_below_one_is_refused() -> None:
    with pytest.raises(DataError, match="basic"):
        log_deviations(ECOINVENT, (BEST,), np.array([0.9]))
