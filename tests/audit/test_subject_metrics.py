"""Tests of metrics that a subject names beside a word for any number of a kind."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from polysight.audit.reading import claims
from polysight.audit.subject_metrics import named
from polysight.evidence.store import evidence
from tests.audit.table_of_claims import claims_of


def _keys(rows: Iterable[str]) -> list[str]:
    return [one.metric for one in claims_of(*rows)]


@pytest.mark.parametrize(
    ("subject", "metric", "value", "key"),
    [
        ("Debt service cover ratio", "multiple", "1.4,x", "dscr"),
        ("贷款期限(自投产起)", "年限", "12,年", "loan_term"),
        ("资本金 owner's equity", "资金来源", "9,亿元", "project_equity"),
        ("Gross margin", "ratio", "21,%", "gross_margin"),
        ("负荷率 load on rated capacity", "比例 ratio", "70,%", "utilisation"),
        ("内蒙古产量占全国比重", "占比", "35,%", "production_regional_share"),
        ("绿电比例中期目标", "目标 target", "55,%", "green_power_share"),
        ("单位折旧 unit depreciation", "费用", "6,元/kg", "depreciation"),
        ("Wastewater discharge", "volume", "900000,m3", "waste_water_discharge"),
    ],
)
def test_a_subject_tells_what_a_word_for_any_number_leaves_out(
    subject: str, metric: str, value: str, key: str
) -> None:
    assert _keys([f"{metric},{value},2024,China;subject={subject}"]) == [key]


def test_a_quantity_of_its_own_stays() -> None:
    assert _keys(["price,45,CNY/kg,2024,China;subject=Gross margin"]) == ["price"]
    odd = _keys(["ratio,3,%,2024,China;subject=Cats among pets"])
    assert odd[0].startswith("ratio")


def test_a_unit_that_does_not_measure_it_leaves_the_word() -> None:
    assert _keys(["ratio,3,kt,2024,China;subject=Gross margin"])[0] != "gross_margin"


def test_carbon_is_no_mass_and_a_change_no_level() -> None:
    made = _keys(
        [
            "排放 emissions,129000,tCO2e,2024,China;subject=蒸汽用量",
            "变化,6,%,2024,China;subject=绿电比例较上年变化",
        ]
    )
    assert not {"steam_used", "green_power_share"} & set(made)


def test_names_of_a_subject_begin_with_the_whole() -> None:
    found = list(named("资本金比例 equity ratio (2024)"))
    assert found[0] == "资本金比例 equity ratio (2024)"
    assert {"资本金比例", "equity ratio"} <= set(found)


@pytest.mark.parametrize(
    ("metric", "subject", "unit", "found"),
    [
        ("kWh per kg", "综合电耗", "kWh/kg", "electricity_intensity_total"),
        ("集中度", "产量前三家集中度(CR3)", "%", "cr3_share"),
        ("消耗量", "多晶硅企业耗用工业硅粉", "万吨", "silicon-metal demand [kg]"),
        ("CAGR", "polysilicon price", "%/a", "price_cagr"),
    ],
)
def test_a_word_that_tells_no_quantity_leaves_it_to_the_subject(
    metric: str, subject: str, unit: str, found: str
) -> None:
    (one,) = claims([{"metric": metric, "subject": subject, "unit": unit, "value_low": "1"}],
                    evidence()).claims  # fmt: skip
    assert one.metric == found
