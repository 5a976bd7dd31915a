"""Shares as findings, each told once, with its sum."""

from __future__ import annotations

from polysight.audit.finding import FindingKind
from polysight.audit.rules.shares import RULE
from tests.audit.table_of_claims import findings


def test_grades_above_one() -> None:
    (found,) = findings(
        RULE,
        "solar_grade_share, 95, %, 2023, China; qualifier=above; route=siemens",
        "electronic_grade_share, 30, %, 2023, China",
    )
    assert (found.kind, set(found.rows)) == (FindingKind.SUM, {"r1", "r2"})


def test_a_sum_shows_its_terms() -> None:
    (found,) = findings(
        RULE,
        "capacity_regional_share, 50, %, 2023, Xinjiang",
        "capacity_regional_share, 40, %, 2023, Sichuan",
        "capacity_regional_share, 70, %, 2023, Western China",
    )
    assert found.kind is FindingKind.SUM
    assert found.rows[0] == "r3"
    assert sorted(found.arithmetic.split(" = ")[0].split(" + ")) == ["40%", "50%"]
    assert found.arithmetic.endswith("= 90% > 70%")


def test_a_place_and_the_rest_of_the_world() -> None:
    rows = ("world_share, {}, %, 2030, China; kind=forecast",
            "overseas_capacity_share, 35, %, 2030, overseas; kind=forecast")  # fmt: skip
    assert findings(RULE, rows[0].format(65), rows[1]) == []
    assert len(findings(RULE, rows[0].format(90), rows[1])) == 1
