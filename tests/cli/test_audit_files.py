from __future__ import annotations

from pathlib import Path

import pytest

from polysight.cli.audit_files import accepted, refuse_inputs, write
from polysight.errors import UsageError
from tests.audit.audited_tables import outcome


def test_findings_are_accepted_by_name_and_by_a_list(tmp_path: Path) -> None:
    listed = tmp_path / "accepted.txt"
    listed.write_text("same-1F0C9A3E by the editor\n# nothing\n", encoding="utf-8")
    assert accepted(["ARITH-00000000-2", str(listed)]) == ("ARITH-00000000-2", "SAME-1f0c9a3e")


def test_a_list_of_other_things_is_refused_with_its_row(tmp_path: Path) -> None:
    listed = tmp_path / "accepted.txt"
    for content in (b"SAME-1f0c9a3e\nhello\n", b"\xff\xfe\x00"):
        listed.write_bytes(content)
        with pytest.raises(UsageError, match=r"accepted\.txt"):
            accepted([str(listed)])


def test_two_files_of_one_place_are_refused(tmp_path: Path) -> None:
    one = tmp_path / "one"
    for taken in ({"csv": one, "xlsx": one}, {"csv": tmp_path, "xlsx": None}):
        with pytest.raises(UsageError):
            refuse_inputs([], taken)


def test_only_what_is_asked_for_is_written(tmp_path: Path) -> None:
    path = tmp_path / "new" / "findings.csv"
    assert write(outcome(tmp_path), {"csv": path, "html": None}, "en") == [path]
    assert path.read_bytes().startswith(b"\xef\xbb\xbfid,")
