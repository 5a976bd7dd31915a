"""Existing is what stood when a text took effect, whatever the plant calls itself."""

from __future__ import annotations

import pytest

from polysight.policy.calendar import told_date
from polysight.policy.instrument import Project
from polysight.policy.plant_state import state_under
from tests.policy.example import changed, plant

EXISTING, NEW, EXPANSION = Project.EXISTING, Project.NEW, Project.EXPANSION


@pytest.mark.parametrize(
    ("started", "own", "effect", "state"),
    [
        ("2025-06", NEW, "2027-01-01", EXISTING),
        ("2025-06", EXPANSION, "2027-01-01", EXISTING),
        ("2026-12-31", NEW, "2027-01-01", EXISTING),
        ("2027-01-01", NEW, "2027-01-01", NEW),
        ("2027-01-01", EXISTING, "2027-01-01", NEW),
        ("2027-03", EXPANSION, "2027-01-01", EXPANSION),
        ("2025-06", EXISTING, "2024-01-01", NEW),
        # A start told to the year of the effect settles nothing.
        ("2027", NEW, "2027-07-01", NEW),
        ("2027", EXISTING, "2027-07-01", EXISTING),
        ("2025-06", NEW, None, NEW),
        (None, NEW, "2027-01-01", NEW),
    ],
)
def test_the_state_follows_from_the_days(
    started: str | None, own: Project, effect: str | None, state: Project
) -> None:
    one = plant(project=own, commissioned=told_date(started) if started else None)
    text = changed(effective_from=effect) if effect else changed(effective_from=None)
    assert state_under(one, text) is state
