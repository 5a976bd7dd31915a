"""What a foreground must state, and how it is asked."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.carbon.exchanges import exchanges
from polysight.carbon.foreground import Foreground
from polysight.errors import DataError

MADE = ((0, 0, 1.0), (1, 1, 1.0))
NOTHING = exchanges(())


def pair(*more: tuple[int, int, object], flows: tuple[str, ...] = ("co2",)) -> Foreground:
    return Foreground(("metal", "power"), flows, exchanges((*MADE, *more)), NOTHING)  # type: ignore[arg-type]


def test_production_is_net_of_own_use() -> None:
    given = pair((1, 1, np.array([-0.2, -0.1])))
    np.testing.assert_allclose(given.production, [[1.0, 0.8], [1.0, 0.9]])
    assert given.free_shape == (2,)


def test_demand_of_one_product() -> None:
    given = pair()
    assert given.demand("power", 3.0).tolist() == [0.0, 3.0]
    assert given.demand("metal", np.array([1.0, 2.0])).tolist() == [[1.0, 0.0], [2.0, 0.0]]


def test_an_unknown_activity_is_told_with_the_nearest() -> None:
    with pytest.raises(DataError, match="Did you mean power"):
        pair().place("powr")


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_a_number_that_is_none_names_its_activity(value: float) -> None:
    with pytest.raises(DataError, match="activity power is no finite"):
        pair((0, 1, np.array([1.0, value])))


def test_refusals() -> None:
    with pytest.raises(DataError, match="metal is given twice"):
        Foreground(("metal", "metal"), (), exchanges(MADE), NOTHING)
    with pytest.raises(DataError, match="co2 is given twice"):
        pair(flows=("co2", "co2"))
    with pytest.raises(DataError, match="lies outside the technosphere"):
        pair((2, 0, -1.0))
    with pytest.raises(DataError, match="lies outside the biosphere"):
        Foreground(("metal", "power"), (), exchanges(MADE), exchanges(((0, 0, 1.0),)))
    with pytest.raises(DataError, match="power makes nothing"):
        pair((1, 1, np.array([-0.5, -1.0])))
    with pytest.raises(DataError, match="power makes nothing"):
        Foreground(("metal", "power"), (), exchanges(MADE[:1]), NOTHING)
