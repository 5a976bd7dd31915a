"""Items and books refuse what cannot be, and say it in both languages."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.costing.lines import CASH_LINES, FULL_LINES, LINES, Book, Item, chosen
from polysight.errors import UsageError
from tests.costing.example import book

ONE = np.ones((1, 1))
PRICE = np.ones((1, 1, 1))


def refused(rule: str) -> pytest.RaisesExc[UsageError]:
    """A refusal by a rule, with a sentence in each language."""

    def by_rule(error: UsageError) -> bool:
        english, chinese = error.told("en"), error.told("zh")
        return error.problems[0].key == f"costing.{rule}" and english != chinese

    return pytest.RaisesExc(UsageError, check=by_rule)


def test_lines_are_told_once_each() -> None:
    assert len(set(LINES)) == len(LINES)
    assert set(CASH_LINES) < set(FULL_LINES) < set(LINES)


def test_a_line_that_does_not_exist_is_refused_with_a_suggestion() -> None:
    with refused("line"):
        Item("power", "electrcity", ONE, PRICE)
    with pytest.raises(UsageError, match="electricity"):
        chosen(book(), ("electrcity",))


def test_negative_numbers_are_refused_where_they_cannot_be() -> None:
    with refused("negative"):
        Item("power", "electricity", ONE, -PRICE)
    with refused("negative"):
        Item("power", "electricity", -ONE, PRICE, below_zero=True)
    with refused("negative"):
        Item("power", "electricity", ONE, np.inf * PRICE)
    assert Item("chlorine", "chemicals", ONE, -PRICE, below_zero=True).sign == 1.0
    assert Item("power", "electricity", ONE, np.nan * PRICE).sign == 1.0


@pytest.mark.parametrize("quantity", [np.ones(3), np.ones((0, 1))])
def test_axes_are_refused_that_are_missing_or_empty(quantity: np.ndarray) -> None:
    with refused("axes"):
        Item("power", "electricity", quantity, PRICE)


def test_an_output_of_zero_is_refused_and_a_standing_month_is_not() -> None:
    one = book()
    with refused("output"):
        replace(one, utilisation=np.zeros((1, 1, 1)))
    assert np.isnan(replace(one, utilisation=np.full((1, 1, 1), np.nan)).utilisation).all()


def test_more_than_full_needs_to_be_said() -> None:
    one = book()
    with refused("utilisation"):
        replace(one, utilisation=np.full((1, 1, 1), 1.27))
    over = replace(one, utilisation=np.full((1, 1, 1), 1.27), highest_utilisation=1.3)
    assert over.plants == 3


def test_items_must_differ_and_fit() -> None:
    one = book()
    with refused("item_twice"):
        replace(one, items=(*one.items, one.items[0]))
    with refused("place"):
        replace(one, place=np.array([0, 2, 0]))
    with refused("plants"):
        replace(one, items=(Item("power", "electricity", np.ones((1, 2)), PRICE),))
    with refused("lengths"):
        two = Item("other", "steam", np.ones((2, 1)), PRICE)
        replace(one, items=(*one.items, two))


def test_lengths_of_axes() -> None:
    one = book(draws=5)
    assert (one.draws, one.plants, one.months) == (5, 3, 4)
    still = Book((Item("power", "electricity", ONE, PRICE),), np.array([0]), PRICE)
    assert (still.draws, still.plants, still.months) == (1, 1, 1)
    assert [item.name for item in chosen(one, ("steam", "electricity"))] == ["power", "steam"]
