"""One writer at a time, in the table format of the data."""

from __future__ import annotations

from pathlib import Path

import pytest

from polysight.errors import DataError
from polysight.evidence.importing.overlay import column_values, locked, table_text


def test_lock(tmp_path: Path) -> None:
    own = tmp_path / "own"
    with locked(own), pytest.raises(DataError, match="under way"), locked(own):
        pass
    with locked(tmp_path / "own"):
        pass


def test_table_text_is_utf_8_with_line_feeds() -> None:
    assert table_text(["a", "b"], [["价", 'x,"y"']]) == 'a,b\n价,"x,""y"""\n'.encode()


def test_text_is_guarded_and_numbers_are_not() -> None:
    assert table_text(["value", "note"], [["-1", "=1+1"]]) == b"value,note\n-1,'=1+1\n"


def test_column_values(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    assert column_values(path, "a") == set()
    path.write_bytes(table_text(["a", "b"], [["1", "2"], ["=3", "4"]]))
    assert column_values(path, "a") == {"1", "=3"}
