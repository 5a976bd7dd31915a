from __future__ import annotations

from polysight.audit.rules.part_against_all import RULE
from tests.audit.told import row, said


def test_a_part_far_below_its_whole() -> None:
    (one,) = said(
        RULE,
        row("water_reuse_rate", 70, "%", geography="Western China"),
        row("water_reuse_rate", 95, "%", qualifier="over"),
    )
    assert set(one.rows) == {"C1", "C2"}


def test_near_parts_and_other_places_are_silent() -> None:
    assert not said(
        RULE,
        row("utilisation", 80, "%", geography="Xinjiang"),
        row("utilisation", 85, "%"),
    )
    assert not said(
        RULE,
        row("water_reuse_rate", 70, "%", geography="India"),
        row("water_reuse_rate", 95, "%"),
    )
