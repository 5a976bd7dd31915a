"""Verdicts: strict is strict, unseen limits judge nothing, stricter never turns fail into pass."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import ArrayLike

from polysight.plant.purity.grades import Grade, Limit, Reason, Verdict, judged, kept
from polysight.plant.purity.measured import PROPERTIES, Measured, Property

FORMS = frozenset({"chunk"})


def limit(which: Property, comparator: str, value: float, *, verified: bool = True) -> Limit:
    return Limit(f"{which}", which, comparator, value, verified)


def made(*limits: Limit) -> Grade:
    return Grade("S", "2020", "1", limits, FORMS, frozenset({"granular"}))


def silicon(form: str = "chunk", **values: ArrayLike) -> Measured:
    array = np.full((*np.broadcast_shapes(*(np.shape(one) for one in values.values())),
                     len(PROPERTIES)), np.nan)  # fmt: skip
    for name, value in values.items():
        array[..., PROPERTIES.index(Property[name.upper()])] = value
    return Measured(array, form)


DONORS = limit(Property.DONORS, "<=", 0.3)
CARBON = limit(Property.CARBON, "<", 1e16)


@pytest.mark.parametrize(
    ("comparator", "told"),
    [("<", [True, False, False]), ("<=", [True, True, False]),
     (">", [False, False, True]), (">=", [False, True, True])],
)  # fmt: skip
def test_strict_is_strict(comparator: str, told: list[bool]) -> None:
    assert kept(np.array([0.9, 1.0, 1.1]), comparator, 1.0).tolist() == told


def test_by_property_and_in_all() -> None:
    product = silicon(donors=[0.2, 0.4, 0.2, 0.4], carbon=[1e15, 1e15, 1e16, np.nan])
    got = judged(product, made(DONORS, CARBON))
    assert got.verdict.tolist() == [Verdict.PASS, Verdict.FAIL, Verdict.FAIL, Verdict.FAIL]
    assert got.by_limit[:, 1].tolist() == [
        Verdict.PASS, Verdict.PASS, Verdict.FAIL, Verdict.CANNOT_JUDGE,
    ]  # fmt: skip
    assert got.reasons == (Reason.NONE, Reason.NOT_KNOWN)
    assert not got.conditional


@given(st.floats(0, 10))
def test_a_limit_that_was_not_seen_never_passes(donors: float) -> None:
    unseen = made(replace(DONORS, verified=False))
    got = judged(silicon(donors=donors), unseen)
    assert got.verdict == Verdict.CANNOT_JUDGE
    assert got.reasons == (Reason.LIMIT_UNVERIFIED,)
    told = judged(silicon(donors=donors), unseen, if_unverified_hold=True)
    assert told.conditional
    assert told.verdict == (Verdict.PASS if donors <= 0.3 else Verdict.FAIL)


def test_no_number_never_passes_even_if_trusted() -> None:
    blank = made(replace(DONORS, limit=float("nan"), verified=False))
    for trusted in (False, True):
        got = judged(silicon(donors=0.0), blank, if_unverified_hold=trusted)
        assert got.verdict == Verdict.CANNOT_JUDGE
        assert got.reasons == (Reason.LIMIT_NOT_SEEN,)
    empty = judged(silicon(donors=0.0), made(), if_unverified_hold=True)
    assert empty.verdict == Verdict.CANNOT_JUDGE
    assert empty.reasons == (Reason.LIMIT_NOT_SEEN,)


def test_forms() -> None:
    excluded = judged(silicon("granular", donors=[0.1, 9.0]), made(DONORS))
    assert excluded.verdict.tolist() == [Verdict.NOT_COVERED] * 2
    assert excluded.reasons == (Reason.FORM_NOT_COVERED,)
    unknown = judged(silicon("umg-ingot", donors=0.1), made(DONORS))
    assert unknown.verdict == Verdict.CANNOT_JUDGE
    assert unknown.reasons == (Reason.SCOPE_NOT_SEEN,)


@given(st.floats(0, 10), st.floats(0, 10), st.floats(0, 10), st.sampled_from(["<", "<="]))
def test_a_stricter_limit_never_turns_fail_into_pass(
    value: float, one: float, other: float, comparator: str
) -> None:
    loose, strict = max(one, other), min(one, other)
    under = [
        judged(silicon(donors=value), made(limit(Property.DONORS, comparator, top))).verdict
        for top in (strict, loose)
    ]
    assert under[0] <= under[1]
    above = [
        judged(silicon(lifetime=value), made(limit(Property.LIFETIME, ">=", low))).verdict
        for low in (loose, strict)
    ]
    assert above[0] <= above[1]


def test_batch_equals_its_elements() -> None:
    donors = np.array([[0.1, 0.3], [0.31, np.nan]])
    batch = judged(silicon(donors=donors), made(DONORS)).verdict
    for place in np.ndindex(donors.shape):
        assert batch[place] == judged(silicon(donors=donors[place]), made(DONORS)).verdict
