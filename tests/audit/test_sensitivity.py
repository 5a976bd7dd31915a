"""Cases of a sensitivity analysis, by their words."""

import pytest

from polysight.audit.rules import same_quantity
from polysight.audit.sensitivity import is_analysis, move, without_move
from tests.audit.table_of_claims import report_of
from tests.audit.told import row, said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("售价上涨10%时的内部收益率", "price +0.1"),
        ("产品价格变化率 -10%", "price -0.1"),
        ("电价上升5%情形下IRR", "power_tariff +0.05"),
        ("工业硅价格上涨20%", "silicon_metal_price +0.2"),
        ("建设投资增加10%", "capex_total +0.1"),
        ("产能利用率下降5个百分点", "utilisation -0.05"),
        ("Project IRR, price +10%", "price +0.1"),
        ("IRR if polysilicon price falls by 10%", "price -0.1"),
        ("IRR at 10% lower capex", "capex_total -0.1"),
        ("NPV with a 10% rise in power tariff", "power_tariff +0.1"),
        ("bull case (price RMB62/kg)", "price 62"),
        ("售价45元/千克时", "price 45"),
        ("price +10%, capex +10%", ""),
        ("IRR", ""),
    ],
)
def test_a_case_is_read_of_words(text: str, found: str) -> None:
    one = move(text)
    assert (one.text if one else "") == found


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("敏感性分析内部收益率", "内部收益率"),
        ("IRR (price +10%)", "IRR"),
        ("售价上涨10%时的内部收益率", "内部收益率"),
        ("IRR at 10% lower capex", "IRR"),
        ("cost sensitivity", "cost sensitivity"),
        ("电价敏感系数", "电价敏感系数"),
        ("price", "price"),
    ],
)
def test_a_metric_is_what_is_left_without_the_case(text: str, left: str) -> None:
    assert without_move(text) == left


def test_words_of_an_analysis() -> None:
    assert is_analysis("敏感性分析内部收益率")
    assert is_analysis("IRR, sensitivities")
    assert not is_analysis("IRR")


def test_a_case_is_a_scenario_of_its_own() -> None:
    report = report_of(
        "irr,9,%,,China; subject=售价上涨10%时的内部收益率",
        "irr,9,%,,China; subject=内部收益率敏感性: 甲",
        "price,9,CNY/kg,,China; subject=售价上涨10%",
        "gross_margin,9,%,2024,China; subject=margin at a price of CNY 46/kg",
        "敏感性分析内部收益率,9,%,,China; subject=售价下降10%",
    )
    assert report.by_id["r1"].scenario == "price +0.1"
    assert report.by_id["r1"].basis["cause"] == "price"
    assert report.by_id["r2"].scenario
    assert (report.by_id["r5"].metric, report.by_id["r5"].scenario) == ("irr", "price -0.1")
    assert not report.by_id["r3"].scenario
    assert not report.by_id["r4"].scenario


def test_cases_are_no_two_numbers_of_one_quantity() -> None:
    one = row("irr", 9, "%", subject="IRR, price -10%")
    other = row("irr", 19, "%", subject="IRR, price +10%")
    assert not said(same_quantity.RULE, one, other, row("irr", 14, "%"))
    assert said(same_quantity.RULE, one, {**other, "subject": "IRR, price -10%"})


@pytest.mark.parametrize(
    "text", ["IRR, price 10 percent lower", "price 10 per cent lower", "IRR at price 10% lower"]
)
def test_per_cent_in_words_and_behind_its_cause_is_a_share(text: str) -> None:
    found = move(text)
    assert found is not None
    assert found.text == "price -0.1"
