from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from polysight.audit.claim_table import ClaimTable, claim_table, first_rows, row_id
from polysight.audit.vocabulary import Vocabulary
from polysight.errors import DataError, PolysightError
from polysight.evidence.store import evidence


def read(tmp_path: Path, text: str, encoding: str = "utf-8") -> ClaimTable:
    path = tmp_path / "claims.csv"
    path.write_bytes(text.encode(encoding))
    return claim_table(path, Vocabulary(evidence()))


def test_any_order_any_language_and_columns_that_nobody_needs(tmp_path: Path) -> None:
    table = read(tmp_path, "地区,单位,数值,备注,指标名称,年份\n中国,kt/a,1800,x,产能,2023\n")
    assert table.rows == [
        (2, {"geography": "中国", "unit": "kt/a", "value_low": "1800", "metric": "产能",
             "period": "2023"})
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_encodings_and_delimiters(tmp_path: Path, encoding: str) -> None:
    table = read(tmp_path, "指标;数值;单位\n产能;1.800,5;千吨/年\n", encoding)
    assert table.rows[0][1] == {"metric": "产能", "value_low": "1.800,5", "unit": "千吨/年"}


def test_a_unit_in_the_heading(tmp_path: Path) -> None:
    assert read(tmp_path, "指标,数值（万吨）\n产量,130\n").unit == "万吨"
    assert read(tmp_path, "metric,value (whatever)\noutput,130\n").unit == ""


def test_a_subject_may_name_the_metric(tmp_path: Path) -> None:
    assert read(tmp_path, "name,value\noutput,130\n").rows[0][1]["subject"] == "output"


def test_a_second_column_of_one_meaning_is_left_out_and_told(tmp_path: Path) -> None:
    table = read(tmp_path, "指标,数值,年份,时间\n产量,130,2023,2024\n")
    assert table.rows[0][1]["period"] == "2023"
    assert [one.key for one in table.remarks] == ["audit_reading.column_twice"]


@pytest.mark.parametrize("text", ["metric,unit\na,kt\n", "value\n5\n", "a,b,c\n1,2,3\n", ""])
def test_a_table_without_what_it_needs_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(DataError) as fault:
        read(tmp_path, text)
    assert fault.value.told("en") != fault.value.told("zh")


def test_a_title_and_empty_lines_above_the_headings(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (["报告论断"], [], ["指标", "数值"], [], ["产能", 180]):
        sheet.append(line)
    book.save(tmp_path / "claims.xlsx")
    table = claim_table(tmp_path / "claims.xlsx", Vocabulary(evidence()))
    assert [cells for _, cells in table.rows] == [{"metric": "产能", "value_low": 180.0}]


@pytest.mark.parametrize("kind", ["formula", "merged"])
def test_workbooks_that_hide_their_numbers_are_refused(tmp_path: Path, kind: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["metric", "value"])
    sheet.append(["capacity", "=1+1" if kind == "formula" else 5])
    sheet.append(["capacity", 6])
    if kind == "merged":
        sheet.merge_cells("B2:B3")
    book.save(tmp_path / "claims.xlsx")
    with pytest.raises(PolysightError):
        claim_table(tmp_path / "claims.xlsx", Vocabulary(evidence()))


def test_rows_need_not_come_from_a_file() -> None:
    table = claim_table([{"Metric": "capacity", "Value": None}], Vocabulary(evidence()))
    assert table.rows == [(2, {"metric": "capacity", "value_low": ""})]


def test_rows_without_an_id_are_called_by_their_line() -> None:
    assert (row_id(3, {"id": " R1 "}), row_id(3, {"id": ""}), row_id(3, {})) == (
        "R1",
        "row 3",
        "row 3",
    )


def test_an_id_that_stands_twice_is_its_first_row() -> None:
    assert first_rows([(2, {"id": "a"}), (3, {}), (4, {"id": "a"})]) == {"a": 2, "row 3": 3}
