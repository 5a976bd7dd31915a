from __future__ import annotations

import gc
from dataclasses import replace

import pytest

from polysight.errors import DataError, refusal
from polysight.evidence.once import once
from polysight.evidence.store import Evidence


def test_an_evidence_is_asked_once_for_the_same_words(small: Evidence) -> None:
    asked: list[str] = []

    @once
    def rows(evidence: Evidence, name: str, *, more: str = "") -> list[str]:
        asked.append(f"{name}{more}")
        return [row.id for row in evidence.observations if row.quantity == name]

    found = rows(small, "price")
    assert rows(small, "price") is found
    rows(small, "price", more="!")
    rows(small, "production")
    assert asked == ["price", "price!", "production"]


def test_other_evidence_is_asked_itself_and_let_go(small: Evidence) -> None:
    asked: list[int] = []

    @once
    def count(evidence: Evidence) -> list[int]:
        asked.append(len(evidence.observations))
        return asked

    count(small)
    other = replace(small, observations=())
    count(other)
    del other
    gc.collect()
    count(replace(small, observations=()))
    assert asked == [len(small.observations), 0, 0]


def test_a_refusal_is_not_kept(small: Evidence) -> None:
    asked: list[Evidence] = []

    @once
    def none(evidence: Evidence) -> None:
        asked.append(evidence)
        raise refusal(DataError, "observation.unknown", got="X")

    for _ in range(2):
        with pytest.raises(DataError):
            none(small)
    assert asked == [small, small]
