"""Encodings are found out, or the first wrong byte is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from polysight.errors import DataError
from polysight.evidence.importing.encoding import encoding

TEXT = "指标,数值\n价格,41.5\n" * 3


def found(content: bytes, folder: Path) -> str:
    (folder / "f.csv").write_bytes(content)
    return encoding(folder / "f.csv", "f.csv")


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_known(name: str, tmp_path: Path) -> None:
    assert found(TEXT.encode(name), tmp_path) == name


def test_gbk_is_a_part_of_gb18030(tmp_path: Path) -> None:
    assert found(TEXT.encode("gbk"), tmp_path) == "gb18030"


@pytest.mark.parametrize("length", [0, 1, 65_535, 65_536, 200_000])
def test_characters_across_pieces(length: int, tmp_path: Path) -> None:
    for name in ("utf-8", "gb18030"):
        assert found(("a" * length + TEXT).encode(name), tmp_path) == name


@pytest.mark.parametrize("length", [0, 5, 65_535, 65_536, 131_070])
def test_position_of_the_first_wrong_byte(length: int, tmp_path: Path) -> None:
    content = b"x\n" + b"a" * length + b"\xff\xff,caf\xe9 z\xfcrich \xe0 \n"
    with pytest.raises(DataError) as fault:
        found(content, tmp_path)
    problem = fault.value.problems[0]
    assert (problem.key, problem.row) == ("table.byte", 2)
    assert dict(problem.fields)["position"] == str(content.index(b"\xff"))


@pytest.mark.parametrize("text", ["Zürich,Genève,café,Malmö\n", "Łódź,Kraków\n"])
def test_western_text_is_not_taken_for_chinese(text: str, tmp_path: Path) -> None:
    with pytest.raises(DataError):
        found((text * 20).encode("latin-1" if "Z" in text else "cp1250"), tmp_path)


def test_zero_bytes(tmp_path: Path) -> None:
    with pytest.raises(DataError) as fault:
        found(b"a,b\n1,\0\n", tmp_path)
    assert dict(fault.value.problems[0].fields)["position"] == "6"
