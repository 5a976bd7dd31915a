"""``polysight market export``: the file reads back as it was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from polysight.study.iamc import iamc_text, read_iamc
from tests.cli.conftest import Call

pytestmark = pytest.mark.slow


def test_the_file_reads_back(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "below" / "baseline.csv"
    said = call("market", "export", "--draws", "16", "--iamc", str(path))
    assert said.code == 0
    text = path.read_text(encoding="utf-8")
    rows = read_iamc(text)
    assert iamc_text(rows) == text
    assert {one.year for one in rows} == {2027, 2028, 2029, 2030}
    assert "China|Xinjiang" in {one.region for one in rows}
    assert f"{len(rows):,}" in said.out


def test_a_file_must_be_named(call: Call) -> None:
    assert call("market", "export").code == 2
