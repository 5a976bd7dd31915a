from __future__ import annotations

from polysight.audit.finding import FindingKind
from polysight.audit.rules.limit_order import RULE
from tests.audit.told import Row, row, said

NORM = "GB 29447-2026"


def limit(metric: str, value: float, unit: str = "kgce/kg", **more: str) -> Row:
    cells = {"subject": NORM, "period": "from 2027-01-01", "kind": "limit", "attributed": NORM}
    return row(metric, value, unit, **(cells | more))


def test_a_grade_that_allows_more_than_the_next() -> None:
    (one,) = said(
        RULE,
        limit("单位产品综合能耗限额1级", 5.0),
        limit("单位产品综合能耗限额2级", 6.6),
        limit("单位产品综合能耗限额3级", 6.3),
    )
    assert one.kind is FindingKind.LIMIT
    assert set(one.rows) == {"C2", "C3"}


def test_new_plants_allowed_more_than_existing_ones() -> None:
    (one,) = said(
        RULE,
        limit("cap for existing furnaces", 48, "kWh/kg"),
        limit("cap for new furnaces", 52, "kWh/kg"),
    )
    assert set(one.rows) == {"C1", "C2"}


def test_access_value_looser_than_the_limit() -> None:
    assert said(RULE, limit("水耗准入值", 12, "t/t"), limit("水耗限定值", 10, "t/t"))


def test_grades_in_order_and_editions_apart_are_silent() -> None:
    assert not said(RULE, limit("单位产品综合能耗1级", 5.0), limit("单位产品综合能耗2级", 5.5))
    assert not said(
        RULE,
        limit("单位产品综合能耗1级", 7.5, subject="GB 29447-2022", attributed="GB 29447-2022"),
        limit("单位产品综合能耗2级", 5.5),
    )


def test_a_rate_is_stricter_where_it_is_higher() -> None:
    assert not said(
        RULE,
        limit("water reuse rate for new plants", 98, "%"),
        limit("water reuse rate for existing plants", 95, "%"),
    )


def test_metrics_of_one_norm_stay_apart() -> None:
    assert not said(
        RULE,
        limit("comprehensive electricity consumption, grade 1", 53, "kWh/kg"),
        limit("reduction electricity consumption, grade 2", 41, "kWh/kg"),
    )


def test_unknown_quantities_of_one_norm_stay_apart() -> None:
    assert not said(
        RULE,
        limit("quartz crucible use, grade 1", 3.0, "kg/t"),
        limit("argon use, grade 2", 2.0, "kg/t"),
    )


def bound(grade: str, value: float, qualifier: str = "below") -> Row:
    subject = f"金属总含量上限（{grade}）"
    return row("杂质上限", value, "ng/g", subject=subject, qualifier=qualifier)


def test_the_special_grade_of_a_product_is_the_strictest() -> None:
    (one,) = said(RULE, bound("特级", 1.2), bound("一级", 1.0), bound("二级", 1.5))
    assert set(one.rows) == {"C1", "C2"}
    assert not said(RULE, bound("特级", 0.5), bound("一级", 1.0), bound("二级", 1.5))


def test_the_stricter_of_lower_bounds_is_the_higher() -> None:
    assert said(RULE, bound("一级", 5, "over"), bound("二级", 9, "over"))
    assert not said(RULE, bound("一级", 9, "over"), bound("二级", 5, "over"))
    assert not said(RULE, bound("一级", 9, "none"), bound("二级", 5, "none"))
