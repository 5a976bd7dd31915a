"""Cells in our notation, by any spelling."""

from __future__ import annotations

import pytest

from polysight.evidence.importing.normalise import Normaliser
from polysight.evidence.store import Evidence


@pytest.mark.parametrize(
    ("column", "cell", "text"),
    [
        ("geography", "新疆", "CN-XJ"),
        ("geography", "XINJIANG", "CN-XJ"),
        ("company", "永祥股份", "tongwei"),
        ("company", "ｄａｑｏ", "daqo"),
        ("quantity", "价格", "price"),
        ("grade", "Ｎ型料", "n-type"),
        ("kind", "预测值", "forecast"),
        ("unit", "万元/吨", "10kCNY/t"),
        ("unit", "亿元", "100MCNY"),
        ("unit", "万吨", "10kt"),
        ("unit", "ＧＷ", "GW"),
        ("unit", "KGCE/KG", "kgce/kg"),
        ("period", "2024年三季度", "2024-Q3"),
        ("period", 2024, "2024"),
        ("published", "2024/5/1", "2024-05-01"),
        ("evidence", "推算", "derived"),
        ("source_redistributable", "是", "yes"),
        ("tax", "含税", "included"),
        ("basis", "tax=含税；deal＝现货", "deal=spot;tax=included"),
        ("basis", "", ""),
        ("note", " kept \r\n as it is ", " kept \n as it is "),
        ("note", "   ", ""),
        ("site", " Leshan ", "Leshan"),
        ("site", 3.0, "3"),
    ],
)
def test_read(column: str, cell: str | float, text: str, small: Evidence) -> None:
    found = Normaliser(small, ".").read(column, cell)
    assert (found.text, found.fault) == (text, "")


@pytest.mark.parametrize(
    ("column", "cell", "fault"),
    [
        ("geography", "Atlantis", "codelist.unknown"),
        ("unit", "parsec", "unit.unknown"),
        ("period", 45413, "cell.excel_date"),
        ("published", "45413", "cell.excel_date"),
        ("first_known", "2024-05", "cell.date"),
        ("evidence", "gossip", "cell.enum"),
        ("tax", "perhaps", "import.basis_code"),
        ("basis", "tax", "import.basis_form"),
        ("basis", "taste=sweet", "import.basis_dimension"),
        ("note", "a\x01b", "cell.control"),
        ("site", "\ufffd", "cell.replacement"),
    ],
)
def test_refused(column: str, cell: str | float, fault: str, small: Evidence) -> None:
    assert Normaliser(small, ".").read(column, cell).fault == fault


def test_memory_is_bounded(small: Evidence, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("polysight.evidence.importing.normalise._REMEMBERED", 10)
    reader = Normaliser(small, ".")
    assert [reader.read("value", str(i)).text for i in range(50)] == [str(i) for i in range(50)]
    assert len(reader._seen["value"]) == 10
