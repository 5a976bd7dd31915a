"""Only what has a price earns a credit; the rest is named."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.costing.by_products import ByProduct, credit
from polysight.costing.lines import LINES, Book
from polysight.costing.streaming import costs
from polysight.errors import UsageError

MADE = np.array([[0.5]])
SHARE = np.array([[0.8]])


def test_a_by_product_without_a_price_has_no_line() -> None:
    found = credit(
        (
            ByProduct("silicon tetrachloride", MADE, SHARE, np.array([[[2.0]]])),
            ByProduct("fumed silica", MADE, SHARE, None),
        )
    )
    assert found.unpriced == ("fumed silica",)
    assert [item.line for item in found.items] == ["by-products"]
    book = Book(found.items, np.array([0]), np.ones((1, 1, 1)))
    assert costs(book, lines=LINES).item() == pytest.approx(-0.8)


def test_a_by_product_that_must_be_paid_for_adds_to_cost() -> None:
    found = credit((ByProduct("slurry", MADE, SHARE, np.array([[[-1.0]]])),))
    book = Book(found.items, np.array([0]), np.ones((1, 1, 1)))
    assert costs(book, lines=LINES).item() == pytest.approx(0.4)


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_a_share_beyond_all_is_refused(share: float) -> None:
    with pytest.raises(UsageError) as refused:
        credit((ByProduct("slurry", MADE, np.array([[share]]), None),))
    assert "slurry" in refused.value.told("zh")
