"""How to cite an export."""

from __future__ import annotations

import json

from polysight import __version__
from polysight.evidence.exporting.citation import cite_long, cite_short, metadata, sidecar
from polysight.evidence.store import Evidence
from tests.evidence.exporting.rows import selected


def test_short_and_long(small: Evidence) -> None:
    found = selected(small)
    assert cite_short(found, "en") == f"polysight {__version__}, data as of 2025-07-03: Prices"
    for language in ("en", "zh"):
        long = cite_long(found, language)
        assert all(source.citation in long for source in found.sources)
        assert "5" in long


def test_metadata_does_not_know_the_clock(small: Evidence) -> None:
    told = metadata(selected(small))
    assert told["created"] == "2025-07-03"
    assert told["filters"] == {"geography": "CN"}
    assert "202" not in json.dumps(told["version"])


def test_guarded_text_is_told_where_there_is_some(small: Evidence) -> None:
    found = selected(small)
    assert "guarded_text" not in json.loads(sidecar(found, "x.json", "0", None, "en"))
    assert json.loads(sidecar(found, "x.csv", "0", 0, "en"))["guarded_text"]["cells"] == 0
