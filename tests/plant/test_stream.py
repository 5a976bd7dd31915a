"""Amounts add by species; steps are what they give less what they take; shares are shares."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import UsageError
from polysight.plant.species import H2, STC, TCS
from polysight.plant.stream import NAMES, NONE, Amounts, blend, fraction, plus, times
from tests.plant.example import array, cold, hot


def test_fields_stand_in_the_order_of_the_species_axis() -> None:
    one = Amounts(hydrogen=array([1.0, 2.0]), silicon_tetrachloride=array(3.0))
    assert NAMES[H2] == "hydrogen"
    assert one.column.shape == (2, 7)
    assert one.column[:, [H2, TCS, STC]].tolist() == [[1.0, 0.0, 3.0], [2.0, 0.0, 3.0]]


def test_what_is_not_there_stays_without_axes() -> None:
    one = times(Amounts(hydrogen=array([1.0, 2.0])), [3.0, 4.0])
    assert one.hydrogen.tolist() == [3.0, 8.0]
    assert one.silane is NONE
    assert plus(one, one).hydrogen.tolist() == [6.0, 16.0]
    assert plus(one, Amounts(silane=array(1.0))).silane.tolist() == 1.0


def test_a_blend_lies_between_its_steps() -> None:
    half = blend(cold(), hot(), 0.5)
    middle = 0.5 * (cold().net.column + hot().net.column)
    np.testing.assert_allclose(half.net.column, middle, atol=1e-15)


@pytest.mark.parametrize(
    ("value", "nearest"), [(-0.1, "is 0$"), ([0.2, 1.5], "is 1$"), (np.nan, "share")]
)
def test_a_share_outside_is_refused_with_the_nearest(value: float, nearest: str) -> None:
    with pytest.raises(UsageError, match=nearest):
        fraction("recovery", value)
