from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from polysight.audit.finding import Severity
from polysight.cli.audit_answer import asked, findings, refuse_inputs, severity, write
from polysight.errors import UsageError
from tests.audit.audited_tables import outcome


def test_names_are_taken_apart_at_commas(tmp_path: Path) -> None:
    listed = tmp_path / "accepted.txt"
    listed.write_text("same-1F0C9A3E by the editor\n# nothing\n", encoding="utf-8")
    accept = ["ARITH-00000000-2", str(listed)]
    told = asked(["identity, trend"], ["DEF"], accept, 2.0, False, 2024, dt.date(2025, 1, 1))
    assert told.chosen.only == {"identity", "trend"}
    assert told.accepted == ("ARITH-00000000-2", "SAME-1f0c9a3e")
    assert (told.tolerance, told.year, told.as_of) == (2.0, 2024, dt.date(2025, 1, 1))


@pytest.mark.parametrize("tolerance", [-1.0, float("nan"), float("inf")])
def test_a_tolerance_that_is_none_is_refused(tolerance: float) -> None:
    with pytest.raises(UsageError):
        asked([], [], [], tolerance, False, None, None)


def test_a_list_of_other_things_is_refused_with_its_row(tmp_path: Path) -> None:
    listed = tmp_path / "accepted.txt"
    for content in (b"SAME-1f0c9a3e\nhello\n", b"\xff\xfe\x00"):
        listed.write_bytes(content)
        with pytest.raises(UsageError, match=r"accepted\.txt"):
            asked([], [], [str(listed)], 1.0, False, None, None)


def test_a_claim_that_no_finding_names_is_told_as_clear(tmp_path: Path) -> None:
    found = outcome(tmp_path, ["a,One,Capacity,capacity,100,kt/a,2024,China,observed,hundred"])
    with pytest.raises(UsageError, match="a"):
        findings("a", found)


def test_two_files_of_one_place_are_refused(tmp_path: Path) -> None:
    one = tmp_path / "one"
    for taken in ({"csv": one, "xlsx": one}, {"csv": tmp_path, "xlsx": None}):
        with pytest.raises(UsageError):
            refuse_inputs([], taken)


def test_only_what_is_asked_for_is_written(tmp_path: Path) -> None:
    path = tmp_path / "new" / "findings.csv"
    assert write(outcome(tmp_path), {"csv": path, "html": None}, "en") == [path]
    assert path.read_bytes().startswith(b"\xef\xbb\xbfid,")


def test_severities_have_names() -> None:
    assert severity("high") is Severity.HIGH
