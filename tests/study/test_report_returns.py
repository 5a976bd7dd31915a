"""Returns of a consultant's report against its own cost and capital."""

from __future__ import annotations

from functools import cache

import pytest

from polysight.evidence.store import evidence
from polysight.investment.published_return import ReturnVerdict
from polysight.study.closing_gap import baseline
from polysight.study.project_prices import CLAIMS
from polysight.study.report_returns import ReportReturn, report_returns


@cache
def found() -> dict[str, ReportReturn]:
    return {one.claim: one for one in report_returns(baseline(evidence()))}


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("base", "cannot-hold"),
        ("optimistic", "cannot-hold"),
        ("pessimistic", "cannot-hold"),
        ("payback", "cannot-hold"),
        ("order", "cannot-hold"),
        ("loss", "cannot-hold"),
        ("capital", "holds"),
    ],
)
def test_verdicts(claim: str, verdict: str) -> None:
    assert found()[claim].verdict.value == verdict


def test_the_least_flow_at_the_lowest_price_still_returns_more() -> None:
    # (150 / 1.13 - 80 x 0.8) x 0.5 load x 0.75 after tax over 100 CNY/(kg/a): 25.8 % a year.
    least = 0.5 * 0.75 * (150.0 / 1.13 - 64.0) / 100.0
    assert f"{100.0 * least:.3g}–" in found()["pessimistic"].reason.told()
    assert found()["pessimistic"].band[0] > found()["pessimistic"].told[1]


def test_the_payback_is_shorter_than_the_report_says() -> None:
    assert found()["payback"].band[1] < 7.0


def test_a_loss_below_a_price_above_all_cost() -> None:
    one = found()["loss"]
    assert one.band == pytest.approx((56.5, 90.4))
    assert one.told[0] > one.band[1]


def test_capital_of_a_medium_project_agrees() -> None:
    assert found()["capital"].band == pytest.approx((2.4, 5.0))
    assert found()["capital"].verdict is ReturnVerdict.HOLDS


def test_every_number_names_its_rows_and_words() -> None:
    ids = {row.cells["id"] for row in evidence().tables[CLAIMS]}
    for one in found().values():
        assert set(one.inputs) <= ids
        assert "{" not in one.reason.told("zh")
