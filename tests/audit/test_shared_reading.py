from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from polysight.audit import shared_reading as sharing
from polysight.audit.claim_table import Numbered
from polysight.audit.metric import Metric
from polysight.audit.reading import claims
from polysight.audit.shared_reading import Part, shared_reading
from polysight.errors import DataError
from polysight.evidence.location import data_folder
from polysight.evidence.store import evidence

REPORT = data_folder() / "claims" / "reference_report.csv"
ROWS: Numbered = [(at, {"id": str(at)}) for at in range(10)]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a process is copied on Linux")


@pytest.fixture(autouse=True)
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "WORTH", 2)
    monkeypatch.setattr(sharing, "can_copy", lambda: True)


def alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    with monkeypatch.context() as patch:
        patch.setattr(sharing, "can_copy", lambda: False)
        return told(path)


def told(path: Path) -> str:
    """All that reading finds, or why it is refused."""
    try:
        read = claims(path, evidence())
    except DataError as error:
        return repr(error.problems)
    return repr((read.claims, read.remarks, list(read.vocabulary.metrics.items())))


def test_two_processes_read_what_one_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(REPORT) == alone(REPORT, monkeypatch)


def test_faults_of_both_halves_are_told_in_order(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    table = tmp_path / "claims.csv"
    rows = ("a,产能,1,kt/a", "b,产能,x,kt/a", "c,unknown,3,rods", "a,产能,4,kt/a", "d,产能,y,kt/a")
    table.write_text("\n".join(("id,metric,value_low,unit", *rows)), encoding="utf-8")
    found = told(table)
    assert found == alone(table, monkeypatch)
    assert [found.count(f"row={row}") for row in (3, 5, 6)] == [1, 1, 1]


def test_what_the_copy_cannot_read_is_read_here() -> None:
    own = os.getpid()
    read: list[int] = []

    def part(rows: Numbered) -> Part:
        if os.getpid() != own:
            raise ValueError
        read.extend(row for row, _ in rows)
        return Part([], [], [])

    assert len(shared_reading(ROWS, part, {})) == 2
    assert read == list(range(10))


def test_a_word_that_the_copy_takes_otherwise_is_read_again_here() -> None:
    own = os.getpid()
    some = iter(claims(REPORT, evidence()).vocabulary.metrics.values())
    senses = {True: next(some), False: next(some)}
    metrics: dict[str, Metric] = {}
    read: list[int] = []

    def part(rows: Numbered) -> Part:
        metrics.setdefault("made", senses[os.getpid() == own])
        read.extend(row for row, _ in rows)
        return Part([], [], [])

    shared_reading(ROWS, part, metrics)
    assert metrics == {"made": senses[True]}
    assert read == list(range(10))


def test_metrics_that_the_copy_makes_are_known_here() -> None:
    own = os.getpid()
    some = next(iter(claims(REPORT, evidence()).vocabulary.metrics.values()))
    metrics: dict[str, Metric] = {}

    def part(rows: Numbered) -> Part:
        if os.getpid() != own:
            metrics["made"] = some
        return Part([], [], [])

    shared_reading(ROWS, part, metrics)
    assert metrics == {"made": some}


def test_few_rows_are_read_by_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "WORTH", 11)
    assert len(shared_reading(ROWS, lambda rows: Part([], [], []), {})) == 1
