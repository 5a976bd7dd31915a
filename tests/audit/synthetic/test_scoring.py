"""The score of an audit counts what it says."""

from __future__ import annotations

from tests.audit.synthetic.fact import Key, Row, Seed
from tests.audit.synthetic.reports import Report
from tests.audit.synthetic.scoring import Heard, Score

ROWS = [Row(Key("capacity", str(2000 + at)), {"id": f"R{at}", "period": ""}) for at in range(10)]
SEEDS = [
    Seed("ARITH", "revenue", frozenset({"ARITH", "SAME"}), frozenset({"R1"}), frozenset({"R2"})),
    Seed("DEF", "no unit", frozenset({"DEF"}), frozenset({"R3"}), frozenset()),
]


def score(*findings: tuple[str, str]) -> Score:
    """Score of findings told as class and rows."""
    told = Score()
    told.add(Report(ROWS, SEEDS), [Heard(kind, frozenset(rows.split())) for kind, rows in findings])
    return told


def test_found_needs_the_culprit_and_a_class_that_fits() -> None:
    assert score(("ARITH", "R1 R2")).recall("ARITH") == 1.0
    assert score(("SAME", "R1 R5")).recall("ARITH") == 1.0
    assert score(("PHYS", "R1 R2")).recall("ARITH") == 0.0
    assert score(("ARITH", "R1")).recall("ARITH") == 0.0
    assert score(("DEF", "R3")).recall("DEF") == 1.0


def test_named_needs_the_very_class_and_a_witness() -> None:
    assert score(("ARITH", "R1 R2")).by_kind["ARITH"].named == 1
    assert score(("SAME", "R1 R2")).by_kind["ARITH"].named == 0
    assert score(("ARITH", "R1 R5")).by_kind["ARITH"].named == 0


def test_a_warning_of_an_open_time_is_just() -> None:
    open_row = Row(Key("price", ""), {"id": "R10", "period": "undated-current"})
    told, finding = Score(), Heard("DEF", frozenset({"R10"}))
    assert told.add(Report([*ROWS, open_row], SEEDS), [finding]) == []


def test_false_alarms_are_those_without_a_wrong_row() -> None:
    told = score(("ARITH", "R1 R2"), ("ARITH", "R2 R5"), ("DEF", "R3"), ("DEF", "R1"))
    assert told.false_alarms_per_hundred == 10.0
    assert told.false_warnings_per_hundred == 10.0
