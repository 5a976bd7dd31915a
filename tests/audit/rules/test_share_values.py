from __future__ import annotations

import pytest

from polysight.audit.finding import FindingKind
from polysight.audit.rules.share_values import RULE
from tests.audit.told import Row, row, said


def share(metric: str, value: float, unit: str, period: str = "", **more: str) -> Row:
    cells = {
        "subject": "Gamma Silicon", "company": "Gamma Silicon", "period": period,
        "raw": f"{value:.2f}",
    }  # fmt: skip
    return row(metric, value, unit, **(cells | more))


def test_a_target_price_that_its_multiple_does_not_give() -> None:
    told = (
        share("target P/E", 28, "x", "2027E"),
        share("EPS", 0.5, "RMB", "2027E"),
        share("EPS", 0.4, "RMB", "2026E"),
    )
    (one,) = said(RULE, share("price target", 15.4, "RMB/share"), *told)
    assert one.kind is FindingKind.ARITH
    assert one.expected == pytest.approx(14.0)
    assert not said(RULE, share("目标价", 14, "元/股"), *told)


def test_a_market_value_ten_times_off_is_one_of_scale() -> None:
    told = (share("总股本", 25, "亿股"), share("股价", 11.2, "元/股"))
    (one,) = said(RULE, share("总市值", 28, "亿元"), *told)
    assert one.kind is FindingKind.SCALE
    assert not said(RULE, share("market cap", 28, "RMB bn"), *told)


def test_enterprise_value_is_market_value_and_net_debt() -> None:
    told = (share("market capitalisation", 28, "RMB bn"), share("net debt", 3.1, "RMB bn"))
    assert said(RULE, share("enterprise value", 34.1, "RMB bn"), *told)
    assert not said(RULE, share("企业价值", 311, "亿元"), *told)


def test_years_and_firms_are_kept_apart() -> None:
    told = (share("EPS", 0.5, "RMB", "2027E"), share("share price", 11.2, "RMB"))
    assert said(RULE, share("P/E", 28, "x", "2027E"), *told)
    assert not said(RULE, share("P/E", 28, "x", "2026E"), *told)
    other = {"company": "Delta Poly", "subject": "Delta Poly"}
    assert not said(RULE, share("P/E", 28, "x", "2027E", **other), *told)


def test_earnings_of_the_owners_go_first() -> None:
    told = (
        share("归母净利润", 12.5, "亿元", "2026"),
        share("净利润", 14.0, "亿元", "2026"),
        share("总股本", 25, "亿股"),
    )
    assert not said(RULE, share("每股收益", 0.5, "元/股", "2026"), *told)
    assert said(RULE, share("每股收益", 0.65, "元/股", "2026"), *told)


def test_upside_is_of_the_price_now() -> None:
    told = (share("target price", 14, "RMB/share"), share("share price", 11.2, "RMB"))
    assert not said(RULE, share("upside", 25, "%"), *told)
    assert said(RULE, share("上涨空间", 37.5, "%"), *told)
