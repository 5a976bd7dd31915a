"""Costs of many draws are streamed: what is held grows with a piece, not with the whole."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable

import numpy as np
import pytest

from polysight.costing.lines import Book, Item
from polysight.costing.streaming import DRAWS_AT_ONCE, chunks, summary
from tests.costing.example import book as small

DRAWS, PLANTS, PLACES, MONTHS = 10_000, 60, 8, 72
BYTES = np.dtype(np.float64).itemsize
#: All cells at once; no bound below may come near it.
WHOLE = DRAWS * PLANTS * MONTHS * BYTES
#: A piece, its reduced copy, and the signed quantities of an item.
PIECE = 4 * DRAWS_AT_ONCE * PLANTS * MONTHS * BYTES
#: One plant over all draws: cost, its copy by month, and what the mean and deviation need.
PLANT = 5 * DRAWS * MONTHS * BYTES


def large() -> Book:
    """Ten thousand draws of sixty plants over six years; prices by place, as tariffs are."""
    random = np.random.default_rng(1)

    def drawn(*shape: int) -> np.ndarray:
        return random.uniform(0.5, 1.5, shape)

    items = (
        Item("power", "electricity", 50.0 * drawn(DRAWS, PLANTS), drawn(DRAWS, PLACES, MONTHS)),
        Item("metal", "silicon-metal", drawn(DRAWS, PLANTS), drawn(DRAWS, 1, MONTHS)),
        Item("wages", "labour", drawn(DRAWS, PLANTS), drawn(1, 1, MONTHS), fixed=True),
        Item("rest", "remainder", drawn(DRAWS, PLANTS), np.ones((1, 1, 1))),
    )
    return Book(items, np.arange(PLANTS) % PLACES, 0.5 * drawn(1, PLANTS, MONTHS))


def peak(work: Callable[[], object]) -> int:
    """Most bytes that some work holds beyond what stood before."""
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        tracemalloc.reset_peak()
        work()
        return tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()


@pytest.fixture(scope="module")
def whole() -> Book:
    """The book; the kernel is compiled before anything is counted."""
    summary(small(), probabilities=np.array([0.5]))
    return large()


def test_pieces_hold_no_more_than_a_few_of_them(whole: Book) -> None:
    total = np.zeros((PLANTS, MONTHS))

    def streamed() -> None:
        for piece in chunks(whole):
            np.add(total, piece.cost.sum(axis=0), out=total)

    assert peak(streamed) < PIECE < WHOLE / 15
    assert np.isfinite(total).all()
    assert (total > 0.0).all()


def test_a_summary_holds_no_more_than_a_few_plants(whole: Book) -> None:
    assert (
        peak(lambda: summary(whole, probabilities=np.array([0.1, 0.5, 0.9]))) < PLANT < WHOLE / 10
    )


def test_the_count_sees_what_is_held(whole: Book) -> None:
    assert peak(lambda: list(chunks(whole, size=DRAWS))) > WHOLE
