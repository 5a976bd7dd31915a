"""Inventories that close, and those that do not."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.carbon.closure import Closure, Conserved, Term, require_closed
from polysight.errors import DataError

AMOUNTS = st.lists(st.floats(0, 1e6), min_size=1, max_size=6)


def closure(inputs: list[object], outputs: list[object]) -> Closure:
    sides = (
        tuple(Term(f"{side}-{place}", np.asarray(amount)) for place, amount in enumerate(amounts))
        for side, amounts in (("in", inputs), ("out", outputs))
    )
    return Closure("smelter", Conserved.MASS, *sides)


@given(AMOUNTS, st.permutations(range(6)))
def test_what_comes_out_again_in_any_order_closes(amounts: list[float], order: list[int]) -> None:
    out = [amounts[place] for place in order if place < len(amounts)]
    require_closed((closure(list(amounts), list(out)),), tolerance=1e-12)


@given(AMOUNTS, st.floats(0.01, 10))
def test_a_forgotten_exchange_opens_it(amounts: list[float], more: float) -> None:
    one = closure([*amounts, more * (1 + sum(amounts))], list(amounts))
    assert one.gap > 0
    with pytest.raises(DataError, match="smelter"):
        require_closed((one,), tolerance=1e-3)


def test_every_open_activity_is_told_with_its_worst_draw() -> None:
    mass = closure([np.array([2.0, 3.0])], [np.array([2.0, 1.0])])
    energy = Closure("reactor", Conserved.ENERGY, (Term("power", np.array(40.0)),), ())
    with pytest.raises(DataError) as caught:
        require_closed((mass, energy), tolerance=0.01)
    assert [problem.key for problem in caught.value.problems] == [
        "foreground.open_mass",
        "foreground.open_energy",
    ]
    told = str(caught.value)
    assert "3 kg" in told
    assert "40 kWh" in told


@pytest.mark.parametrize("amount", [-1.0, np.nan])
def test_an_amount_is_not_negative(amount: float) -> None:
    with pytest.raises(DataError, match="in-0"):
        require_closed((closure([amount], [1.0]),), tolerance=1.0)
