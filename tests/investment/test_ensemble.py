"""Draws against the plain statement of the changed project; order, pieces and threads."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from polysight.investment.case import ProjectCase
from polysight.investment.draw_factors import draw_factors, factor_keys
from polysight.investment.ensemble import valued, valuer
from polysight.investment.irr_row import IrrStatus
from polysight.investment.outcomes import Outcome
from tests.investment.factored_case import factored_case
from tests.investment.plain_indicators import (
    minimum_price,
    normal_year,
    plain_covers,
    plain_indicators,
    rates_of_return,
)
from tests.investment.plain_statement import plain_statement
from tests.investment.random_case import Shape, random_case

pytestmark = pytest.mark.slow

SHAPES = [
    Shape(),
    Shape(period="month", life_years=6),
    Shape(period="quarter", phases=3, loans=3),
    Shape(period="half-year", products=3, inputs=5),
    Shape(loans=0),
    Shape(mood="loss"),
    Shape(mood="turning"),
    Shape(mood="thin"),
]
NPVS = {
    "npv_before_tax": Outcome.NPV_BEFORE_TAX,
    "npv_after_tax": Outcome.NPV,
    "npv_equity": Outcome.NPV_EQUITY,
}
FLOWS = {
    "project_net_before_tax": Outcome.IRR_BEFORE_TAX,
    "project_net": Outcome.IRR,
    "equity_net": Outcome.IRR_EQUITY,
}


def drawn(case: ProjectCase, count: int, seed: int = 1) -> dict[str, np.ndarray]:
    chance = np.random.default_rng(seed)
    told = {key: chance.uniform(0.6, 1.5, count) for key in factor_keys(case)}
    told["loan-rate"] = chance.uniform(0.0, 0.03, count)
    return told


@pytest.mark.parametrize("idles", [False, True])
@pytest.mark.parametrize("number", range(len(SHAPES)))
def test_every_draw_is_the_changed_project(number: int, idles: bool) -> None:
    for at in range(3):
        case = replace(random_case(100 * number + at, SHAPES[number]), idles=idles)
        factors = drawn(case, 3, seed=number)
        got = valued(case, draw_factors(case, factors, 3), minimum_price=True)
        for draw in range(3):
            other = factored_case(case, {key: float(row[draw]) for key, row in factors.items()})
            _agrees(other, got.values[:, draw])


def _agrees(case: ProjectCase, got: np.ndarray) -> None:
    book = plain_statement(case)
    values, by_year = plain_indicators(book)
    size = sum(abs(money) for money in book.rows["project_net"])
    for name, outcome in NPVS.items():
        assert got[outcome] == pytest.approx(values[name], abs=1e-9 * size)
    for name, outcome in FLOWS.items():
        flow = book.rows[name][book.base :]
        _agrees_in_rate(flow, book.m, float(got[outcome]), int(got[outcome + 3]))
    for kind, outcome in (("static", Outcome.PAYBACK), ("dynamic", Outcome.DYNAMIC_PAYBACK)):
        told = values[f"payback_{kind}_after_tax"]
        expected = np.inf if np.isnan(told) else told
        assert got[outcome] == pytest.approx(expected, rel=1e-7)
    cover = plain_covers(book)["least_debt_service_cover"]
    expected = np.inf if np.isnan(cover) else cover
    assert got[Outcome.MINIMUM_DEBT_COVER] == pytest.approx(expected, rel=1e-7)
    short = max(book.rows["short_loan"])
    assert got[Outcome.LARGEST_SHORT_LOAN] == pytest.approx(short, rel=1e-8, abs=1e-9 * size)
    price = by_year["break_even_price"][normal_year(book)]
    expected = np.inf if np.isnan(price) else price
    assert got[Outcome.BREAK_EVEN_PRICE] == pytest.approx(expected, rel=1e-8)
    least = minimum_price(case, real=False)
    expected = np.inf if np.isnan(least) else least
    assert got[Outcome.MINIMUM_PRICE] == pytest.approx(expected, rel=1e-8)


def _agrees_in_rate(flow: list[float], months: int, rate: float, status: int) -> None:
    known = rates_of_return(flow, months)
    if np.isinf(rate):
        assert (rate > 0) == (sum(flow) > 0)
        assert status != IrrStatus.OK
        return
    if status == IrrStatus.OK and known:
        assert len(known) == 1
        assert rate == pytest.approx(known[0], rel=1e-8, abs=1e-8)
    elif known:
        assert min(abs(one - rate) for one in known) < 1e-7 * (1 + abs(rate))


def test_neutral_factors_are_the_project_itself() -> None:
    case = random_case(7, Shape(loans=2))
    base = valued(case, draw_factors(case, {}, 1)).values[:, 0]
    _agrees_in_rate(
        plain_statement(case).rows["project_net"][plain_statement(case).base :],
        case.period_months, float(base[Outcome.IRR]), int(base[Outcome.IRR_STATUS]),
    )  # fmt: skip


def test_neither_order_nor_pieces_nor_threads_change_a_bit() -> None:
    case, count = random_case(11, Shape(loans=2, phases=2)), 301
    factors = draw_factors(case, drawn(case, count), count)
    whole = valued(case, factors).values
    ready, pieces = valuer(case), np.empty_like(whole)
    bounds = [0, 7, 64, 65, 200, count]
    with ThreadPoolExecutor(4) as pool:
        for each in [
            pool.submit(ready.fill, factors, first, last, pieces)
            for first, last in pairwise(bounds)
        ]:
            each.result()
    np.testing.assert_array_equal(pieces, whole)
    back = type(factors)(*(np.ascontiguousarray(one[::-1]) for one in factors))
    np.testing.assert_array_equal(valued(case, back).values[:, ::-1], whole)


def test_a_path_multiplies_the_main_price_period_by_period() -> None:
    case = random_case(13, Shape(period="year", products=2))
    chance = np.random.default_rng(1)
    path = chance.uniform(0.5, 1.5, (2, case.periods))
    got = valued(case, draw_factors(case, {}, 2, price_path=path)).of(Outcome.NPV)
    main = case.products[0]
    for draw in range(2):
        years = np.ones(len(main.price_cny_per_kg))
        years[: case.periods] = path[draw]
        priced = replace(
            main,
            price_cny_per_kg=main.price_cny_per_kg * years,
            export_price_cny_per_kg=main.export_price_cny_per_kg * years,
        )
        other = replace(case, products=(priced, *case.products[1:]))
        expected = valued(other, draw_factors(other, {}, 1)).of(Outcome.NPV)[0]
        assert got[draw] == pytest.approx(expected, rel=1e-12)


def test_a_rate_never_falls_below_zero() -> None:
    case = random_case(17, Shape(loans=1))
    lower = {"loan-rate": np.array([-0.9, -0.5])}
    got = valued(case, draw_factors(case, lower, 2)).values
    np.testing.assert_array_equal(got[:, 0], got[:, 1])


def test_money_in_another_unit_changes_no_rate() -> None:
    case, count = random_case(19, Shape(loans=2)), 40
    factors = drawn(case, count)
    got = valued(case, draw_factors(case, factors, count))
    doubled = {key: 2.0 * row if key.startswith("price") else row for key, row in factors.items()}
    halved = factored_case(case, {key: 0.5 for key in factors if key.startswith("price")})
    other = valued(halved, draw_factors(halved, doubled, count))
    np.testing.assert_allclose(other.of(Outcome.IRR), got.of(Outcome.IRR), rtol=1e-9)
