"""Several changes have one result, whatever the order in which they are named."""

from __future__ import annotations

from functools import partial
from itertools import permutations

import numpy as np

from polysight.investment.case_change import CaseChange, Step, changed
from polysight.investment.case_time import Stretch
from polysight.investment.market_change import interrupted, priced_at, repriced
from polysight.investment.schedule_change import delayed
from tests.investment.random_case import Shape, random_case

CASE = random_case(2, Shape(phases=1, products=1, life_years=12))
CHANGES = (
    CaseChange(Step.SCHEDULE, partial(delayed, months=18)),
    CaseChange(Step.LEVEL, partial(priced_at, price_cny_per_kg=50.0)),
    CaseChange(Step.FACTOR, partial(repriced, factor=0.5, stretch=Stretch(24.0))),
    CaseChange(
        Step.EVENT, partial(interrupted, start=CASE.end_month - 30.0, months_out=3, repair_cny=1e6)
    ),
)


def test_the_order_of_naming_does_not_matter() -> None:
    wanted = changed(CASE, CHANGES)
    for order in permutations(CHANGES):
        found = changed(CASE, order)
        assert found.phases == wanted.phases
        assert np.array_equal(found.load, wanted.load)
        prices = found.products[0].price_cny_per_kg
        assert np.array_equal(prices, wanted.products[0].price_cny_per_kg)


def test_nothing_changed_is_the_case_itself() -> None:
    assert changed(CASE, ()) is CASE
