"""Rankings across bases are refused with the remedy named."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from polysight.carbon.basis import ElectricityBasis, FootprintBasis
from polysight.carbon.comparison import ranking, require_comparable
from polysight.errors import BasisError

BASIS = FootprintBasis("cradle-to-gate", "included", ElectricityBasis.LIFE_CYCLE, "iso-14067")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"boundary": "gate-to-gate"}, "boundaries"),
        ({"silicon_metal": "excluded"}, "silicon-metal stage"),
        ({"electricity": ElectricityBasis.COMBUSTION}, "factors of one basis"),
        ({"method": "ppe2"}, "one method"),
    ],
)
def test_each_difference_is_refused_with_its_remedy(change: dict[str, Any], said: str) -> None:
    with pytest.raises(BasisError, match=said) as caught:
        require_comparable((BASIS, replace(BASIS, **change)))
    assert len(caught.value.problems) == 1
    assert caught.value.told("zh")


@pytest.mark.parametrize(
    "change",
    [
        {"boundary": "unstated"},
        {"silicon_metal": "unstated"},
        {"electricity": ElectricityBasis.UNSTATED},
        {"method": "unstated"},
    ],
)
def test_what_is_unstated_is_not_comparable_even_with_itself(change: dict[str, Any]) -> None:
    unstated = replace(BASIS, **change)
    with pytest.raises(BasisError):
        require_comparable((unstated, unstated))


def test_every_difference_is_told() -> None:
    with pytest.raises(BasisError) as caught:
        require_comparable((BASIS, FootprintBasis("x", "excluded", ElectricityBasis.DIRECT, "y")))
    assert len(caught.value.problems) == 4


def test_ranking() -> None:
    totals = np.array([[40.0, 10.0], [20.0, 30.0], [40.0, 20.0]])
    assert ranking(totals, (BASIS,) * 3).tolist() == [[1, 0], [0, 2], [2, 1]]


def test_an_incomplete_total_has_no_rank() -> None:
    with pytest.raises(BasisError, match="uncovered"):
        ranking(np.array([1.0, np.nan]), (BASIS, BASIS))
