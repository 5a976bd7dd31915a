"""The account of futures against a plain one, and what it keeps."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import DataError
from polysight.investment.margin_account import (
    MarginAccount,
    MarginTerms,
    Position,
    SettlementPrices,
    margin_account,
)

LOT = 3000.0


def invented(seed: int) -> tuple[Position, SettlementPrices, MarginTerms]:
    """An account of some slots, with contracts that change; the last position is nothing."""
    rng = np.random.default_rng(seed)
    draws, slots, count = 3, int(rng.integers(1, 4)), int(rng.integers(2, 12))
    lots = rng.integers(-20, 5, size=(slots, count))
    lots[:, -1] = 0
    rolled = rng.random((slots, count)) < 0.3
    taken = rng.uniform(30.0, 60.0, size=(draws, slots, count))
    left = np.where(rolled, rng.uniform(30.0, 60.0, size=taken.shape), taken)
    terms = MarginTerms(rng.uniform(0.05, 0.2, count), rng.uniform(0.0, 0.001, count))
    return Position(lots, rolled, LOT), SettlementPrices(left, taken), terms


def plainly(position: Position, prices: SettlementPrices, terms: MarginTerms) -> MarginAccount:
    """Lot by lot, with loops."""
    draws, slots, count = prices.left.shape
    variation, fees, margin = (np.zeros((draws, count)) for _ in range(3))
    for d in range(draws):
        for j in range(slots):
            held = 0
            for t in range(count):
                if t:
                    move = prices.left[d, j, t] - prices.taken[d, j, t - 1]
                    variation[d, t] += held * LOT * move
                new = int(position.lots[j, t])
                if position.rolled[j, t]:
                    fees[d, t] += abs(held) * LOT * prices.left[d, j, t] * terms.fee[t]
                    fees[d, t] += abs(new) * LOT * prices.taken[d, j, t] * terms.fee[t]
                else:
                    fees[d, t] += abs(new - held) * LOT * prices.taken[d, j, t] * terms.fee[t]
                margin[d, t] += abs(new) * LOT * prices.taken[d, j, t] * terms.margin[t]
                held = new
    return MarginAccount(variation, fees, margin)


@given(st.integers(0, 10_000))
def test_it_agrees_with_an_account_by_hand(seed: int) -> None:
    one, other = margin_account(*invented(seed)), plainly(*invented(seed))
    for name in ("variation", "fees", "margin"):
        assert getattr(one, name) == pytest.approx(getattr(other, name), rel=1e-12, abs=1e-6)


@given(st.integers(0, 10_000))
def test_what_is_paid_in_comes_back_but_for_the_result(seed: int) -> None:
    account = margin_account(*invented(seed))
    assert account.margin[:, -1] == pytest.approx(0.0)
    assert account.calls.sum(axis=1) == pytest.approx(-account.result.sum(axis=1), abs=1e-3)


@given(st.integers(0, 10_000))
def test_variation_adds_up_to_the_whole_result_of_each_contract(seed: int) -> None:
    _, prices, terms = invented(seed)
    count = prices.left.shape[2]
    kept = np.full(prices.left.shape[1:], -7)
    kept[:, -1] = 0
    position = Position(kept, np.zeros(kept.shape, dtype=bool), LOT)
    same = SettlementPrices(prices.taken, prices.taken)
    account = margin_account(position, same, MarginTerms(terms.margin, np.zeros(count)))
    moved = prices.taken[:, :, -1] - prices.taken[:, :, 0]
    assert account.variation.sum(axis=1) == pytest.approx(-7 * LOT * moved.sum(axis=1), abs=1e-3)


@given(st.integers(0, 10_000))
def test_nothing_held_is_nothing_paid(seed: int) -> None:
    position, prices, terms = invented(seed)
    account = margin_account(position._replace(lots=position.lots * 0), prices, terms)
    assert not account.variation.any()
    assert not account.fees.any()
    assert not account.margin.any()


@given(st.integers(0, 10_000))
def test_a_full_hedge_without_basis_and_fees_locks_the_price(seed: int) -> None:
    rng = np.random.default_rng(seed)
    count = int(rng.integers(3, 30))
    sold = np.append(0, rng.integers(0, 50, size=count - 1))
    spot = np.exp(rng.normal(0.0, 0.2, size=(5, 1, count)).cumsum(axis=2)) * 40.0
    lots = -(sold.sum() - np.cumsum(sold))[None, :]
    rolled = rng.random((1, count)) < 0.3
    account = margin_account(
        Position(lots, rolled, LOT),
        SettlementPrices(spot, spot),
        MarginTerms(np.full(count, 0.1), np.zeros(count)),
    )
    revenue = (sold * LOT * spot[:, 0]).sum(axis=1)
    whole = revenue + account.result.sum(axis=1)
    assert whole == pytest.approx(sold.sum() * LOT * spot[:, 0, 0], rel=1e-10)


def test_a_rise_has_to_be_paid_in_before_it_is_earned() -> None:
    prices = np.array([[[40.0, 50.0, 45.0]]])
    position = Position(np.array([[-10, -10, 0]]), np.zeros((1, 3), dtype=bool), LOT)
    terms = MarginTerms(np.full(3, 0.1), np.zeros(3))
    calls = margin_account(position, SettlementPrices(prices, prices), terms).calls[0]
    assert calls == pytest.approx([120_000.0, 30_000.0 + 300_000.0, -150_000.0 - 150_000.0])


def test_arrays_that_do_not_fit_are_refused() -> None:
    position, prices, terms = invented(1)
    with pytest.raises(DataError):
        margin_account(position, prices, MarginTerms(terms.margin[:-1], terms.fee))
    with pytest.raises(DataError):
        margin_account(position, prices._replace(left=prices.left * np.nan), terms)
