"""States of the market as the episodes tell them, and as they were known."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.evidence.store import Evidence, evidence
from polysight.study.warning_labels import GLUT, SHORTAGE, Labels, warning_labels
from tests.study.warning_states import synthetic_labels

LAST = 12 * 2026 + 5


@pytest.fixture(scope="module")
def shipped() -> Evidence:
    return evidence()


def month(text: str) -> int:
    return 12 * int(text[:4]) + int(text[5:]) - 1


def held(labels: Labels, state: str, text: str) -> bool:
    return bool(labels.state(state)[month(text) - labels.first])


def test_the_shipped_episodes(shipped: Evidence) -> None:
    labels = warning_labels(shipped, LAST)
    assert [one.id for one in labels.of_kind(GLUT)] == ["E02", "E03", "E04", "E07"]
    assert [one.id for one in labels.of_kind(SHORTAGE)] == ["E01", "E06"]
    for text, glut, shortage in (
        ("2008-09", False, True), ("2008-10", True, False), ("2010-12", False, False),
        ("2013-06", True, False), ("2016-06", False, False), ("2022-11", False, True),
        ("2022-12", True, False), ("2025-10", True, False), ("2026-06", True, False),
    ):  # fmt: skip
        assert held(labels, GLUT, text) is glut, text
        assert held(labels, SHORTAGE, text) is shortage, text


def test_an_open_episode_lasts_as_long_as_the_labels(shipped: Evidence) -> None:
    last = warning_labels(shipped, LAST + 24).of_kind(GLUT)[-1]
    assert last.open
    assert last.last == LAST + 24


def test_a_rebound_is_part_of_its_glut(shipped: Evidence) -> None:
    labels = warning_labels(shipped, LAST)
    (rebound,) = (one for one in labels.episodes if one.part_of)
    assert rebound.part_of == "E07"
    assert labels.glut[rebound.first - labels.first : rebound.last - labels.first + 1].all()


def test_labels_until_a_month_know_nothing_later() -> None:
    labels = synthetic_labels()
    cut = labels.until(month("2015-06"))
    assert cut.months[-1] == month("2015-06")
    assert [one.id for one in cut.of_kind(GLUT)] == ["G0", "G1", "G2"]
    np.testing.assert_array_equal(cut.glut, labels.glut[: len(cut.glut)])
    assert len(labels.until(labels.first - 5).glut) == 0


def test_folds_hold_an_episode_with_the_calm_around_it() -> None:
    labels = synthetic_labels()
    for state in (GLUT, SHORTAGE):
        for place, one in enumerate(labels.of_kind(state)):
            inside = np.arange(one.first, one.last + 1)
            assert (labels.folds(state, inside) == place).all()
    # The calm from 2010-04 to 2011-03 is parted in its middle.
    around = np.array([month("2010-09"), month("2010-10")])
    assert labels.folds(GLUT, around).tolist() == [0, 1]
