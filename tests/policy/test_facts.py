"""What a plant does not know is no answer."""

from __future__ import annotations

from polysight.policy.facts import Answer, Origin
from tests.policy.example import answer, plant


def test_only_known_answers_are_given() -> None:
    unknown = Answer("cod", 3.0, "kg/kg", origin=Origin.UNKNOWN)
    subject = plant(answer(6.0), unknown, answer(None, "", "drills"))
    found = subject.answer("comprehensive-energy")
    assert found is not None
    assert found.value == 6.0
    assert subject.answer("cod") is None
    assert subject.answer("drills") is None
    assert subject.answer("water-use") is None
