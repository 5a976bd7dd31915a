"""Costs in pieces equal costs at once; they rise with prices and fall with output."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.costing.lines import CASH_LINES, FULL_LINES, LINES, Book, Floats, Item
from polysight.costing.streaming import chunks, costs, costs_by_line, summary, unit_cost
from polysight.errors import UsageError
from tests.costing.example import book

PROBABILITIES = np.array([0.0, 0.1, 0.5, 0.9, 1.0])
SEEDS = st.integers(0, 1000)


def plainly(one: Book, lines: tuple[str, ...]) -> Floats:
    """The same by array arithmetic."""
    parts = [
        unit_cost(
            replace(i, price=i.price[:, one.place] if i.price.shape[1] > 1 else i.price),
            one.utilisation,
        )
        for i in one.items
        if i.line in lines
    ]
    whole = np.broadcast_shapes((one.draws, one.plants, one.months), *(p.shape for p in parts))
    return np.asarray(np.sum([np.broadcast_to(part, whole) for part in parts], axis=0))


@pytest.mark.parametrize("lines", [CASH_LINES, FULL_LINES, LINES, ("labour",)])
def test_costs_are_quantities_times_prices(lines: tuple[str, ...]) -> None:
    np.testing.assert_allclose(costs(book(), lines=lines), plainly(book(), lines), rtol=1e-13)


def test_lines_sum_to_the_cost_and_credits_are_taken_off() -> None:
    one = book()
    by_line = costs_by_line(one, LINES)
    np.testing.assert_allclose(by_line.sum(axis=-1), costs(one, lines=LINES), rtol=1e-13)
    assert (by_line[..., LINES.index("by-products")] < 0.0).all()
    assert (by_line[..., LINES.index("carbon")] == 0.0).all()


@given(SEEDS, st.integers(1, 9), st.integers(1, 4))
def test_the_size_of_the_pieces_changes_no_bit(seed: int, size: int, plants: int) -> None:
    one = book(draws=7, seed=seed)
    whole = costs(one)
    pieces = list(chunks(one, size=size))
    assert [piece.first for piece in pieces] == list(range(0, 7, size))
    assert np.concatenate([piece.cost for piece in pieces]).tobytes() == whole.tobytes()
    alone = summary(one, probabilities=PROBABILITIES)
    together = summary(one, probabilities=PROBABILITIES, plants_at_once=plants)
    for name in ("mean", "sd", "quantiles"):
        assert getattr(alone, name).tobytes() == getattr(together, name).tobytes()


@given(SEEDS)
def test_a_batch_equals_its_elements(seed: int) -> None:
    one = book(seed=seed)
    whole = costs(one)
    for draw in range(one.draws):
        for plant in range(one.plants):
            alone = costs(one, draws=slice(draw, draw + 1), plants=slice(plant, plant + 1))
            assert alone[0, 0].tolist() == whole[draw, plant].tolist()


def test_summary_is_the_plain_statistics() -> None:
    one = book(draws=37)
    whole, found = costs(one), summary(one, probabilities=PROBABILITIES)
    np.testing.assert_allclose(found.mean, whole.mean(axis=0), rtol=1e-13)
    np.testing.assert_allclose(found.sd, whole.std(axis=0), rtol=1e-12)
    np.testing.assert_allclose(
        found.quantiles, np.quantile(whole, PROBABILITIES, axis=0), rtol=1e-13
    )


@given(SEEDS, st.integers(0, 5), st.floats(0.01, 10.0))
def test_cost_rises_with_each_price_and_is_linear_in_it(seed: int, place: int, rise: float) -> None:
    one = book(seed=seed)

    def at(change: float) -> Floats:
        dearer = replace(one.items[place], price=one.items[place].price + change)
        return costs(
            replace(one, items=(*one.items[:place], dearer, *one.items[place + 1 :])),
            lines=FULL_LINES,
        )

    before, once, twice = at(0.0), at(rise), at(2 * rise)
    assert (once > before).all()
    np.testing.assert_allclose(twice - before, 2 * (once - before), rtol=1e-9)


@given(SEEDS, st.floats(0.1, 100.0))
def test_the_unit_of_money_scales_the_cost(seed: int, factor: float) -> None:
    one = book(seed=seed)
    items = tuple(replace(item, price=factor * item.price) for item in one.items)
    np.testing.assert_allclose(costs(replace(one, items=items)), factor * costs(one), rtol=1e-12)


@given(SEEDS, st.floats(0.05, 0.95))
def test_fixed_cost_falls_with_output_and_variable_cost_does_not_move(
    seed: int, share: float
) -> None:
    one = book(seed=seed)
    less = replace(one, utilisation=share * one.utilisation)
    fixed, variable = ("labour", "depreciation"), ("electricity", "silicon-metal")
    np.testing.assert_allclose(
        costs(less, lines=fixed), costs(one, lines=fixed) / share, rtol=1e-12
    )
    assert costs(less, lines=variable).tolist() == costs(one, lines=variable).tolist()


def test_a_month_that_stands_and_a_price_that_is_not_known_have_no_cost() -> None:
    one = book()
    standing = one.utilisation.copy()
    standing[0, 1, 2] = np.nan
    found = summary(replace(one, utilisation=standing), probabilities=PROBABILITIES)
    assert np.isnan(found.quantiles).any(axis=0).tolist() == np.isnan(found.mean).tolist()
    assert np.argwhere(np.isnan(found.mean)).tolist() == [[1, 2]]
    unpriced = Item("freight", "remainder", np.ones((1, 1)), np.full((1, 1, 1), np.nan))
    assert np.isnan(costs(replace(one, items=(*one.items, unpriced)))).all()


def test_pieces_and_probabilities_must_make_sense() -> None:
    with pytest.raises(UsageError):
        next(chunks(book(), size=0))
    with pytest.raises(UsageError):
        summary(book(), probabilities=np.array([1.2]))
    with pytest.raises(UsageError):
        summary(book(), probabilities=PROBABILITIES, plants_at_once=0)
