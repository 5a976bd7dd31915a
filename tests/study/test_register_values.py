"""What the plants of the register answer: age, anchor, measures."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from polysight.study.fleet_level import Anchor
from polysight.study.register_values import RegisterValues, register_values
from tests.plant.routes.plants import data
from tests.study.gap_example import view

pytestmark = pytest.mark.slow


@cache
def values(parameter: str = "comprehensive-energy") -> RegisterValues:
    plants = view().plants()
    return register_values(plants, [2024.5, 2028.0], parameter, data(), seed=5, count=30)


def test_under_the_average_rods_meet_it_in_every_draw() -> None:
    found, plants = values(), view().plants()
    then = data().observation("UC0030").period.end
    size = np.array([one.capacity_t_per_year(then) for one in plants]) * found.rods
    mean = (size @ np.nan_to_num(found.under(Anchor.AVERAGE)[0])) / size.sum()
    assert mean == pytest.approx(np.full(31, 6.69), rel=1e-6)
    assert found.published == pytest.approx(6.69)
    assert found.mean[0] > found.published


def test_the_model_is_left_as_it_is_and_granules_have_no_anchor() -> None:
    found = values()
    assert found.under(Anchor.MODEL) is found.modelled
    beds = ~found.rods
    assert np.array_equal(
        found.under(Anchor.AVERAGE)[:, beds], found.modelled[:, beds], equal_nan=True
    )


def test_older_plants_take_more() -> None:
    plants = view().plants()
    central = values().under(Anchor.AVERAGE)[1, :, 0]
    by_code = {one.code: central[place] for place, one in enumerate(plants)}
    assert by_code["emei"] > by_code["asia-silicon"] > by_code["hoshine-urumqi"]


def test_plants_improve_and_measures_improve_them_further() -> None:
    found = values()
    rods = found.rods
    assert (found.modelled[1, rods, 0] < found.modelled[0, rods, 0]).all()
    assert (found.with_measures[rods] < 1.0).all()


def test_a_parameter_that_no_model_answers_is_unknown() -> None:
    found = values("research-share")
    assert np.isnan(found.modelled).all()
    assert (found.unit, found.inputs) == ("", ())


def test_electricity_has_no_published_average_to_meet() -> None:
    found = values("total-electricity")
    assert np.isnan(found.published)
    assert found.under(Anchor.AVERAGE) is found.modelled
