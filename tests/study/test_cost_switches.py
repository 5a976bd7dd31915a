"""At a switching value both options cost the same."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.costing.lines import Book, Item
from polysight.study.cost_switches import UTILISATION, switches

OPTIONS = [("siemens", "near"), ("siemens", "far")]
CASH = Book(
    (
        Item("electricity", "electricity", np.full((1, 2), 50.0), np.array([[[0.3], [0.4]]])),
        Item("silicon-metal", "silicon-metal", np.array([[1.0, 1.2]]), np.full((1, 1, 1), 10.0)),
    ),
    np.array([0, 1]),
    np.ones((1, 1, 1)),
)
FIXED = Item("depreciation", "depreciation", np.full((1, 2), 7.0), np.ones((1, 1, 1)), fixed=True)
FULL = Book((*CASH.items, FIXED), CASH.place, np.full((1, 1, 1), 0.5))
TOTAL = np.array([[25.0, 32.0]])


def test_the_cheaper_one_may_pay_what_the_other_costs_more() -> None:
    tariff, silicon, use = switches(OPTIONS, CASH, None, TOTAL)
    assert (tariff.one, tariff.other, tariff.kind) == (*OPTIONS, "price")
    assert tariff.value == pytest.approx(0.3 + 7.0 / 50.0)
    assert (use.kind, use.present) == ("use", 50.0)
    assert use.value == pytest.approx(50.0 + 7.0 / 0.3)
    assert silicon.shared
    assert not silicon.possible


def test_full_cost_tells_the_utilisation_down_to_which_the_lead_holds() -> None:
    found = switches(OPTIONS, CASH, FULL, TOTAL)[-1]
    assert (found.kind, found.present) == (UTILISATION, 0.5)
    assert 25.0 + 7.0 / found.value == pytest.approx(32.0 + 7.0 / 0.5)
    assert found.possible
