"""Parts of the price: they add up, and what was put in is found again."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.evidence.store import evidence
from polysight.study.market_price_parts import episodes, split

FIRST, COUNT = 12 * 2010, 180
SWING = 0.03 * np.sin(2 * np.pi * np.arange(12) / 12)
EVENT = ("E1", "glut", FIRST + 60, FIRST + 79)


def price(noise: float = 0.01) -> tuple[np.ndarray, np.ndarray]:
    months = FIRST + np.arange(COUNT)
    moved = -0.004 + SWING[months % 12]
    moved = moved + np.where((months >= EVENT[2]) & (months <= EVENT[3]), -0.05, 0.0)
    moved = moved + noise * np.random.Generator(np.random.PCG64(1)).standard_normal(COUNT)
    return months, 4.0 + np.cumsum(moved)


def test_parts_add_up_to_the_price() -> None:
    months, log = price()
    found = split(months, log, [EVENT])
    total = found.trend + found.season + found.events + found.rest
    assert total == pytest.approx(log, abs=1e-12)
    assert found.season[:12].mean() == pytest.approx(0.0, abs=1e-12)


def test_what_was_put_in_is_found_again() -> None:
    found = split(*price(), [EVENT])
    assert found.drift == pytest.approx(-0.004, abs=3 * found.drift_error)
    assert np.abs(found.by_month - SWING).max() < 0.012
    (event,) = found.told
    assert event.change == pytest.approx(-1.0, abs=4 * event.error)
    assert np.abs(found.rest).max() < 0.2


def test_an_episode_inside_another_takes_its_months() -> None:
    months, log = price(noise=0.0)
    outer = ("E0", "glut", FIRST + 60, FIRST + 99)
    found = split(months, log, [outer, EVENT])
    assert found.told[1].change == pytest.approx(-1.0, abs=1e-6)
    assert found.told[0].change == pytest.approx(0.0, abs=1e-6)


def test_episodes_of_the_evidence_lie_in_the_stretch() -> None:
    found = episodes(evidence(), FIRST, 12 * 2026 + 5)
    assert {"E03", "E06", "E07a"} <= {one[0] for one in found}
    assert all(FIRST < first <= last <= 12 * 2026 + 5 for _, _, first, last in found)
