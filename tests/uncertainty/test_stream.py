"""Streams: fixed bits, own to a name, seamless."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from polysight.uncertainty.stream import uniforms

NAMES = st.text(max_size=20)


@given(st.integers(0, 2**64), NAMES, st.integers(0, 50), st.integers(0, 50))
def test_pieces_join_without_a_seam(seed: int, name: str, first: int, count: int) -> None:
    whole = uniforms(seed, name, first + count)
    assert whole[first:].tolist() == uniforms(seed, name, count, first=first).tolist()
    assert ((whole >= 0) & (whole < 1)).all()


@given(st.integers(0, 2**32), NAMES, NAMES)
def test_names_and_seeds_have_their_own_streams(seed: int, one: str, other: str) -> None:
    same = uniforms(seed, one, 4).tolist() == uniforms(seed, other, 4).tolist()
    assert same == (one == other)
    assert uniforms(seed, one, 4).tolist() != uniforms(seed + 1, one, 4).tolist()


def test_bits_are_those_of_the_first_release() -> None:
    drawn = uniforms(20260101, "price[n-type]", 3)
    assert [float(each).hex() for each in drawn] == FIRST_RELEASE


def test_names_are_uncorrelated() -> None:
    table = np.corrcoef([uniforms(1, f"quantity {place}", 20_000) for place in range(8)])
    assert np.abs(table - np.eye(8)).max() < 0.03


FIRST_RELEASE = ["0x1.c6bd731520d33p-1", "0x1.3755cd145d6bdp-1", "0x1.0616a11900b90p-4"]
