"""A market in many draws: the same whoever makes it, in whatever order it is told."""

from __future__ import annotations

import numpy as np

from polysight.market.simulation import simulate
from tests.market.synthetic_case import permuted, synthetic_case, synthetic_model


def test_a_chunk_of_draws_is_the_same_as_in_the_whole() -> None:
    case, theta = synthetic_case(plants=20, months=30, draws=12)
    whole = simulate(case, theta, seed=5)
    part = simulate(*synthetic_model(20, 30).chunk(0, 7, 3), seed=5, first_draw=7)
    assert part.values.tobytes() == whole.values[7:10].tobytes()
    assert part.plant_years.tobytes() == whole.plant_years[7:10].tobytes()


def test_the_order_of_plants_does_not_matter() -> None:
    case, theta = synthetic_case(plants=25, months=40, draws=6)
    order = np.random.default_rng(3).permutation(len(case.plants.key))
    one, other = simulate(case, theta, seed=5), simulate(permuted(case, order), theta, seed=5)
    assert one.values.tobytes() == other.values.tobytes()
    assert one.plant_years[:, :, order].tobytes() == other.plant_years.tobytes()
