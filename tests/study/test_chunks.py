from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from polysight.study.chunks import LEAST, STREAMED, chunks, kept_size

Counts = st.integers(1, 100_000)


@given(Counts, st.integers(1, 5_000))
def test_stretches_hold_every_draw_once_and_in_order(draws: int, size: int) -> None:
    found = chunks(draws, size)
    assert found[0].first == 0
    assert all(one.first + one.count == other.first for one, other in pairwise(found))
    assert found[-1].first + found[-1].count == draws
    assert {one.count for one in found[:-1]} <= {size}


@given(Counts)
def test_stretches_in_memory_are_few_but_not_small(draws: int) -> None:
    size = kept_size(draws)
    assert LEAST <= size <= STREAMED
    assert STREAMED % size == 0
