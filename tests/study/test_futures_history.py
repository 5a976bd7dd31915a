"""The account of a seller along the quotes of 2025."""

from __future__ import annotations

import pytest

from polysight.errors import DataError
from polysight.study.futures_history import quoted_account
from tests.study.project_example import view


def test_the_rise_of_july_had_to_be_paid_in() -> None:
    found = quoted_account(view(), 1000, "2025-06-25", "2025-08-01")
    assert found.days[0] == "2025-06-25"
    assert found.days[-1] == "2025-08-01"
    assert found.account.variation.sum() == pytest.approx(-3e6 * (49.2 - 30.4))
    assert found.margin_share[[0, -1]].tolist() == pytest.approx([0.09, 0.10])
    july = found.days.index("2025-07-24")
    assert found.paid_in[july] == pytest.approx(
        3e6 * (53.765 - 30.4) + 3e6 * 53.765 * 0.10 + 3e6 * 30.4 * 1e-4, rel=1e-6
    )
    assert {"FC0014", "FC0018", "FC0028", "MP0373"} <= set(found.inputs)


def test_nothing_held_is_nothing_paid() -> None:
    found = quoted_account(view(), 0)
    assert not found.paid_in.any()


def test_one_day_is_no_history() -> None:
    with pytest.raises(DataError):
        quoted_account(view(), 10, "2025-06-25", "2025-06-25")
