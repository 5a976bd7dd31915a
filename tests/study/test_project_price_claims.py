"""What a report says of prices."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.investment.indicators import normal_year
from polysight.investment.market_change import priced_at, repriced
from polysight.investment.outcomes import Outcome
from polysight.investment.statement import statement
from polysight.study.project_outcomes import case_outcomes
from polysight.study.project_price_claims import PriceClaim, price_claims
from polysight.study.project_scenarios import Held
from tests.study.project_example import case, view


@pytest.fixture(scope="module")
def claims() -> dict[str, PriceClaim]:
    return {one.claim: one for one in price_claims(case(), view())}


def test_claims_are_those_of_the_report(claims: dict[str, PriceClaim]) -> None:
    assert claims["slope"].claimed == (1.5, 2.0)
    assert claims["margin"].claimed == (-8.0, -5.0)
    assert claims["module"].claimed == (-0.05, -0.03)
    assert claims["trend"].claimed == (-5.0, -3.0)
    assert claims["payback"].claimed == (7.0, np.inf)
    assert np.mean(claims["loss"].claimed) == pytest.approx(150 / 1.13)
    assert claims["payback"].inputs == ("R485", "R486")


def test_what_is_found_is_worked_from_the_project(claims: dict[str, PriceClaim]) -> None:
    cases = [repriced(case(), 0.9), repriced(case(), 1.1), repriced(case(), 0.8)]
    rates = case_outcomes(cases)[:, Outcome.IRR]
    assert np.isfinite(rates).all()
    assert claims["slope"].found == pytest.approx(50 * (rates[1] - rates[0]))
    hurdle = case().valuation.discount_rate_after_tax
    assert claims["benchmark"].found == pytest.approx(100 * (rates[2] - hurdle))
    dear = case_outcomes([priced_at(case(), 180 / 1.13)])[0, Outcome.PAYBACK]
    assert claims["payback"].found == pytest.approx(dear)


def test_a_lower_price_costs_margin(claims: dict[str, PriceClaim]) -> None:
    """With the same cost, margin falls by the cost over the old and the new revenue."""
    made = statement(case())
    year = normal_year(made)
    revenue, kilograms = made.annual("revenue")[year], made.annual("output")[year]
    assert claims["margin"].found < 0.0
    lost = 10 / 1.13 * kilograms * case().products[0].yield_share
    most = 100 * lost / (revenue - lost)
    assert claims["margin"].found > -3 * most


def test_silicon_of_a_watt_and_the_trend_come_from_the_evidence(
    claims: dict[str, PriceClaim],
) -> None:
    assert claims["module"].found == pytest.approx(-10 * 2.64 / 1000, rel=0.2)
    assert claims["module"].held is Held.ABOVE
    assert -25.0 < claims["trend"].found < -5.0
    assert claims["trend"].held is Held.BELOW
    assert len(claims["trend"].inputs) > 40


def test_a_claim_stands_as_its_number_does(claims: dict[str, PriceClaim]) -> None:
    for one in claims.values():
        low, high = one.claimed
        expected = (
            Held.ABOVE if one.found > high else Held.BELOW if one.found < low else Held.AGREES
        )
        assert one.held is expected
