"""Share of the output that keeps a grade: bounds in order, limits left out named, simulated."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.plant.purity.grades import Grade, Limit
from polysight.plant.purity.measured import Property
from polysight.plant.purity.shares import qualified, qualifying_share
from tests.plant.purity.example import scatter
from tests.plant.purity.test_grades import made, silicon

GRADE = made(
    Limit("A", Property.DONORS, "<=", 0.3, False),
    Limit("B", Property.ACCEPTORS, "<=", 0.1, True),
    Limit("C", Property.LIFETIME, ">=", 500.0, True),
)


def test_median_on_the_limit_is_half() -> None:
    assert qualified(np.array(1.0), np.array(0.5), "<=", 1.0) == 0.5
    assert qualified(np.array(1.0), np.array(0.5), ">=", 1.0) == 0.5


def test_without_scatter_it_is_all_or_nothing() -> None:
    none = np.array(0.0)
    told = [qualified(np.array(value), none, "<=", 1.0) for value in (0.5, 1.0, 2.0)]
    assert told == [1.0, 1.0, 0.0]
    assert qualified(np.array(1.0), none, "<", 1.0) == 0.0
    assert qualified(np.array(1.0), none, ">=", 1.0) == 1.0
    assert qualified(np.array(1.0), none, ">", 1.0) == 0.0


def test_nothing_of_it_keeps_every_upper_limit() -> None:
    assert qualified(np.array(0.0), np.array(0.5), "<=", 1.0) == 1.0
    assert qualified(np.array(0.0), np.array(0.5), ">=", 1.0) == 0.0


@given(st.floats(1e-3, 10), st.floats(1e-3, 10), st.floats(0.0, 2.0))
def test_bounds_are_in_order(donors: float, acceptors: float, deviation: float) -> None:
    design = scatter(donors_log_deviation=deviation)
    got = qualifying_share(silicon(donors=donors, acceptors=acceptors), GRADE, design)
    assert 0.0 <= got.least <= got.independent + 1e-15 <= got.most + 2e-15
    assert got.dense == got.independent * 0.75
    assert got.left_out == ("C",)
    assert got.conditional


@given(st.floats(1e-3, 10), st.floats(1.0, 5.0))
def test_a_stricter_limit_never_qualifies_more(donors: float, tighter: float) -> None:
    def share(top: float) -> float:
        grade = made(Limit("A", Property.DONORS, "<=", top, True))
        return float(qualifying_share(silicon(donors=donors), grade, scatter()).independent)

    assert share(0.3 / tighter) <= share(0.3)


def test_against_simulated_batches() -> None:
    rng = np.random.default_rng(7)
    normal = rng.standard_normal((200_000, 2))
    batches = np.array([0.2, 0.08]) * np.exp(0.5 * normal)
    together = np.array([0.2, 0.08]) * np.exp(0.5 * normal[:, :1])
    got = qualifying_share(silicon(donors=0.2, acceptors=0.08), GRADE, scatter())
    limits = np.array([0.3, 0.1])
    assert abs(got.independent - (batches <= limits).all(axis=1).mean()) < 5e-3
    assert abs(got.most - (together <= limits).all(axis=1).mean()) < 5e-3


def test_what_cannot_be_compared_is_no_number() -> None:
    product = silicon("granular", donors=0.1, acceptors=0.01)
    nothing = qualifying_share(product, GRADE, scatter())
    assert np.isnan([nothing.least, nothing.independent, nothing.most, nothing.dense]).all()
    assert nothing.left_out == ("A", "B", "C")
    asked = qualifying_share(product, GRADE, scatter(), any_form=True)
    assert asked.independent > 0.9
    blank = Grade("S", "", "", (), frozenset({"granular"}), frozenset())
    assert np.isnan(qualifying_share(product, blank, scatter()).independent)


def test_batch_equals_its_elements() -> None:
    donors = np.array([[0.1], [0.5]])
    design = scatter(dense_fraction=[0.7, 0.75, 0.8])
    batch = qualifying_share(silicon(donors=donors, acceptors=0.05), GRADE, design)
    assert batch.dense.shape == (2, 3)
    one = qualifying_share(silicon(donors=0.5, acceptors=0.05), GRADE, scatter(dense_fraction=0.8))
    np.testing.assert_allclose(batch.dense[1, 2], one.dense, rtol=1e-14)


def test_impossible_is_refused() -> None:
    with pytest.raises(UsageError, match="dense_fraction"):
        qualifying_share(silicon(donors=0.1), GRADE, scatter(dense_fraction=1.2))
