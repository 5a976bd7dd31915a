from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call


def test_a_table_and_a_chart_are_printed_for_people(call: Call) -> None:
    said = call("show", "price", "--grade", "n-type", "--from", "2024-01", "--series", "1")
    assert "n-type rod" in said.out
    assert "MP0415" in said.out
    assert "CNY/kg" in said.out
    assert "\x1b[" not in said.out
    assert "--all" in said.err


def test_rows_that_lost_are_shown_with_the_reason(call: Call) -> None:
    said = call("show", "capacity", "--region", "China", "--from", "2024", "--all", "--no-chart")
    assert "weaker tier" in said.out
    assert "chosen" in said.out


def test_contradictions_are_told_with_both_values(call: Call) -> None:
    said = call("show", "imports", "--region", "CN", "--from", "2020", "--to", "2020")
    assert "MS0124" in said.err
    assert "MS0125" in said.err
    assert "%" in said.err


@pytest.mark.parametrize(
    "words", [("production", "--region", "China"), ("产量", "--region", "中国")]
)
def test_both_languages_find_the_same(call: Call, words: tuple[str, ...]) -> None:
    document = json.loads(call("show", *words, "--json").out)
    assert document["quantity"] == "production"
    assert document["filters"] == {"geography": "CN"}


def test_without_a_quantity_the_quantities_are_listed(call: Call) -> None:
    assert "electricity_tariff" in call("show").out
    listed = json.loads(call("show", "--json", "--lang", "zh").out)["quantities"]
    assert {"code": "price", "name": "价格"}.items() <= listed[0].items()


def test_nothing_found_is_said(call: Call) -> None:
    said = call("show", "price", "--from", "2050")
    assert (said.code, said.out) == (0, "")
    assert "widen" in said.err


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json", "parquet"])
def test_a_selection_is_exported_with_its_sidecar(call: Call, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"prices.{ending}"
    arguments = ("show", "price", "--grade", "n-type", "--output", str(path))
    said = call(*arguments, "--dry-run")
    assert said.code == 0
    assert list(tmp_path.iterdir()) == []
    assert call(*arguments).code == 0
    assert path.stat().st_size > 0
    beside = json.loads((tmp_path / f"prices.{ending}.metadata.json").read_text("utf-8"))
    assert "cite" in json.dumps(beside)


def test_an_unknown_format_is_refused(call: Call, tmp_path: Path) -> None:
    said = call("show", "price", "--output", str(tmp_path / "a.xls"))
    assert said.code == 2
    assert ".xlsx" in said.err


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--basis", "tax=foo"), "tax"),
        (("--basis", "taxes=included"), "tax"),
        (("--from", "2024/01"), "2024-05"),
        (("--overlay", "/nowhere"), "nowhere"),
        (("--output", "/proc/x.csv"), "refused"),
    ],
)
def test_what_cannot_be_understood_is_a_fault_of_use(
    call: Call, arguments: tuple[str, ...], word: str
) -> None:
    said = call("show", "price", *arguments)
    assert said.code == 2
    assert word in said.err


def test_a_basis_may_be_named_in_chinese(call: Call) -> None:
    named = json.loads(call("show", "price", "--basis", "tax=含税", "--json").out)
    coded = json.loads(call("show", "price", "--basis", "tax=included", "--json").out)
    assert named == coded
    assert named["series"]
