"""The area under the ROC curve against counting pairs, and against published examples."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import roc_auc_score

from polysight.warning.roc import auroc, auroc_of_counts, auroc_until

CELL = st.tuples(
    st.one_of(st.integers(0, 5).map(float), st.just(np.nan)), st.sampled_from([0.0, 1.0, np.nan])
)
MONTHS = st.lists(CELL, min_size=1, max_size=25).map(lambda cells: np.array(cells).T)


def by_pairs(score: np.ndarray, event: np.ndarray) -> float:
    known = np.isfinite(score)
    with_event = score[known & (event == 1.0)]
    without = score[known & (event == 0.0)]
    pairs = [(a > b) + 0.5 * (a == b) for a in with_event for b in without]
    return float(np.mean(pairs)) if pairs else float("nan")


@given(MONTHS)
def test_it_is_the_share_of_pairs_in_order(cells: np.ndarray) -> None:
    score, event = cells
    np.testing.assert_allclose(auroc(score, event), by_pairs(score, event), rtol=1e-14)


@given(MONTHS, st.data())
def test_the_area_until_a_month_is_that_of_the_months_known(
    cells: np.ndarray, data: st.DataObject
) -> None:
    score, event = cells
    known = np.array([data.draw(st.integers(0, len(score))) for _ in score])
    plain = [by_pairs(score[:count], event[:count]) for count in known]
    np.testing.assert_allclose(auroc_until(score, event, known), plain, rtol=1e-14)


@given(MONTHS, st.data())
def test_samples_are_months_written_down_several_times(
    cells: np.ndarray, data: st.DataObject
) -> None:
    score, event = cells
    counts = np.array([[data.draw(st.integers(0, 3)) for _ in score] for _ in range(3)])
    plain = [by_pairs(np.repeat(score, one), np.repeat(event, one)) for one in counts]
    found = auroc_of_counts(score, event, counts.astype(np.float64))
    np.testing.assert_allclose(found, plain, rtol=1e-14)


def test_another_library_finds_the_same() -> None:
    random = np.random.default_rng(3)
    event = (random.random(300) < 0.3).astype(np.float64)
    score = np.round(event + random.normal(size=300), 1)
    assert float(auroc(score, event)) == pytest.approx(roc_auc_score(event, score), rel=1e-13)


def test_several_series_at_once() -> None:
    score = np.array([[1.0, 2.0, 3.0], [3.0, 2.0, 1.0], [1.0, 1.0, 1.0]])
    assert auroc(score, np.array([0.0, 0.0, 1.0])).tolist() == [1.0, 0.0, 0.5]
