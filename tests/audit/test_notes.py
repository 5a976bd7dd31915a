from __future__ import annotations

import pytest

from polysight.audit.notes import notes, scope_notes, without_notes, without_rates


@pytest.mark.parametrize(
    ("text", "name", "note"),
    [
        ("CR3（按产量）", "CR3", "按产量"),
        ("产能利用率(按年末名义产能)", "产能利用率", "按年末名义产能"),
        ("ASP incl. 13% VAT", "ASP", "incl. 13% VAT"),
        ("production, base case", "production", "base case"),
        ("投资回收期（所得税前，含建设期）", "投资回收期", "所得税前，含建设期"),
        ("price, high case (real 2025)", "price", "real 2025 high case"),
        ("plants above 1,000 t", "plants above 1,000 t", ""),
        ("(x)", "", "x"),
    ],
)
def test_notes_stand_behind_a_name(text: str, name: str, note: str) -> None:
    assert without_notes(text) == name
    assert notes(text) == note


def test_rates_of_a_tax_are_no_part_of_its_name() -> None:
    assert without_rates("incl. 13% VAT") == "incl. VAT"
    assert without_rates("含13%的增值税") == "含增值税"
    assert without_rates("13% growth") == "13% growth"


def test_notes_of_what_is_in_are_told_from_those_of_a_tax() -> None:
    assert scope_notes("demand excluding China") == ("demand", "excluding China")
    assert scope_notes("需求量（不含海外）") == ("需求量", "不含海外")
    assert scope_notes("price incl. VAT") == ("price incl. VAT", "")
    assert scope_notes("投资回收期(含建设期)") == ("投资回收期(含建设期)", "")
