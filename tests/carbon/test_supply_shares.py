"""Shares of a supply: no kilowatt hour is claimed twice."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.carbon.supply_shares import supply
from polysight.errors import DataError

FILE = Path(__file__).parents[1] / "golden" / "carbon" / "electricity_supply.toml"
REFUSED: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["refused"]
SHARE = st.floats(0.0, 1.0)


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: str(case["name"]))
def test_refused(case: dict[str, Any]) -> None:
    assert case["source"].strip()
    with pytest.raises(DataError, match=case["said"]) as caught:
        supply(**case["shares"])
    assert caught.value.told("zh")


@pytest.mark.parametrize("wrong", [np.nan, np.inf])
def test_a_share_is_a_number(wrong: float) -> None:
    with pytest.raises(DataError, match="fraction"):
        supply(grid=wrong)


def test_one_wrong_draw_is_enough() -> None:
    with pytest.raises(DataError, match=r"0\.7.*0\.5"):
        supply(grid=0.5, contract=0.5, certificates=np.array([0.1, 0.7, 0.2]))


@given(SHARE, SHARE, SHARE)
def test_claimed_captive_and_remainder_are_everything(
    captive: float, bought: float, sold: float
) -> None:
    taken = supply(
        grid=1.0 - captive,
        captive_coal=captive,
        certificates=bought,
        certificates_sold_on=max(sold * bought, bought - (1.0 - captive)),
    )
    total = taken.claimed + taken.captive_coal + taken.remainder
    np.testing.assert_allclose(total, 1.0, atol=1e-9)
    assert np.all(taken.claimed <= 1.0 - captive + 1e-9)


def test_more_bought_than_used_is_no_fault_where_it_is_sold_on() -> None:
    taken = supply(grid=0.2, captive_coal=0.8, certificates=0.9, certificates_sold_on=0.7)
    np.testing.assert_allclose(taken.certificates_kept, 0.2)
