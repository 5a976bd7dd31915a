"""Outcomes, feeds and the approach to equilibrium."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.plant.equilibrium import (
    Kind,
    Outcome,
    ThermochemistryDesign,
    approach_to,
    approached,
    conversion,
    feed,
)  # fmt: skip
from polysight.plant.species import STC, TCS

#: 1 SiCl4 + 2 H2 over silicon at 550 degC and 25 bar, rounded; silicon closes the balance.
COLD = Outcome(*(np.array(each) for each in (1.69, 0.01, 0.04, 0.53, 0.58, -0.15)))
HOT = Outcome(*(np.array(each) for each in (1.80, 0.20, 0.0, 0.20, 0.80, 0.0)))


def test_a_feed_holds_its_elements() -> None:
    ratio = np.array([1.0, 4.0])
    assert feed(Kind.DEPOSITION, ratio).elements.tolist() == [[1, 3, 3], [1, 9, 3]]
    assert feed(Kind.HYDROCHLORINATION, ratio).elements.tolist() == [[1, 2, 4], [1, 8, 4]]
    assert (Kind.DEPOSITION.chlorosilane, Kind.HOT_HYDROGENATION.chlorosilane) == (TCS, STC)
    assert [kind.solid for kind in Kind] == [True, False, True]


@given(st.floats(0.01, 1.0))
def test_the_approach_is_a_share_of_the_conversion(part: float) -> None:
    got = approached(Kind.HOT_HYDROGENATION, HOT, 2.0, part)
    assert conversion(Kind.HOT_HYDROGENATION, got) == pytest.approx(0.20 * part)
    np.testing.assert_allclose(got.elements, feed(Kind.HOT_HYDROGENATION, 2.0).elements, rtol=1e-12)
    assert np.all(got.amounts >= 0)
    found = approach_to(Kind.HOT_HYDROGENATION, HOT, 0.20 * part)
    assert found == pytest.approx(part)
    assert np.all(found <= 1.0)


def test_axes_broadcast() -> None:
    part, ratio = np.array([[0.5], [1.0]]), np.array([2.0, 2.0, 2.0])
    got = approached(Kind.HYDROCHLORINATION, COLD, ratio, part)
    assert got.hydrogen.shape == (2, 3)
    assert got.amounts.shape == (2, 3, 6)
    assert got.amounts[1, 0].tolist() == COLD.amounts.tolist()


def test_a_conversion_beyond_equilibrium_is_refused_with_the_most_possible() -> None:
    with pytest.raises(UsageError, match=r"0\.5 lies beyond equilibrium.*0\.42"):
        approach_to(Kind.HYDROCHLORINATION, COLD, np.array([0.3, 0.5]))
    with pytest.raises(UsageError, match=r"approach 1\.2\)"):
        approached(Kind.HYDROCHLORINATION, COLD, 2.0, 1.2)


def test_draws_beyond_equilibrium_go_to_it() -> None:
    wanted = np.array([0.3, 0.5])
    found = approach_to(Kind.HYDROCHLORINATION, COLD, wanted, limited=True)
    assert found[0] == approach_to(Kind.HYDROCHLORINATION, COLD, 0.3)
    assert found[1] == 1.0


@pytest.mark.parametrize(
    ("wrong", "said"), [(0.0, "above 0"), (-0.1, "above 0"), (np.nan, "not a finite number")]
)
def test_an_approach_of_nothing_is_refused(wrong: float, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        approached(Kind.HYDROCHLORINATION, COLD, 2.0, wrong)
    with pytest.raises(UsageError, match=said):
        approach_to(Kind.HYDROCHLORINATION, COLD, wrong)


@pytest.mark.parametrize(
    ("ratio", "said"),
    [(-4.0, "above 0"), (0.0, "above 0"), (np.nan, "not a finite"), (np.inf, "not")],
)
def test_a_feed_without_hydrogen_is_refused(ratio: float, said: str) -> None:
    with pytest.raises(UsageError, match=f"hydrogen_ratio.*{said}"):
        approached(Kind.DEPOSITION, COLD, [3.0, ratio], 0.5)


def test_no_states_are_no_fault() -> None:
    nothing = Outcome(*(np.empty(0) for _ in range(6)))
    assert approached(Kind.DEPOSITION, nothing, np.empty(0), np.empty(0)).silicon.size == 0
    assert approach_to(Kind.DEPOSITION, nothing, np.empty(0)).size == 0


def test_shifts_go_to_their_equilibrium() -> None:
    design = ThermochemistryDesign(*(np.array(float(place)) for place in range(6)))
    assert [tuple(map(float, design.shifts(kind))) for kind in Kind] == [(0, 1), (2, 3), (4, 5)]
