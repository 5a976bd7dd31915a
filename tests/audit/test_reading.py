from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from polysight.audit.claim import Kind, Qualifier
from polysight.audit.reading import claims
from polysight.errors import DataError, PolysightError
from polysight.evidence.store import evidence

HEAD = "编号,指标,数值,单位,限定词,期间,地区,类型"


def table(tmp_path: Path, *rows: str, head: str = HEAD) -> Path:
    path = tmp_path / "claims.csv"
    path.write_text("\n".join((head, *rows)), encoding="utf-8")
    return path


def test_a_chinese_table_is_read(tmp_path: Path) -> None:
    report = claims(table(tmp_path, "一,多晶硅产能,180,万吨/年,超过,2025,中国,预测"), evidence())
    (claim,) = report.claims
    assert claim.metric == "capacity"
    assert claim.span is not None
    assert claim.span.low == 1800
    assert (claim.qualifier, claim.kind) == (Qualifier.OVER, Kind.FORECAST)
    assert claim.geographies == ("CN",)
    assert claim.period is not None


def test_a_workbook_reads_like_text(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["id", "metric", "value_low", "unit", "period"])
    sheet.append(["a", "price", 60000, "CNY/t", 2025])
    book.save(tmp_path / "claims.xlsx")
    (claim,) = claims(tmp_path / "claims.xlsx", evidence()).claims
    assert claim.span is not None
    assert claim.span.low == 60
    assert claim.unit == "CNY/kg"
    assert claim.period is not None
    assert claim.period.text == "2025"


def test_no_rows_make_an_empty_report(tmp_path: Path) -> None:
    assert claims(table(tmp_path), evidence()).claims == ()
    assert claims([], evidence()).claims == ()


@pytest.mark.parametrize(
    ("rows", "head", "told"),
    [
        (("x,1",), "id,value", "metric"),
        (("a,产能,twelve,kt/a,,,,",), HEAD, "number"),
        (("a,产能,1,kt/a,,,,", "a,产能,2,kt/a,,,,"), HEAD, "twice"),
        (("a,,1,kt/a,,,,",), HEAD, "neither"),
    ],
)
def test_bad_tables_are_refused_with_their_row(
    tmp_path: Path, rows: tuple[str, ...], head: str, told: str
) -> None:
    with pytest.raises(DataError) as fault:
        claims(table(tmp_path, *rows, head=head), evidence())
    assert told in str(fault.value)
    assert fault.value.problems[0].row
    assert fault.value.told("zh") != fault.value.told("en")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PolysightError, match="no file"):
        claims(tmp_path / "none.csv", evidence())


def test_unknown_words_are_remarked_and_not_refused(tmp_path: Path) -> None:
    row = "a,产能,1,furlong,perhaps,2024,中国,rumour"
    report = claims(table(tmp_path, row), evidence())
    assert {one.key for one in report.remarks} == {
        "audit_reading.unit_unknown",
        "audit_reading.qualifier_unknown",
        "audit_reading.kind_unknown",
    }


def test_a_stated_reduction_is_a_fall() -> None:
    cells = {"metric": "cost reduction", "value_low": 30, "unit": "%", "period": "2020-2023"}
    (claim,) = claims([cells], evidence()).claims
    assert claim.span is not None
    assert claim.span.low == pytest.approx(-0.3)


def test_rows_of_one_subject_are_of_one_metric() -> None:
    cells = {"subject": "Output of A", "value_low": 5, "unit": "kt"}
    first, second = claims(
        [{**cells, "metric": "production"}, {**cells, "metric": "annual figure"}], evidence()
    ).claims
    assert first.metric == second.metric == "production"


def test_a_strange_word_is_no_metric_of_its_subject() -> None:
    rows = [
        {"subject": "Term loan A", "metric": "operating hours", "value_low": 8000, "unit": "h"},
        {"subject": "Term loan A", "metric": "grace", "value_low": 2, "unit": "years"},
        {"subject": "payback", "metric": "grace", "value_low": 2, "unit": "years"},
    ]
    strange = [claim for claim in claims(rows, evidence()).claims if not claim.known]
    assert len(strange) == 2


def test_firms_groups_and_others() -> None:
    rows = [
        {"metric": "company_share", "value_low": 60, "unit": "%", "company": text}
        for text in ("top 5", "Tongwei; Daqo and others", "Tongwei", "行业平均")
    ]
    found = {(claim.companies, claim.group) for claim in claims(rows, evidence()).claims}
    assert found == {
        ((), "top 5"),
        (("daqo", "tongwei"), "and others"),
        (("tongwei",), ""),
        ((), ""),
    }


def test_words_beside_a_number_in_its_cell(tmp_path: Path) -> None:
    rows = ("约180,万吨/年", "40-50,元/千克", "超过130万吨,", "78%,")
    path = tmp_path / "claims.csv"
    names = ("产能", "价格", "产量", "CR5")
    lines = [f"{name},{row},2023,中国" for name, row in zip(names, rows, strict=True)]
    path.write_text("\n".join(("指标,数值,单位,年份,地区", *lines)), encoding="utf-8")
    found = {claim.metric: claim for claim in claims(path, evidence()).claims}
    spans = {key: claim.span for key, claim in found.items()}
    assert all(span is not None for span in spans.values())
    assert {key: (span.low, span.high) for key, span in spans.items() if span} == {
        "capacity": (1800, 1800),
        "price": (40, 50),
        "production": (1300, 1300),
        "cr5_share": (0.78, 0.78),
    }
    assert found["capacity"].qualifier is Qualifier.ABOUT
    assert found["production"].qualifier is Qualifier.OVER


def test_ends_the_wrong_way_round_are_turned_and_told() -> None:
    report = claims([{"metric": "price", "value_low": 50, "value_high": 40}], evidence())
    assert [one.key for one in report.remarks] == ["audit_reading.ends_turned"]
    assert report.claims[0].span is not None
    assert report.claims[0].span.low == 40


def test_scenarios_have_one_name_for_each_sense() -> None:
    cells = {"metric": "price", "value_low": 50, "kind": "scenario"}
    rows = [
        {**cells, "period": "high case"},
        {**cells, "period": "基准情景"},
        {**cells, "period": "2030", "subject": "Price, stress case"},
        {**cells, "period": "downside"},
        {**cells, "period": "2030"},
    ]
    report = claims(rows, evidence())
    assert {claim.scenario for claim in report.claims} == {
        "high", "base", "stress", "pessimistic", "unnamed",
    }  # fmt: skip


def test_a_subject_tells_what_its_metric_does_not() -> None:
    row = {"subject": "多晶硅产量", "metric": "规模", "value_low": 5, "unit": "万吨"}
    (claim,) = claims([row], evidence()).claims
    assert claim.metric == "production"


def test_very_long_words_and_nothing_but_words() -> None:
    row = {"metric": "y" * 30000, "subject": "z" * 30000, "raw": "x" * 30000, "value_low": ""}
    (claim,) = claims([row], evidence()).claims
    assert not claim.known
    assert claim.span is None


def test_a_day_is_a_number_only_where_the_unit_is_a_date(tmp_path: Path) -> None:
    head = "id,metric,value_low,unit,period"
    rows = (
        "a,实施日期,2027-01-01,日期,",
        "b,entry into force,2026/7/1,date,",
        "c,effective date,2027年6月1日,,",
    )
    report = claims(table(tmp_path, *rows, head=head), evidence())
    assert {claim.metric for claim in report.claims} == {"policy_deadline"}
    assert sorted(claim.span.low for claim in report.claims if claim.span) == [2026, 2027, 2027]
    with pytest.raises(DataError):
        claims(table(tmp_path, "a,price,2025-02-05,CNY/kg,2025", head=head), evidence())


def test_noughts_of_a_quotation_make_a_number_exact() -> None:
    told = {"metric": "price", "unit": "CNY/kg", "value_low": "40"}
    rough, exact = (
        claims([{"id": "a", "raw": raw, **told}], evidence()).claims[0].span
        for raw in ("price of 40", "price of 40.00 CNY/kg")
    )
    assert rough is not None
    assert exact is not None
    assert exact.tolerance < rough.tolerance
