"""Advice follows the results and is withdrawn without them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.blocks import Listing, Paragraph, plain
from polysight.report.chapters.advice import (
    READERS,
    advice,
    entrant,
    incumbent,
    lender,
    plant,
    regulator,
    treasury,
)
from tests.report.example import changed, numbers, study, without, writer


@pytest.mark.parametrize(("least", "key"), [(10.0, "entrant_yes"), (900.0, "entrant_no")])
def test_entrants(least: float, key: str) -> None:
    found = entrant(numbers(changed("investment.minimum_price", least)))
    assert found is not None
    assert found.key == f"advise.{key}"


@pytest.mark.parametrize(("share", "key"), [(0.1, "incumbent_grow"), (0.8, "incumbent_defend")])
def test_incumbents(share: float, key: str) -> None:
    size = study().arrays["market.forecast.under_cost"].array.values.size
    found = incumbent(numbers(changed("market.forecast.under_cost", *np.full(size, share))))
    assert found is not None
    assert found.key == f"advise.{key}"


def test_lenders_open_tighten_or_hear_nothing() -> None:
    good = changed("investment.debt_service_cover", *np.full(4, 1.5))
    opened = lender(numbers(good))
    assert opened is not None
    assert opened.key == "advise.lender_open"
    tight = lender(numbers(changed("investment.minimum_price", 900.0)))
    assert tight is not None
    assert tight.key == "advise.lender_tight"
    assert lender(numbers(changed("investment.minimum_price", 1.0))) is None


@pytest.mark.parametrize(
    ("glut", "shortage", "used", "key"),
    [
        (0.9, 0.05, 0.4, "act"),
        (0.9, 0.05, 0.9, "watch"),
        (0.1, 0.2, 0.7, "watch"),
        (0.05, 0.6, 0.9, "supply"),
        (0.5, 0.6, 0.9, "watch"),
    ],
)
def test_regulators(glut: float, shortage: float, used: float, key: str) -> None:
    arrays = dict(study().arrays)
    told = arrays["warning.early.odds_beside"].array
    place = [axis.name for axis in told.axes].index("early_state")
    shape = [-1 if at == place else 1 for at in range(len(told.axes))]
    by_state = {"glut": glut, "shortage": shortage}
    odds = np.reshape([by_state.get(key, 0.0) for key in told.axes[place].keys], shape)
    spread = np.broadcast_to(odds, told.values.shape).ravel()
    size = arrays["market.forecast.utilisation"].array.values.size
    for name, values in (
        ("warning.early.odds_beside", spread),
        ("market.forecast.utilisation", np.full(size, used)),
    ):
        arrays[name] = changed(name, *values).arrays[name]
    found = regulator(numbers(replace(study(), arrays=arrays)))
    assert found is not None
    assert found.key == f"advise.regulator_{key}"


def test_what_the_results_do_not_support_is_withdrawn_and_named() -> None:
    bare = without("market.forecast.price", "warning.early.odds_beside", "investment.minimum_price")
    blocks = list(advice(writer("en", bare)))
    told = " ".join(plain(one.runs) for one in blocks if isinstance(one, Paragraph))
    assert "entrants" in told
    assert "regulators" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_reader_has_at_most_one_piece(language: Language) -> None:
    blocks = list(advice(writer(language)))
    listing = next(one for one in blocks if isinstance(one, Listing))
    assert 1 <= len(listing.items) <= len(READERS)


def test_plants_hear_of_the_limit_while_capacity_exceeds_it() -> None:
    size = study().arrays["policy.capacity_failing"].array.values.size
    assert plant(numbers(changed("policy.capacity_failing", *np.zeros(size)))) is None
    assert plant(numbers()) is not None


@pytest.mark.parametrize(
    ("spread", "key"),
    [((9.0, 8.0, 7.0, 6.0, 8.0), "steady"), ((5.0, 8.0, 7.0, 6.0, 8.0), "plain")],
)
def test_treasurers_hear_whether_a_hedge_steadies_cash(spread: tuple[float, ...], key: str) -> None:
    found = treasury(numbers(changed("investment.hedge_deviation", *spread)))
    assert found is not None
    assert found.key == f"advise.treasury_{key}"
    assert treasury(numbers(without("investment.hedge_deviation"))) is None
