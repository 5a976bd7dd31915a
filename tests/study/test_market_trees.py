"""Rules find the box that was planted, and none where there is none."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.study.market_trees import rules

KEYS = ("a", "b", "c")


def box(draws: int = 2000) -> tuple[np.ndarray, np.ndarray]:
    values = np.random.default_rng(0).random((draws, 3))
    return values, (values[:, 0] > 0.7) & (values[:, 2] < 0.5)


def test_a_planted_box_is_found() -> None:
    values, occurs = box()
    best = rules(KEYS, values, occurs)[0]
    ends = {one.key: one for one in best.conditions}
    assert ends["a"].low == pytest.approx(0.7, abs=0.02)
    assert ends["c"].high == pytest.approx(0.5, abs=0.02)
    assert best.density > 0.95
    assert best.coverage > 0.9


def test_noise_is_not_praised() -> None:
    for seed in range(20):
        random = np.random.default_rng(seed)
        assert rules(KEYS, random.random((200, 3)), random.random(200) < 0.64) == ()


def test_the_interval_of_a_rule_lies_above_the_share_of_all() -> None:
    values, occurs = box()
    share = occurs[1::2].mean()
    for one in rules(KEYS, values, occurs):
        assert share < one.low < one.density <= one.high
        assert one.lift == pytest.approx(one.density / share)


def test_what_occurs_always_or_never_has_no_rule() -> None:
    values, _ = box(100)
    assert rules(KEYS, values, np.ones(100, dtype=bool)) == ()
    assert rules(KEYS, values, np.zeros(100, dtype=bool)) == ()


def test_the_same_draws_give_the_same_rules() -> None:
    values, occurs = box(500)
    assert rules(KEYS, values, occurs) == rules(KEYS, values, occurs)
