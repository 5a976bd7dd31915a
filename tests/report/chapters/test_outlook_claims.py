"""Claims about the outlook."""

from __future__ import annotations

import numpy as np

from polysight.report.chapters.outlook_claims import (
    cheapest,
    closing_cost,
    element,
    executive,
    failing,
    last_year,
    least_cover,
    load,
    odds,
    odds_apart,
    price,
    told,
)
from polysight.study.result import Number
from tests.report.example import changed, numbers, study, without


def test_elements_are_found_or_not() -> None:
    found = numbers()
    year = last_year(found)
    assert year == "2024"
    assert element(found, "market.forecast.price", "CN", year, "p50") is not None
    assert element(found, "market.forecast.price", "CN", year, "p51") is None
    assert element(found, "no.such") is None
    assert price(found) is not None
    assert load(found) is not None
    assert last_year(numbers(without("market.forecast.price"))) == ""


def test_a_claim_needs_its_condition_and_all_its_numbers() -> None:
    one = price(numbers())
    assert told("swot.t_glut", True, odds=one) is not None
    assert told("swot.t_glut", False, odds=one) is None
    assert told("swot.t_glut", None, odds=one) is None
    assert told("swot.t_glut", True, odds=None) is None


def test_the_state_of_the_market_turns_with_the_results() -> None:
    odd = study().arrays["warning.early.odds_beside"].array.values
    used = study().arrays["market.forecast.utilisation"].array.values
    name, low, high = "warning.early.odds_beside", np.full(odd.shape, 0.1), np.full(odd.shape, 0.9)
    assert odds(numbers(), "glut") is not None
    glut = executive(numbers(changed(name, *high.ravel())))
    assert glut is not None
    assert glut.key == "executive.glut"
    calm = changed(name, *low.ravel())
    arrays = dict(calm.arrays)
    for share, state in ((0.82, "balance"), (0.97, "shortage")):
        other = changed("market.forecast.utilisation", *np.full(used.size, share))
        arrays["market.forecast.utilisation"] = other.arrays["market.forecast.utilisation"]
        found = executive(numbers(type(calm)(arrays, calm.manifest)))
        assert found is not None
        assert found.key == f"executive.{state}"
    assert executive(numbers(without("warning.early.odds_beside"))) is None


def test_the_odds_of_both_ways_stand_apart() -> None:
    glut, calm, short = (odds_apart(numbers(), one) for one in ("glut", "balance", "shortage"))
    assert glut is not None
    assert calm == glut
    assert short != glut
    ids = [value.id for _, value in glut.values if isinstance(value, Number)]
    assert sorted(ids) == [
        "warning.early.odds[glut,12,central]",
        "warning.early.odds_beside[ensemble,glut,12]",
    ]
    assert odds_apart(numbers(without("warning.early.odds")), "glut") is None


def test_costs_covers_and_limits_take_the_least() -> None:
    found = numbers()
    least = cheapest(found)
    assert least is not None
    assert least[0].value <= min(
        one.value for one in found.array("costing.cash_cost") if ",siemens,central]" in one.id
    )
    cover = least_cover(found)
    assert cover is not None
    assert cover.value == 0.8
    assert failing(found) is not None
    cost = closing_cost(found)
    assert cost is None or cost.value > 0.0
