"""A file to keep has a name."""

from __future__ import annotations

from polysight.web.media import attached


def test_a_file_to_keep_has_its_name() -> None:
    assert attached("a.csv") == {"Content-Disposition": 'attachment; filename="a.csv"'}
