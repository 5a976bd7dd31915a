from __future__ import annotations

from pathlib import Path

from polysight.audit.coverage import coverage, meant
from polysight.audit.reading import claims
from polysight.evidence.store import evidence
from tests.audit.audited_tables import ROWS, table


def test_what_cannot_be_judged_is_counted(tmp_path: Path) -> None:
    rows = (
        *ROWS,
        "e,Two,Moon,phase of the moon,3,moons,2024,China,observed,three",
        "f,Two,Moon,phase of the moon,,,2024,China,observed,nothing",
    )
    told = coverage(claims(table(tmp_path, rows), evidence()))
    assert (told.claims, told.known, told.metrics, told.sections) == (6, 4, 4, 2)
    assert [count for _, count in told.unknown] == [2]
    assert told.unknown[0][0] == "phase of the moon"
    assert told.units == (("moons", 1),)
    assert (told.without_number, told.undated) == (1, 1)


def test_a_mistyped_metric_has_a_known_one_beside_it(tmp_path: Path) -> None:
    report = claims(table(tmp_path), evidence())
    assert meant("utilisaton", report) == "capacity utilisation"
    assert meant("phase of the moon", report) == ""
