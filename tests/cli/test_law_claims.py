"""Faults of a table of claims end with three and name row and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Call


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_fault_refuses_the_table(call: Call, tmp_path: Path, language: str) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("parameter,value,day\ncodd,1,2025-01-01\n", encoding="utf-8")
    said = call("law", "claims", str(path), "--lang", language)
    assert (said.code, said.out) == (3, "")
    assert "claims.csv" in said.err
    assert "cod" in said.err
