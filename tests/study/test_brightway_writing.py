"""Packages that are written: the same bytes for the same content, nothing overwritten."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from polysight.carbon.characterisation import Characterisation
from polysight.errors import DataError, UsageError
from polysight.study.brightway_writing import write
from tests.carbon.foregrounds import method, productive


def test_the_same_foreground_gives_the_same_package(tmp_path: Path) -> None:
    given = productive(6)
    told = [
        write(given, method(given), tmp_path / name, title="x") / "datapackage.json"
        for name in ("one", "two")
    ]
    assert told[0].read_bytes() == told[1].read_bytes()
    metadata = json.loads(told[0].read_text())
    assert metadata["activities"][4] == {"id": 5, "code": "activity-4", "unit": ""}
    assert metadata["licenses"][0]["name"] == "notspecified"


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    given = productive(6)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")
    for target in (tmp_path / "full", tmp_path / "no" / "folder"):
        with pytest.raises(UsageError, match="empty folder"):
            write(given, method(given), target, title="x")
    many = Characterisation(("a",), given.flows, np.ones((4, 1, len(given.flows))))
    with pytest.raises(DataError, match="one set of factors"):
        write(given, many, tmp_path / "package", title="x")
