"""The compiled market does what the plain one does, in markets of every shape."""

from __future__ import annotations

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from polysight.market.paths import MarketPaths
from polysight.market.series import Series
from polysight.market.simulation import simulate
from tests.market.odd_case import OddMarket, odd_case
from tests.market.plain_market import clip, logistic, philox, plain_draw
from tests.market.synthetic_case import synthetic_case

CASES, BATCH, ALIKE = 300, 30, 1e-9
#: The first batch is quick; the others are for the whole suite.
BATCHES = [
    pytest.param(first, marks=[pytest.mark.slow] if first else [])
    for first in range(0, CASES, BATCH)
]


def told(alike: NDArray[np.bool_], ours: NDArray[np.float64], plain: NDArray[np.float64]) -> str:
    """First month and series in which two tables of one draw differ."""
    month, series = (int(place[0]) for place in np.nonzero(~alike))
    other = [Series(int(one)).key for one in np.nonzero(~alike[month])[0]]
    return f"month {month}: {other} {ours[month, series]!r}, not {plain[month, series]!r}"


def assert_alike(market: OddMarket) -> None:
    case = market.case
    paths: MarketPaths = simulate(case, market.parameters, market.seed, market.first_draw)
    assert list(paths.years) == list(case.years)
    assert list(paths.months) == list(case.months.number)
    for place in range(len(market.parameters)):
        number = market.first_draw + place
        values, years = plain_draw(case, market.parameters, market.seed, number, place)
        ours = paths.values[place]
        alike = np.isclose(ours, values, rtol=ALIKE, atol=ALIKE, equal_nan=True)
        assert alike.all(), told(alike, ours, values)
        np.testing.assert_allclose(paths.plant_years[place], years, rtol=ALIKE, atol=ALIKE)


@pytest.mark.parametrize("first", BATCHES)
def test_odd_markets_agree(first: int) -> None:
    for seed in range(first, first + BATCH):
        try:
            assert_alike(odd_case(seed))
        except AssertionError as error:
            error.add_note(f"odd_case({seed})")
            raise


def test_a_plausible_market_agrees() -> None:
    case, parameters = synthetic_case(draws=6)
    assert_alike(OddMarket(case, parameters, 7, 0))


def test_the_odd_markets_live_through_everything() -> None:
    """What never happens in the cases cannot be compared by them."""
    happened: dict[Series, int] = dict.fromkeys(Series, 0)
    rows = (
        Series.CAPACITY_STARTED, Series.CAPACITY_CANCELLED, Series.CAPACITY_CLOSED,
        Series.CAPACITY_RULE_CLOSED, Series.CAPACITY_IDLE_CHINA, Series.CAPACITY_BUILDING_CHINA,
        Series.CAPACITY_UNDER_CASH_COST, Series.IMPORTS, Series.EXPORTS, Series.OUTPUT_GRANULAR,
        Series.STARTS_WITHOUT_SLOT,
    )  # fmt: skip
    for seed in range(0, CASES, 3):
        market = odd_case(seed)
        values, _ = plain_draw(market.case, market.parameters, market.seed, market.first_draw, 0)
        for one in rows:
            happened[one] += bool(np.any(values[:, one] > 0))
    assert {one.key: happened[one] for one in rows if happened[one] < 5} == {}


@pytest.mark.parametrize(
    ("counter", "key", "words"),
    [
        ((0,) * 4, (0,) * 2, (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
        (
            (0xFFFFFFFF,) * 4, (0xFFFFFFFF,) * 2,
            (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD),
        ),
        (
            (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344), (0xA4093822, 0x299F31D0),
            (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
        ),
    ],
)  # fmt: skip
def test_random_words_are_the_known_answers(
    counter: tuple[int, int, int, int], key: tuple[int, int], words: tuple[int, ...]
) -> None:
    """Known answers of Random123 for Philox4x32-10."""
    assert philox(counter, key) == words


def test_arithmetic_bears_the_ends() -> None:
    assert logistic(-1e6) == 0.0
    assert logistic(1e6) == 1.0
    assert logistic(0.0) == 0.5
    assert clip(math.inf, 0.0, 1.0) == 1.0


@pytest.mark.parametrize("seed", range(40))
def test_the_plain_market_loses_nothing(seed: int) -> None:
    """The oracle itself: material is conserved in both markets and nothing is owed."""
    market = odd_case(seed)
    start = market.case.start.stock[:, 0]
    values, _ = plain_draw(market.case, market.parameters, market.seed, market.first_draw, 0)
    column = {one: values[:, one] for one in Series}
    china = column[Series.STOCK_PRODUCERS] + column[Series.STOCK_TRADERS]
    china = china + column[Series.STOCK_WAFER_MAKERS]
    net = column[Series.IMPORTS] - column[Series.EXPORTS]
    came = np.diff(china, prepend=start[:3].sum())
    made = column[Series.OUTPUT_CHINA] + net - column[Series.USE_CHINA]
    whole = 1.0 + china.max()
    assert np.all(np.abs(came - made) <= ALIKE * whole)
    outside = np.diff(column[Series.STOCK_OUTSIDE], prepend=start[3])
    rest = column[Series.OUTPUT_OUTSIDE] - net - column[Series.USE_OUTSIDE]
    assert np.all(np.abs(outside - rest) <= ALIKE * (1.0 + column[Series.STOCK_OUTSIDE].max()))
    for stock in range(Series.STOCK_PRODUCERS, Series.STOCK_METAL + 1):
        assert np.all(values[:, stock] >= 0)
