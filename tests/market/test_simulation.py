"""A market in many draws: the same whoever makes it, in whatever pieces."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.market.series import PlantYear, Series
from polysight.market.simulation import simulate
from tests.market.synthetic_case import synthetic_case, synthetic_model


@pytest.mark.parametrize("length", [1, 5, 12])
def test_any_piece_of_the_draws_is_the_same_as_in_the_whole(length: int) -> None:
    whole = simulate(*synthetic_case(plants=20, months=30, draws=12), seed=5)
    for first in range(0, 12, length):
        count = min(length, 12 - first)
        part = simulate(*synthetic_model(20, 30).chunk(0, first, count), 5, first_draw=first)
        kept = slice(first, first + count)
        assert part.values.tobytes() == whole.values[kept].tobytes()
        assert part.plant_years.tobytes() == whole.plant_years[kept].tobytes()


def test_another_seed_or_place_is_another_future() -> None:
    case, theta = synthetic_case(plants=10, months=12, draws=2)
    one = simulate(case, theta, seed=5)
    assert not np.array_equal(one.values, simulate(case, theta, seed=6).values)
    assert not np.array_equal(one.values, simulate(case, theta, seed=5 + 2**40).values)
    assert not np.array_equal(one.values, simulate(case, theta, seed=5, first_draw=2).values)


def test_plants_are_kept_where_they_are_asked_for_and_change_nothing() -> None:
    case, theta = synthetic_case(plants=10, months=14, draws=3)
    kept, left = simulate(case, theta, 1), simulate(case, theta, 1, plants=False)
    assert kept.plant_years.shape == (3, 2, len(case.plants.key), len(PlantYear))
    assert left.plant_years.shape == (0, 2, len(case.plants.key), len(PlantYear))
    assert kept.values.tobytes() == left.values.tobytes()
    assert kept.values.shape == (3, 14, len(Series))


def test_progress_is_told_until_all_draws_are_done() -> None:
    case, theta = synthetic_case(plants=3, months=3, draws=600)
    told: list[int] = []
    simulate(case, theta, 1, plants=False, step=told.append)
    assert sum(told) == 600
    assert len(told) > 1


def test_whole_numbers_and_other_layouts_are_taken_as_numbers() -> None:
    case, theta = synthetic_case(plants=6, months=6, draws=4)
    other = np.asfortranarray(theta)
    assert simulate(case, theta, 1).values.tobytes() == simulate(case, other, 1).values.tobytes()


def test_an_impossible_market_is_refused_before_anything_is_made() -> None:
    case, theta = synthetic_case(plants=6, months=6, draws=4)
    with pytest.raises(DataError):
        simulate(case, theta[:3], 1)
