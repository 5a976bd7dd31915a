"""Good files: what they add, what they say, and that a second time adds nothing."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from polysight.errors import DataError, UsageError
from polysight.evidence import check
from polysight.evidence.importing.importer import apply, plan
from polysight.evidence.importing.plan import ImportPlan
from polysight.evidence.observation import COLUMNS
from polysight.evidence.store import Evidence, evidence
from tests.evidence.importing.tables import TODAY, book, csv_of, planned, table, text

CHINESE_HEADER = "指标 数值 单位 期间 口径 地区 产品 品级 来源标题 可再分发".split()
CHINESE_ROW = (
    "价格 ４１．５ 万元/吨 2025年7月 averaging=月均;deal=现货;tax=含税 新疆 多晶硅 Ｎ型料 某月报 否"
).split()


def cells(found: ImportPlan, row: int = 0) -> dict[str, str]:
    assert [problem.sentence() for problem in found.problems] == []
    return dict(zip(COLUMNS, found.rows[row], strict=True))


def keys(found: ImportPlan) -> set[str]:
    return {remark.key for remark in found.remarks}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_chinese_file_in_every_encoding(
    encoding: str, delimiter: str, small: Evidence, tmp_path: Path
) -> None:
    content = text([CHINESE_HEADER, CHINESE_ROW], delimiter).encode(encoding)
    found = planned(content, tmp_path, small)
    row = cells(found)
    assert row["quantity"] == "price"
    assert (row["value"], row["unit"], row["period"]) == ("41.5", "10kCNY/t", "2025-07")
    assert row["basis"] == "averaging=month;deal=spot;tax=included"
    assert (row["geography"], row["product"], row["grade"]) == ("CN-XJ", "polysilicon", "n-type")
    assert (row["tier"], row["kind"], row["evidence"]) == ("unverified", "observed", "as-stated")
    assert found.sources[0]["title"] == "某月报"
    assert found.sources[0]["redistributable"] == "no"
    assert ("import.decoded" in keys(found)) == (not encoding.startswith("utf-8"))


def test_assumptions_are_counted(small: Evidence, tmp_path: Path) -> None:
    found = planned(csv_of({}, {"period": "2025-08", "kind": "estimate"}), tmp_path, small)
    told = {dict(r.fields)["column"]: dict(r.fields)["count"] for r in found.remarks}
    assert told == {"kind": "1", "evidence": "2", "tier": "2"}


@pytest.mark.parametrize(
    ("given", "known", "by"),
    [
        ({}, "2026-01-15", "accessed"),
        ({"published": "2025-08-04"}, "2025-08-04", "published"),
        ({"published": "2025-08"}, "2025-08-31", "month-end"),
        ({"published": "2025年"}, "2025-12-31", "year-end"),
        ({"published": "2025-08-04", "first_known": "2025/8/2"}, "2025-08-02", "published"),
        ({"first_known": "2025-08-02", "first_known_by": "lag"}, "2025-08-02", "lag"),
    ],
)
def test_first_known(
    given: dict[str, str], known: str, by: str, small: Evidence, tmp_path: Path
) -> None:
    row = cells(planned(csv_of(given), tmp_path, small))
    assert (row["first_known"], row["first_known_by"]) == (known, by)


def test_percent_fills_an_empty_unit(small: Evidence, tmp_path: Path) -> None:
    rate = {"quantity": "开工率", "value": "45%", "unit": "", "basis": "", "grade": ""}
    row = cells(planned(csv_of(rate), tmp_path, small))
    assert (row["value"], row["unit"]) == ("45", "%")


def test_unit_behind_the_number(small: Evidence, tmp_path: Path) -> None:
    made = {"quantity": "production", "value": "18.2万吨", "unit": "", "basis": "", "grade": ""}
    row = cells(planned(csv_of(made), tmp_path, small))
    assert (row["value"], row["unit"]) == ("18.2", "10kt")


def test_european_numbers_are_read_and_told(small: Evidence, tmp_path: Path) -> None:
    rows = {"value": "1.234,5"}, {"value": "1,234", "period": "2025-08"}
    found = planned(csv_of(*rows), tmp_path, small)
    assert [cells(found, i)["value"] for i in (0, 1)] == ["1234.5", "1.234"]
    assert "import.decimal_comma" in keys(found)


def test_basis_in_columns_of_its_own(small: Evidence, tmp_path: Path) -> None:
    own = {"basis": "", "averaging": "月均", "deal": "spot", "tax": "含税"}
    row = cells(planned(csv_of(own), tmp_path, small))
    assert row["basis"] == "averaging=month;deal=spot;tax=included"


def test_negative_margin_is_welcome(small: Evidence, tmp_path: Path) -> None:
    loss = {"quantity": "gross_margin", "value": "(3.5)", "unit": "%", "basis": "", "grade": ""}
    assert cells(planned(csv_of(loss), tmp_path, small))["value"] == "-3.5"


def test_default_source(small: Evidence, tmp_path: Path) -> None:
    found = planned(csv_of({"source": ""}), tmp_path, small, source="daily")
    assert cells(found)["source"] == "daily"
    with pytest.raises(UsageError, match="daily"):
        planned(csv_of({}), tmp_path, small, source="dayly")


def test_no_such_file(small: Evidence, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        plan(tmp_path / "none.csv", small)


def test_row_above_the_header(small: Evidence, tmp_path: Path) -> None:
    content = "多晶硅价格表\n\n".encode() + csv_of({})
    found = planned(content, tmp_path, small)
    assert cells(found)["value"] == "41.5"
    assert "import.header_row" in keys(found)


def test_declared_delimiter(small: Evidence, tmp_path: Path) -> None:
    assert cells(planned(b"sep=,\n" + csv_of({}), tmp_path, small))["value"] == "41.5"


def test_supersedes_a_shipped_row(small: Evidence, fixture_folder: Path, tmp_path: Path) -> None:
    newer = {"supersedes": "FX0002", "period": "2025-06", "published": "2025-08-01"}
    found = planned(csv_of(newer), tmp_path, small)
    assert found.superseding == 1
    change = next(one for one in found.changes(small) if one.sort == "superseding")
    assert change.replaced is not None
    assert change.replaced.id == "FX0002"
    apply(found, tmp_path / "own")
    both = evidence((tmp_path / "own",), fixture_folder)
    before = {row.id for row in both.select("price", as_of=dt.date(2025, 7, 31))}
    after = {row.id for row in both.select("price", as_of=dt.date(2025, 8, 1))}
    assert before - after == {"FX0002"}


def test_second_import_adds_nothing(small: Evidence, fixture_folder: Path, tmp_path: Path) -> None:
    new = {"source": "", "source_title": "My notes", "source_url": "https://example.org"}
    rows = csv_of(
        new, {**new, "period": "2025-08", "note": "=1+1"}, {**new, "id": "MY1", "period": "2025-09"}
    )
    found = planned(rows, tmp_path, small)
    overlay = tmp_path / "own"
    paths = apply(found, overlay)
    assert [path.name for path in paths] == ["sources.csv", f"file-{found.sha256[:12]}.csv"]
    assert check.problems((overlay,), fixture_folder) == check.problems((), fixture_folder)
    both = evidence((overlay,), fixture_folder)
    assert len(both.observations) == len(small.observations) + 3
    assert "=1+1" in {row.note for row in both.observations}
    assert b"\n=" not in paths[1].read_bytes().replace(b",", b"\n")
    later = plan(tmp_path / "file.csv", both, today=TODAY + dt.timedelta(days=30))
    assert (later.rows, later.sources, later.unchanged, later.problems) == ((), (), 3, ())
    assert "import.nothing_new" in keys(later)
    before = {path: path.read_bytes() for path in overlay.rglob("*.csv")}
    assert apply(later, overlay) == ()
    assert {path: path.read_bytes() for path in overlay.rglob("*.csv")} == before


def test_a_second_file_adds_to_the_sources(
    small: Evidence, fixture_folder: Path, tmp_path: Path
) -> None:
    overlay = tmp_path / "own"
    for number, month in enumerate(("2025-07", "2025-08")):
        own = {"source": "", "source_title": f"Book {number}", "period": month}
        both = evidence((overlay,) if number else (), fixture_folder)
        apply(planned(csv_of(own), tmp_path, both, f"{number}.csv"), overlay)
    with (overlay / "sources.csv").open(encoding="utf-8", newline="") as stream:
        assert [row["title"] for row in csv.DictReader(stream)] == ["Book 0", "Book 1"]
    assert len(evidence((overlay,), fixture_folder).observations) == len(small.observations) + 2


def test_stale_plan_is_refused(small: Evidence, tmp_path: Path) -> None:
    found = planned(csv_of({}), tmp_path, small)
    apply(found, tmp_path / "own")
    before = sorted(path.read_bytes() for path in (tmp_path / "own").rglob("*.csv"))
    with pytest.raises(DataError, match="changed"):
        apply(found, tmp_path / "own")
    assert sorted(path.read_bytes() for path in (tmp_path / "own").rglob("*.csv")) == before


def test_workbook_gives_the_same_rows_as_text(small: Evidence, tmp_path: Path) -> None:
    rows = table({"value": "41.5"}, {"value": "0.3", "period": "2025-08", "note": "x"})
    typed: list[list[Any]] = [
        rows[0],
        *[[float(c) if i == 1 else c for i, c in enumerate(row)] for row in rows[1:]],
    ]
    one = planned(text(rows).encode(), tmp_path, small)
    other = planned(book(typed), tmp_path, small)
    assert one.rows == other.rows


def test_a_file_is_too_large(
    small: Evidence, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("polysight.evidence.importing.importer.MAX_FILE_BYTES", 100)
    found = planned(csv_of({}), tmp_path, small)
    assert [problem.key for problem in found.problems] == ["table.too_large"]


def test_many_faults_are_counted(
    small: Evidence, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("polysight.evidence.importing.faults.MAX_PROBLEMS", 3)
    found = planned(csv_of(*[{"value": "x"} for _ in range(10)]), tmp_path, small)
    assert [problem.row for problem in found.problems] == [2, 3, 4, 0]
    assert dict(found.problems[-1].fields)["count"] == "7"


def long_table(rows: int, bad: int = 0) -> bytes:
    """Table of many daily prices, the bad one with a broken number."""
    head = "quantity,value,unit,period,basis,geography,product,source,note\n"
    first = dt.date(2005, 1, 1)
    lines = (
        f"price,{'x' if i == bad else 40 + i / 1000},元/kg,{first + dt.timedelta(days=i % 7000)},"
        f"averaging=point;deal=spot;tax=included,新疆,polysilicon,daily,row {i}\n"
        for i in range(1, rows + 1)
    )
    return (head + "".join(lines)).encode()


@pytest.mark.parametrize(("rows", "bad"), [(20_000, 0), (20_000, 15_000)])
def test_long_table(rows: int, bad: int, small: Evidence, tmp_path: Path) -> None:
    found = planned(long_table(rows, bad), tmp_path, small)
    if bad:
        assert [(p.key, p.row, p.column) for p in found.problems] == [
            ("cell.number", bad + 1, "value")
        ]
        assert found.rows == ()
    else:
        assert len(found.rows) == rows
        assert len({row[0] for row in found.rows}) == rows


@pytest.mark.slow
def test_one_bad_row_among_100_000(small: Evidence, tmp_path: Path) -> None:
    test_long_table(100_000, 83_000, small, tmp_path)
