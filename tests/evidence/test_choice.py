from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import DataError
from polysight.evidence.basis import basis
from polysight.evidence.choice import EVIDENCE, KINDS, choice, series
from polysight.evidence.observation import Observation
from polysight.evidence.source import TIERS
from tests.evidence.rows import observed


@st.composite
def candidates(draw: st.DrawFn) -> list[Observation]:
    count = draw(st.integers(1, 8))
    return [
        observed(
            id=f"R{place}",
            value=draw(st.floats(1, 100)),
            tier=draw(st.sampled_from(TIERS)),
            evidence=draw(st.sampled_from(EVIDENCE)),
            kind=draw(st.sampled_from(KINDS)),
            published=draw(st.sampled_from(["", "2024", "2025-02", "2025-07-03"])),
            basis=draw(
                st.sampled_from(
                    [
                        "averaging=month;deal=spot;tax=included",
                        "averaging=unstated;deal=spot;tax=included",
                    ]
                )
            ),
        )
        for place in range(count)
    ]


@given(candidates(), st.randoms(use_true_random=False))
def test_row_order_does_not_matter(rows: list[Observation], shuffler: random.Random) -> None:
    shuffled = rows[:]
    shuffler.shuffle(shuffled)
    assert choice(shuffled) == choice(rows)


@given(candidates())
def test_a_worse_source_never_changes_the_choice(rows: list[Observation]) -> None:
    before = choice(rows).chosen
    place = TIERS.index(before.tier)
    for tier in TIERS[place + 1 :]:
        worse = observed(id="worse", tier=tier, published="2026-01-01", value=1.0)
        assert choice([*rows, worse]).chosen == before


@given(candidates())
def test_every_row_is_chosen_or_lost_for_a_reason(rows: list[Observation]) -> None:
    found = choice(rows)
    assert {found.chosen.id, *(row.id for row, _ in found.losers)} == {row.id for row in rows}
    assert all(reason.startswith("choice.") for _, reason in found.losers)
    assert found.estimate().observations == (found.chosen.id,)


def test_unverified_rows_are_used_only_when_alone() -> None:
    memory = observed(id="M", tier="unverified", evidence="memory", published="2025-12-01")
    mirror = observed(id="N", tier="mirror", published="2020")
    assert choice([memory, mirror]).chosen.id == "N"
    assert choice([memory]).chosen.id == "M"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"tier": "mirror"}, "choice.tier"),
        ({"evidence": "derived"}, "choice.evidence"),
        ({"kind": "estimate"}, "choice.kind"),
        ({"basis": "averaging=unstated;deal=spot;tax=included"}, "choice.unstated"),
        ({"published": "2024-01-01"}, "choice.older"),
        ({}, "choice.tie"),
        ({"same_value_as": "A"}, "choice.same"),
        ({"basis": "averaging=month;deal=spot;tax=excluded"}, "choice.basis"),
    ],
)
def test_each_reason_is_told(change: dict[str, str], reason: str) -> None:
    found = choice([observed(id="A"), observed(id="B", **change)], basis("tax=included"))
    assert [(row.id, why) for row, why in found.losers] == [("B", reason)]


def test_nothing_on_the_wanted_basis_is_an_error() -> None:
    with pytest.raises(DataError, match="tax=excluded"):
        choice([observed()], basis("tax=excluded"))


def test_a_period_without_a_matching_row_is_absent() -> None:
    rows = [
        observed(id="A", period="2025-06"),
        observed(id="B", period="2025-07", grade="granular"),
    ]
    found = series(rows, basis("grade=n-type"))
    assert [one.chosen.id for one in found] == ["A"]


def test_a_bound_gives_way_to_a_value_that_it_allows() -> None:
    bound = observed(id="B", value=3200.0, qualifier="over", tier="primary")
    value = observed(id="V", value=3231.0, tier="secondary")
    weak = observed(id="W", value=3500.0, tier="unverified", evidence="memory")
    found = choice([bound, value, weak])
    assert found.chosen.id == "V"
    assert ("B", "choice.bound") in [(row.id, why) for row, why in found.losers]
    assert choice([bound, weak]).chosen.id == "B"
    assert choice([bound, observed(id="L", value=3000.0)]).chosen.id == "B"
    assert choice([observed(id="U", value=9.0, qualifier="under"), value]).chosen.id == "U"
