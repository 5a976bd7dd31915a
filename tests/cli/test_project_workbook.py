"""``polysight project workbook``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.cli.project_example import NAME

pytestmark = pytest.mark.slow


def test_a_workbook_is_written_once(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    assert call("project", "workbook", NAME, "-o", str(path)).code == 0
    assert path.stat().st_size > 10_000
    again = call("project", "workbook", NAME, "-o", str(path))
    assert again.code == 2
    assert "--force" in again.err


def test_other_endings_are_refused(call: Call, tmp_path: Path) -> None:
    assert call("project", "workbook", NAME, "-o", str(tmp_path / "book.csv")).code == 2
