"""Series stand without gaps under names of their own."""

from __future__ import annotations

import pytest

from polysight.market.parameter import Parameter
from polysight.market.series import PlantYear, Series


@pytest.mark.parametrize("axis", [Series, PlantYear, Parameter])
def test_places_on_an_axis_leave_no_gap(axis: type[Series] | type[Parameter]) -> None:
    assert [int(one) for one in axis] == list(range(len(axis)))


def test_keys_are_names_in_small_letters() -> None:
    assert Series.PRICE_CHINA.key == "price_china"
    assert len({one.key for one in Series}) == len(Series)
