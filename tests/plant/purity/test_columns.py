"""Columns: Fenske at total reflux, nothing lost, more stages never dirtier, stage by stage."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.plant.purity.columns import Train, shares, total_reflux
from tests.plant.purity.example import cases

LOG = st.floats(-3.0, 3.0)


def train(**changes: float) -> Train:
    settings = {
        "light_stages": 20.0, "light_reflux": 100.0, "light_purge": 0.02, "heavy_stages": 20.0,
        "heavy_reflux": 8.0, "heavy_purge": 0.02, "above": 0.5, "pairs": 1.0,
    }  # fmt: skip
    return Train(**{name: np.array(value) for name, value in (settings | changes).items()})


def stage_by_stage(volatility: float, above: int, below: int, reflux: float, draw: float) -> float:
    """Distillate over bottoms of a trace, from the balance of every stage as one linear system.

    Unknowns: liquid concentration on each stage from the top; the last one is the reboiler.
    """
    count = above + below + 1
    vapour, liquid = (reflux + 1.0) * draw, reflux * draw
    matrix, right = np.zeros((count, count)), np.zeros(count)
    for place in range(count):
        down = liquid if place < above else liquid + 1.0
        leaves = down if place < count - 1 else 1.0 - draw
        matrix[place, place] -= leaves + vapour * volatility
        if place + 1 < count:
            matrix[place, place + 1] += vapour * volatility
        if place == 0:
            matrix[place, place] += liquid * volatility
        else:
            matrix[place, place - 1] += liquid if place - 1 < above else liquid + 1.0
    right[above] = -1.0
    x = np.linalg.solve(matrix, right)
    return float(draw * volatility * x[0] / ((1.0 - draw) * x[-1]))


@pytest.mark.parametrize("volatility", [0.5, 0.8, 1.0, 1.3, 2.0])
@pytest.mark.parametrize(
    ("above", "below", "reflux", "draw"), [(6, 6, 40.0, 0.02), (4, 4, 3.0, 0.7)]
)
def test_against_the_balance_of_every_stage(
    volatility: float, above: int, below: int, reflux: float, draw: float
) -> None:
    told = stage_by_stage(volatility, above, below, reflux, draw)
    stages = float(above + below + 1)
    one = train(light_stages=stages, light_reflux=reflux, light_purge=draw)
    _, light, _ = shares(np.log([volatility]), one)
    np.testing.assert_allclose(light[0], told / (1.0 + told), rtol=1e-9)


@pytest.mark.parametrize("case", cases("fenske"), ids=str)
def test_total_reflux_is_fenske(case: dict[str, Any]) -> None:
    volatility, stages = case["volatility"], case["stages"]
    assert abs(total_reflux(volatility, stages) - case["value"]) <= case["tolerance"]
    one = train(light_stages=stages, light_reflux=1e12, light_purge=0.4)
    _, light, _ = shares(np.log([volatility]), one)
    ratio = light[0] / (1.0 - light[0]) * 0.6 / 0.4
    np.testing.assert_allclose(ratio, case["value"], rtol=1e-6)


@given(st.lists(LOG, min_size=1, max_size=5), st.floats(1, 100), st.floats(0.1, 500),
       st.floats(0.001, 0.5), st.floats(1, 6))  # fmt: skip
def test_nothing_is_lost(
    logs: list[float], stages: float, reflux: float, purge: float, pairs: float
) -> None:
    one = train(light_stages=stages, light_reflux=reflux, heavy_purge=purge, pairs=pairs)
    parts = np.array(shares(np.array(logs), one))
    assert (parts >= 0).all()
    np.testing.assert_allclose(parts.sum(axis=0), 1.0, rtol=1e-9)


@given(st.floats(0.01, 3.0), st.floats(2, 60), st.floats(0.1, 40), st.floats(0.1, 300))
def test_more_stages_are_never_dirtier(
    log: float, stages: float, more: float, reflux: float
) -> None:
    few, many = (
        train(light_stages=count, light_reflux=reflux) for count in (stages, stages + more)
    )
    light = np.array([log])
    assert shares(light, many)[0][0] <= shares(light, few)[0][0] * (1 + 1e-9)
    few, many = (
        train(heavy_stages=count, heavy_reflux=reflux) for count in (stages, stages + more)
    )
    assert shares(-light, many)[0][0] <= shares(-light, few)[0][0] * (1 + 1e-9)


@given(LOG, st.floats(1, 5), st.floats(0, 3))
def test_more_pairs_are_never_dirtier(log: float, pairs: float, more: float) -> None:
    few, many = (
        shares(np.array([log]), train(pairs=pairs)),
        shares(np.array([log]), train(pairs=pairs + more)),
    )
    assert many[0][0] <= few[0][0] * (1 + 1e-12)


def test_far_apart_is_nothing_or_everything() -> None:
    product, light, heavy = shares(np.array([-800.0, 800.0]), train(light_stages=90.0))
    np.testing.assert_allclose(product, 0.0, atol=1e-60)
    np.testing.assert_allclose(light, [0.0, 1.0], atol=1e-60)
    np.testing.assert_allclose(heavy, [1.0, 0.0], atol=1e-60)


def test_the_liquid_itself_leaves_as_it_is_drawn() -> None:
    product, light, heavy = shares(np.array([0.0]), train())
    np.testing.assert_allclose([light[0], heavy[0]], [0.02, 0.98 * 0.02], rtol=1e-9)
    np.testing.assert_allclose(product[0], 0.98**2, rtol=1e-9)
