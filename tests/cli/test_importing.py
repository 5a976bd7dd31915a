from __future__ import annotations

import json
from pathlib import Path

import pytest

from polysight.evidence.location import data_folder
from tests.cli.conftest import Call

TABLE = """指标,数值,单位,期间,地区,口径,品级,产品,来源标题,发布日期,发布机构
价格,5.1,万元/吨,2026年3月,中国,tax=included;deal=spot;averaging=month,N型,多晶硅,询价,2026-04-01,本公司
价格,{second},万元/吨,2026年4月,中国,tax=included;deal=spot;averaging=month,N型,多晶硅,询价,2026-05-01,本公司
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "prices.csv"
    path.write_text(TABLE.format(second="5.3"), "utf-8")
    return path


def test_rows_arrive_and_can_be_shown_and_checked(call: Call, table: Path, tmp_path: Path) -> None:
    overlay = str(tmp_path / "own")
    arguments = ("import", str(table), "--overlay", overlay)
    assert call(*arguments, "--dry-run").code == 0
    assert not Path(overlay).exists()
    said = call(*arguments)
    assert said.code == 0
    assert "imported 2 rows" in said.out
    shown = json.loads(
        call(
            "show", "price", "--from", "2026-03", "--to", "2026-04", "--overlay", overlay, "--json"
        ).out
    )
    values = [row["value"] for one in shown["series"] for row in one["rows"]]
    assert 51.0 in values
    assert 53.0 in values
    assert call("check", overlay).code == 0
    again = call(*arguments)
    assert again.code == 0
    assert "known already" in again.err


def test_one_bad_cell_and_nothing_is_written(call: Call, table: Path, tmp_path: Path) -> None:
    table.write_text(TABLE.format(second="=1+1"), "utf-8")
    said = call("import", str(table), "--overlay", str(tmp_path / "own"), "--lang", "zh")
    assert said.code == 3
    assert "第 3 行" in said.err
    assert not (tmp_path / "own").exists()
    told = json.loads(call("import", str(table), "--overlay", str(tmp_path / "own"), "--json").out)
    assert told["problems"][0]["row"] == 3


def test_a_slip_of_unit_is_remarked_on(call: Call, table: Path, tmp_path: Path) -> None:
    table.write_text(TABLE.format(second="53000").replace("万元/吨", "元/千克"), "utf-8")
    said = call("import", str(table), "--overlay", str(tmp_path / "own"), "--dry-run")
    assert said.code == 0
    assert "five times" in said.err
    assert "row 3" in said.err


def test_the_shipped_data_are_never_written_to(call: Call, table: Path) -> None:
    said = call("import", str(table), "--overlay", str(data_folder()))
    assert said.code == 2
    assert "your own" in said.err


def test_a_template_is_written_and_what_is_missing_is_said(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    assert call("import", "--template", str(path), "--lang", "zh").code == 0
    assert path.read_bytes().startswith("\ufeff指标".encode())
    said = call("import", str(path))
    assert said.code == 2
    assert "--overlay" in said.err
    assert call("import", str(path), "--overlay", str(tmp_path / "own")).code == 0
