"""N-numbers: both directions, never better than the truth, and what they leave out."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.plant.purity.nines import (
    Counted,
    fraction_from_notation,
    impurity_fraction,
    nines,
    notation,
)
from tests.plant.purity.example import cases


@pytest.mark.parametrize("case", cases("nines"), ids=lambda case: str(case["text"]))
def test_golden(case: dict[str, Any]) -> None:
    assert notation(case["fraction"]) == case["text"]
    assert fraction_from_notation(case["text"]) == case["fraction"]


@given(st.integers(0, 15), st.integers(0, 8))
def test_round_trip(count: int, digit: int) -> None:
    if not (count or digit):
        return
    text = f"{count}N{digit or ''}"
    fraction = fraction_from_notation(text)
    assert notation(fraction) == text
    if not digit:
        assert abs(float(nines(np.array(fraction))) - count) < 1e-12


@given(st.floats(1e-14, 0.09))
def test_never_better_than_the_truth(fraction: float) -> None:
    assert fraction_from_notation(notation(fraction)) >= fraction * (1 - 1e-9)


def test_a_ninth_nine_is_the_next_number() -> None:
    assert fraction_from_notation("8N9") == fraction_from_notation("9N")


def test_what_is_counted_decides() -> None:
    ppba = np.array([0.05, 0.12, 30.0, 30.0, 0.4])
    by_atoms = {kind: float(impurity_fraction(ppba, kind, by_weight=False)) for kind in Counted}
    assert by_atoms[Counted.METALS] < by_atoms[Counted.DOPANTS_AND_METALS] < by_atoms[Counted.ALL]
    assert notation(by_atoms[Counted.METALS]) == "9N6"
    assert notation(by_atoms[Counted.ALL]) == "7N3"
    by_weight = float(impurity_fraction(ppba, Counted.METALS, by_weight=True))
    assert notation(by_weight) == "9N2"


def test_no_impurity_has_no_end_of_nines() -> None:
    assert np.isinf(nines(np.array(0.0)))
    for wrong in (0.0, 1.0, float("nan")):
        with pytest.raises(UsageError, match="impurity fraction"):
            notation(wrong)
    for wrong_text in ("nine", "9", "N8", "9N88", "9Nx"):
        with pytest.raises(UsageError, match="9N8"):
            fraction_from_notation(wrong_text)
    with pytest.raises(ValueError, match="axis"):
        impurity_fraction(np.zeros(3), Counted.ALL, by_weight=False)
