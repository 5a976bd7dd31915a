from __future__ import annotations

import pytest

from polysight.audit.claim import Claim, Kind
from polysight.audit.claim_keys import bucket
from polysight.audit.reading import claims
from polysight.audit.vocabulary import Vocabulary
from polysight.audit.words_of_scope import completed, other_good, scenario
from polysight.evidence.store import evidence
from tests.audit.table_of_claims import claims_of

WORDS = Vocabulary(evidence())
EMPTY = dict.fromkeys(("subject", "metric", "geography", "route", "company", "kind"), "")


def read(**cells: str) -> Claim:
    row = {"metric": "产量", "value_low": "1", **cells}
    return claims([row], evidence()).claims[0]


@pytest.mark.parametrize(
    ("metric", "subject", "column", "means"),
    [
        ("海外产量", "", "geography", "XCN"),
        ("产量", "我国多晶硅", "geography", "CN"),
        ("产量", "海外多晶硅企业", "geography", "XCN"),
        ("颗粒硅产能", "", "route", "fbr"),
        ("成本", "改良西门子法", "route", "siemens"),
        ("产能", "通威股份", "company", "tongwei"),
        ("产能", "新疆与内蒙古", "geography", ""),
        ("预计需求量", "", "kind", "forecast"),
    ],
)
def test_words_fill_what_cells_leave_out(
    metric: str, subject: str, column: str, means: str
) -> None:
    cells = {**EMPTY, "metric": metric, "subject": subject}
    assert completed(cells, WORDS)[column] == means


def test_what_cells_tell_stays_unless_the_metric_is_of_a_part() -> None:
    cells = {**EMPTY, "metric": "海外产量", "geography": "全球"}
    assert completed(cells, WORDS)["geography"] == "XCN"
    assert completed({**cells, "geography": "新疆"}, WORDS)["geography"] == "新疆"


def test_a_year_in_the_metric_dates_an_undated_claim() -> None:
    cells = {**EMPTY, "period": "", "metric": "2024年多晶硅产量"}
    assert completed(cells, WORDS)["period"] == "2024年"
    assert completed({**cells, "period": "2023"}, WORDS)["period"] == "2023"
    assert completed({**cells, "metric": "2023年与2024年产量"}, WORDS)["period"] == ""
    claim = read(metric="2024年产量", unit="万吨")
    assert claim.metric == "production"
    assert claim.period is not None
    assert claim.period.text == "2024"


def test_the_electricity_of_a_step_is_not_that_of_the_whole() -> None:
    steps = ("冷氢化工序电耗", "精馏工序电耗", "尾气回收工序电耗", "公用工程及辅助电耗")
    told = {read(metric="工序电耗", subject=one, unit="kWh/kg").metric for one in steps}
    assert len(told) == len(steps)
    assert "electricity_intensity_total" not in told
    assert not read(metric="工序电耗", subject="切割工序", unit="kWh/kg").known


def test_groups_of_firms_by_their_words() -> None:
    assert read(subject="头部企业").group == read(company="龙头").group == "leading"
    assert read(subject="行业平均").group == read(company="行业均值").group == ""
    assert read(subject="二三线企业").group == "small"


def test_a_metric_of_another_good_is_not_one_of_polysilicon() -> None:
    assert other_good("价格", "工业硅", WORDS) == "silicon-metal 价格"
    assert other_good("价格", "多晶硅与工业硅", WORDS) == ""
    assert read(metric="价格", subject="工业硅", unit="元/吨").metric == "silicon_metal_price"
    assert read(metric="价格", subject="组件", unit="元/W").metric == "module price [CNY/W]"
    assert read(metric="电耗", subject="多晶硅", unit="kWh/kg").known


def test_scenarios_have_one_name_in_both_languages() -> None:
    assert {scenario(name, WORDS) for name in ("乐观", "bull")} == {"optimistic"}
    assert {scenario(name, WORDS) for name in ("高", "high case")} == {"high"}
    assert {scenario(name, WORDS) for name in ("中性", "基准", "baseline")} == {"base"}
    assert scenario("悲观", WORDS) == "pessimistic"
    assert scenario("high tariff", WORDS) == "high tariff"
    claim = read(period="2030", subject="悲观预期需求", kind="情景")
    assert (claim.kind, claim.scenario) == (Kind.SCENARIO, "pessimistic")


def test_words_that_nobody_knows_tell_two_goods_of_one_name_apart() -> None:
    one, other = (
        read(metric="电池片价格", subject=f"{sort}电池片", unit="元/W") for sort in ("TOPCon", "BC")
    )
    assert one.metric == other.metric == "cell price [CNY/W]"
    assert one.basis["numbers"] != other.basis["numbers"]


def test_an_item_of_the_subject_is_its_own_metric() -> None:
    assert read(metric="投资额", subject="建筑工程费", unit="亿元").metric == "civil_works_cost"
    assert read(metric="投资额", subject="项目", unit="亿元").metric == "capex_total"
    assert read(metric="电耗", subject="还原工序", unit="kWh/kg").metric == (
        "electricity_intensity_reduction"
    )
    assert read(metric="单位成本", subject="外购电力", unit="元/kg").metric == "electricity_cost"
    assert read(metric="消费量", subject="电子级多晶硅", unit="万吨").metric == (
        "electronic_grade_demand"
    )


def test_notes_behind_a_name_tell_apart_what_nobody_knows() -> None:
    plain = read(metric="CR3（按产量）", unit="%")
    assert (plain.metric, plain.basis.get("numbers", "")) == ("cr3_share", "")
    odd = read(metric="产量（修订数）", unit="万吨")
    assert odd.metric == "production"
    assert odd.basis["numbers"]
    taxed = read(metric="ASP incl. 13% VAT", unit="RMB/kg")
    assert (taxed.metric, taxed.basis["tax"], taxed.basis.get("numbers", "")) == (
        "price", "included", "",
    )  # fmt: skip


def test_what_a_note_leaves_out_is_no_place_or_grade_of_a_claim() -> None:
    world = read(metric="demand excluding China", unit="kt", geography="global")
    assert (world.metric, world.geographies) == ("demand", ("WLD",))
    assert world.basis["numbers"] == "?excluding China"
    whole = read(metric="total demand incl. semi grade", unit="kt")
    assert (whole.metric, whole.basis.get("aspect", "")) == ("demand", "")


def test_a_part_of_a_year_in_the_metric_is_one_of_the_period() -> None:
    half = read(metric="上半年产量", unit="万吨", period="2024年")
    assert half.metric == "production"
    assert half.period is not None
    assert half.period.text == "2024-H1"
    same = read(metric="上半年产量", unit="万吨", period="2024H1")
    assert (same.metric, same.stated_period) == ("production", "2024H1")
    assert not read(metric="上半年产量", unit="万吨", period="2023-2024").known


@pytest.mark.parametrize(
    ("subject", "metric", "unit", "key"),
    [
        ("PV modules", "demand", "GW", "module demand [GW]"),
        ("组件", "demand", "GW", "module demand [GW]"),
        ("PV modules", "production, base case", "GW", "module_production"),
        ("PV-grade polysilicon", "demand", "kt", "solar_grade_demand"),
        ("光伏级多晶硅", "需求量", "万吨", "solar_grade_demand"),
        ("多晶硅", "demand", "kt", "demand"),
    ],
)
def test_a_subject_that_is_another_good_is_measured(
    subject: str, metric: str, unit: str, key: str
) -> None:
    assert read(subject=subject, metric=metric, unit=unit).metric == key


@pytest.mark.parametrize(
    ("subject", "metric"), [("柴油", "年消费量"), ("外购蒸汽", "消费量"), ("diesel", "consumption")]
)
def test_what_is_burnt_is_no_demand_for_polysilicon(subject: str, metric: str) -> None:
    assert read(subject=subject, metric=metric, unit="t").metric != "demand"
    assert read(subject="多晶硅", metric=metric, unit="t").metric == "demand"


def test_market_shares_of_imports_and_of_makers_are_two() -> None:
    by_imports, by_makers = claims_of(
        "market share,61.7,%,2024,US;subject=Market share held by imports",
        "market share,38.3,%,2024,US;subject=Market share held by domestic producers",
    )
    assert by_imports.basis["numbers"] != by_makers.basis["numbers"]


def test_the_output_of_one_reactor_is_no_output_of_the_plant() -> None:
    one, whole = claims_of(
        "output,750,t,2024,China;subject=Output of one reactor",
        "output,50000,t,2024,China;subject=Output of the plant",
    )
    assert bucket(one) != bucket(whole)
