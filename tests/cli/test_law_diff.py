"""Where nothing changed the page says so."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Call


@pytest.mark.parametrize(("language", "told"), [("en", "Nothing changed"), ("zh", "无变化")])
def test_nothing_changed(call: Call, language: str, told: str) -> None:
    said = call("law", "diff", "2026-08-01", "2026-08-01", "--lang", language)
    assert said.code == 0
    assert told in said.out


def test_many_years_are_told_with_what_came_and_ended(call: Call) -> None:
    said = call("law", "diff", "2010-01-01", "2026-11-22")
    assert said.code == 0
    assert "added" in said.out


def test_thresholds_of_reports_are_no_change_of_the_law(call: Call) -> None:
    said = call("law", "diff", "2010-01-01", "2026-11-22", "--json")
    assert said.code == 0
    assert "industry-report-thresholds" not in said.out


def test_limits_of_wafer_cell_and_module_moved_and_did_not_end(call: Call) -> None:
    said = call("law", "diff", "2024-11-19", "2024-11-20", "--json")
    moved = [
        one
        for one in json.loads(said.out)["differences"]
        if one["parameter"] == "capital-ratio" and one["before"]
    ]
    assert {one["kind"] for one in moved} == {"tightened"}
    assert {one["after"]["rule"]["id"] for one in moved} == {"PVNORM2024-03"}
    page = call("law", "diff", "2024-11-19", "2024-11-20").out
    assert "wafer, cell" in page
