"""Nines and parts are two spellings of one number."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.audit.purity_words import (
    PARTS,
    fraction_of_nines,
    nines_of_fraction,
    nines_of_percents,
    nines_told,
)
from polysight.plant.purity.nines import fraction_from_notation


@given(st.integers(1, 13))
def test_nines_are_those_of_the_plant_room(count: int) -> None:
    assert fraction_of_nines(count) == pytest.approx(fraction_from_notation(f"{count}N"))


@given(st.floats(0.5, 14.0))
def test_there_and_back(nines: float) -> None:
    assert nines_of_fraction(fraction_of_nines(nines)) == pytest.approx(nines)


def test_parts_and_nothing() -> None:
    assert nines_of_fraction(0.01 * PARTS["ppb"]) == pytest.approx(11.0)
    assert nines_of_fraction(0.0) == math.inf


def test_words_of_nines_and_of_per_cent() -> None:
    assert nines_told("n-type 11N, 2 N-type lines; 6N-7N; 9个9") == [11, 6, 7, 9]
    assert nines_told("2N型料") == []
    assert nines_of_percents("99.9% to 99.999999 per cent") == pytest.approx([8.0])
