"""Impossible markets are refused with the place, what was found and what would be right."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from polysight.errors import DataError
from polysight.market.case import MarketCase, PlantState, RuleTerms
from polysight.market.case_check import case_problems, checked
from polysight.market.parameter import Parameter
from polysight.market.simulation import simulate
from polysight.messages import LANGUAGES
from tests.market.odd_case import odd_case
from tests.market.synthetic_case import synthetic_case

CASE, THETA = synthetic_case(plants=20, months=15, draws=3)
PROJECT = int(np.flatnonzero(CASE.plants.state == PlantState.ANNOUNCED)[0])
PLACE = int(np.flatnonzero(CASE.plants.state == PlantState.EMPTY)[0])


def changed(group: str, name: str, at: Any, value: float) -> MarketCase:
    """The market with one number of one array changed."""
    whole = getattr(CASE, group)
    values = getattr(whole, name).copy()
    values[at] = value
    fields: dict[str, Any] = {group: whole._replace(**{name: values})}
    return replace(CASE, **fields)


def behaving(one: Parameter, value: float) -> NDArray[np.float64]:
    theta = THETA.copy()
    theta[1, one] = value
    return theta


def without_draws() -> MarketCase:
    start = type(CASE.start)(*(each[..., :0] for each in CASE.start))
    return replace(CASE, start=start)


CODES = CASE.plant_codes
IMPOSSIBLE: dict[str, tuple[MarketCase, str, str]] = {
    "negative demand": (
        changed("months", "module_demand", 2, -1.0), "low", "months.module_demand[2025-03]"
    ),
    "a tariff that is no number": (
        changed("months", "tariff", (1, 0), np.nan), "finite",
        f"months.tariff[{CASE.supply_points[1]}, 2025-01]",
    ),
    "negative capacity": (
        changed("plants", "capacity", 3, -2.0), "low", f"plants.capacity[{CODES[3]}]"
    ),
    "endless capacity": (
        changed("plants", "capacity", 3, np.inf), "finite", f"plants.capacity[{CODES[3]}]"
    ),
    "per cent for a share": (
        changed("plants", "n_type_share", 0, 98.0), "range", f"plants.n_type_share[{CODES[0]}]"
    ),
    "an investment that needs no price": (
        changed("sites", "required_price", (0, 4), 0.0), "above",
        f"sites.required_price[{CASE.sites_named[0]}, 2025-05]",
    ),
    "a negative stock": (changed("start", "stock", (2, 1), -5.0), "low", "start.stock[2, 1]"),
    "a project that no price pays": (
        changed("plants", "required_price", PROJECT, np.nan), "finite",
        f"plants.required_price[{CASE.plant_codes[PROJECT]}]",
    ),
    "a plant that closes at no time": (
        changed("plants", "closing_month", 0, np.nan), "finite",
        f"plants.closing_month[{CASE.plant_codes[0]}]",
    ),
    "the same key twice": (changed("plants", "key", 0, CASE.plants.key[1]), "repeated", "key"),
    "a key of a site": (changed("plants", "key", 0, CASE.sites.key[0]), "repeated", "key"),
    "a key too large": (changed("plants", "key", 0, 2**32), "range", "key"),
    "a region that is not there": (
        changed("plants", "region", 0, 99), "range", f"plants.region[{CODES[0]}]"
    ),
    "an unknown state": (changed("plants", "state", 0, 7), "range", f"plants.state[{CODES[0]}]"),
    "a place unlike its site": (
        changed("plants", "route", PLACE, 1 - CASE.plants.route[PLACE]), "site",
        f"plants.route[{CODES[PLACE]}]",
    ),
    "output of a plant that is not there": (
        changed("plants", "load", PLACE, 0.5), "unbuilt", f"plants.load[{CODES[PLACE]}]"
    ),
    "a missing month": (
        changed("months", "number", 14, CASE.months.number[14] + 1), "months", "months.number"
    ),
    "deadlines the wrong way round": (
        replace(CASE, rule=RuleTerms(12.0, 6.0)), "low", "rule.longest_months"
    ),
    "one code for two plants": (
        replace(CASE, plant_codes=(CODES[1], *CODES[1:])), "repeated", "plant_codes"
    ),
    "a plant without a group": (replace(CASE, groups=CASE.groups[1:]), "size", "groups"),
    "a month too few": (
        replace(CASE, months=CASE.months._replace(price_floor=np.zeros(3))), "size",
        "months.price_floor",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_impossible_markets_are_refused_with_their_place(name: str) -> None:
    case, key, field = IMPOSSIBLE[name]
    found = case_problems(case, THETA)
    assert (f"market_case.{key}", field) in [(one.key, dict(one.fields)["field"]) for one in found]
    with pytest.raises(DataError):
        simulate(case, THETA, seed=1)


@pytest.mark.parametrize(
    ("one", "value", "key"),
    [
        (Parameter.TRADE_SPREAD, 0.0, "above"),
        (Parameter.OUTAGE_DEPTH, 1.5, "range"),
        (Parameter.PRICE_SPEED, np.nan, "finite"),
        (Parameter.EFFECTIVE_CAPACITY, -0.1, "low"),
    ],
)
def test_impossible_behaviour_is_refused(one: Parameter, value: float, key: str) -> None:
    (found,) = case_problems(CASE, behaving(one, value))
    assert found.key == f"market_case.{key}"
    assert dict(found.fields)["field"] == f"parameters.{one.key}[1]"


def test_draws_and_seeds_that_cannot_be_are_refused() -> None:
    assert case_problems(without_draws(), THETA[:0])[0].key == "market_case.no_draws"
    assert case_problems(CASE, THETA[:2])[0].key == "market_case.size"
    assert case_problems(CASE, THETA, seed=2**64)[0].key == "market_case.range"
    assert case_problems(CASE, THETA, first_draw=2**32 - 1)[0].key == "market_case.range"


def test_every_fault_is_told_in_both_languages() -> None:
    told = [problem for case, _, _ in IMPOSSIBLE.values() for problem in case_problems(case, THETA)]
    told += case_problems(without_draws(), THETA[:0])
    assert all(one.sentence(language) for one in told for language in LANGUAGES)


def test_markets_that_can_be_pass() -> None:
    assert checked(CASE, THETA) is CASE
    stands = int(np.flatnonzero(CASE.plants.state == PlantState.STANDING)[0])
    assert case_problems(changed("plants", "required_price", stands, np.nan), THETA) == ()
    for seed in range(40):
        odd = odd_case(seed)
        assert case_problems(odd.case, odd.parameters, odd.seed, odd.first_draw) == ()
