"""What holds in every market, month and draw, however odd the market is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from polysight.market.case import MarketCase
from polysight.market.parameter import Parameter
from polysight.market.paths import MarketPaths
from polysight.market.series import PlantYear, Series
from polysight.market.simulation import simulate
from tests.market.odd_case import OddMarket, odd_cases
from tests.market.synthetic_case import permuted, synthetic_case

Floats = NDArray[np.float64]
EXACT = 1e-9
STOCKS = (
    Series.STOCK_PRODUCERS, Series.STOCK_TRADERS, Series.STOCK_WAFER_MAKERS, Series.STOCK_OUTSIDE,
    Series.STOCK_MODULES, Series.STOCK_METAL,
)  # fmt: skip
SHARED = settings(max_examples=60)


def run(market: OddMarket) -> MarketPaths:
    return simulate(market.case, market.parameters, market.seed, market.first_draw)


def changes(paths: MarketPaths, stocks: tuple[Series, ...], start: Floats) -> Floats:
    """Change of a sum of stocks in every month."""
    held: Floats = np.sum([paths.of(one) for one in stocks], axis=0)
    return np.diff(held, axis=1, prepend=start[:, None])


def assert_conserved(change: Floats, flows: Floats, total: Floats) -> None:
    assert (np.abs(change - flows) <= EXACT * (1.0 + np.abs(total))).all()


@SHARED
@given(odd_cases())
def test_nothing_is_lost_and_nothing_is_owed(market: OddMarket) -> None:
    paths, start = run(market), market.case.start
    of = paths.of
    china = changes(paths, STOCKS[:3], start.stock[:3].sum(axis=0))
    net = of(Series.IMPORTS) - of(Series.EXPORTS)
    made, made_outside = of(Series.OUTPUT_CHINA), of(Series.OUTPUT_OUTSIDE)
    used, used_outside = of(Series.USE_CHINA), of(Series.USE_OUTSIDE)
    total = np.sum([of(one) for one in STOCKS[:4]], axis=0) + made + made_outside
    assert_conserved(china, made + net - used, total)
    outside = changes(paths, STOCKS[3:4], start.stock[3])
    assert_conserved(outside, made_outside - net - used_outside, total)
    modules = changes(paths, STOCKS[4:5], start.module_stock)
    flow = of(Series.WAFER_OUTPUT) - of(Series.MODULE_SHIPMENTS)
    assert_conserved(modules, flow, of(Series.STOCK_MODULES) + of(Series.WAFER_OUTPUT))
    assert all((of(one) >= 0.0).all() for one in STOCKS)
    for flow in (net * 0.0 + of(Series.IMPORTS), of(Series.EXPORTS), used, used_outside, made):
        assert (flow >= 0.0).all()


@SHARED
@given(odd_cases())
def test_nobody_makes_more_than_there_is_capacity_for(market: OddMarket) -> None:
    paths, plants = run(market), market.case.plants
    count = len(paths.months)
    improved = np.exp(market.parameters[:, Parameter.IMPROVEMENT] * count / 12.0)
    effective = market.parameters[:, Parameter.EFFECTIVE_CAPACITY] * improved
    available = paths.of(Series.CAPACITY_AVAILABLE_CHINA) / 12.0
    assert (paths.of(Series.OUTPUT_CHINA) <= available * (1.0 + EXACT)).all()
    months = np.bincount(paths.months // 12 - paths.years[0])
    most = effective[:, None, None] * months[None, :, None] * plants.capacity
    assert (paths.of_plants(PlantYear.OUTPUT) <= most * (1.0 + EXACT)).all()
    made = paths.of_plants(PlantYear.OUTPUT).sum(axis=(1, 2))
    flows = paths.of(Series.OUTPUT_CHINA) + paths.of(Series.OUTPUT_OUTSIDE)
    np.testing.assert_allclose(made, flows.sum(axis=1), rtol=EXACT, atol=EXACT)


@SHARED
@given(odd_cases(), st.randoms())
def test_the_order_of_plants_does_not_matter(
    market: OddMarket, shuffle: np.random.Generator
) -> None:
    order = np.arange(len(market.case.plants.key))
    shuffle.shuffle(order)
    one, other = run(market), run(replace(market, case=permuted(market.case, order)))
    assert one.values.tobytes() == other.values.tobytes()
    assert one.plant_years[:, :, order].tobytes() == other.plant_years.tobytes()


def later_demand(case: MarketCase, month: int) -> MarketCase:
    factor = np.where(np.arange(len(case.months.number)) >= month, 1.3, 1.0)
    months = case.months._replace(module_demand=case.months.module_demand * factor)
    return replace(case, months=months)


@SHARED
@given(odd_cases(), st.data())
def test_a_change_leaves_the_months_before_it_as_they_were(
    market: OddMarket, data: st.DataObject
) -> None:
    month = data.draw(st.integers(0, len(market.case.months.number) - 1))
    one = run(market)
    other = run(replace(market, case=later_demand(market.case, month)))
    assert one.values[:, :month].tobytes() == other.values[:, :month].tobytes()


def test_scenarios_share_their_random_numbers() -> None:
    """What is drawn for prices does not shift because one plant more lives or dies."""
    case, theta = synthetic_case(plants=20, months=30, draws=200)
    fewer = case.plants._replace(state=np.where(np.arange(len(case.plants.key)) == 5, 4,
                                                case.plants.state),
                                 load=np.where(np.arange(len(case.plants.key)) == 5, 0.0,
                                               case.plants.load))  # fmt: skip
    one, other = simulate(case, theta, 4), simulate(replace(case, plants=fewer), theta, 4)
    unlike = simulate(replace(case, plants=fewer), theta, 5)
    basis = Series.FUTURES_BASIS
    np.testing.assert_array_equal(one.of(basis), other.of(basis))
    price = Series.PRICE_CHINA
    near = np.log(other.of(price) / one.of(price))[:, -1].std()
    assert near < 0.7 * np.log(unlike.of(price) / one.of(price))[:, -1].std()


def test_months_of_a_year_add_up_whatever_the_first_month() -> None:
    case, theta = synthetic_case(plants=12, months=17, draws=3)
    months = case.months._replace(number=case.months.number + 9)
    paths = simulate(replace(case, months=months), theta, 1)
    assert paths.years.tolist() == [2025, 2026, 2027]
    flows = paths.of(Series.OUTPUT_CHINA) + paths.of(Series.OUTPUT_OUTSIDE)
    parts = np.add.reduceat(flows, [0, 3, 15], axis=1)
    np.testing.assert_allclose(paths.of_plants(PlantYear.OUTPUT).sum(axis=2), parts, rtol=1e-12)
    capacity = paths.of_plants(PlantYear.CAPACITY).sum(axis=2)
    sums = paths.of(Series.CAPACITY_CHINA) + paths.of(Series.CAPACITY_OUTSIDE)
    np.testing.assert_allclose(capacity, sums[:, [2, 14, 16]], rtol=1e-12)
