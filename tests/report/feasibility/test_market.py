"""What the market model says beside the price of a project."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polysight.report.binding import Numbers
from polysight.report.blocks import Picture, plain
from polysight.report.feasibility import market
from polysight.report.feasibility.dossier import Dossier
from polysight.report.prose import Writer
from tests.report.example import shipped
from tests.report.feasibility.example import CHEAP, OTHER_GRADE, dossier, project, sentences

pytestmark = pytest.mark.slow
#: A price above what any draw of the example market reaches [CNY/kg].
ABOVE = 1000.0


def test_the_market_supports_or_does_not_support_the_project() -> None:
    own = list(market.market(dossier("en")))
    assert any(isinstance(one, Picture) for one in own)
    assert "lies above" in sentences(own)
    least = project().evaluation.indicators.minimum_price_cny_per_kg
    assert least < 95.0


def test_without_a_study_the_section_says_what_to_do() -> None:
    one = project()
    arrays = {k: v for k, v in one.result.arrays.items() if not k.startswith("market.")}
    bare = replace(one, result=replace(one.result, arrays=arrays))
    told = Dossier(bare, Writer("en", Numbers(bare.result, shipped())))
    assert "run the baseline study first" in sentences(market.market(told))
    assert market.market_told(told) == ()
    assert not market.dear(told)


def test_a_price_above_the_draws_of_the_market_is_told() -> None:
    assert market.dear(dossier("en", ABOVE))
    assert "at most one draw in twenty" in plain(market.market_told(dossier("en", ABOVE)))
    assert not market.dear(dossier("en", CHEAP))
    assert "does not exceed" in plain(market.market_told(dossier("en", CHEAP)))


def test_a_first_year_that_begins_later_is_told() -> None:
    first = dossier("en").writer.numbers.keys(market.MONTHLY, "month")[0]
    told = "begins in" in sentences(market.market(dossier("en")))
    assert told == (not first.endswith(market.JANUARY))


def test_another_grade_is_held_against_no_price_of_solar_grade() -> None:
    told = dossier("en", name=OTHER_GRADE)
    said = sentences(market.market(told))
    assert "no quote of electronic grade" in said
    assert "In 2024 the world made" in said
    assert "draws" not in said
    assert not market.dear(told)
    assert "cannot be held against a market" in plain(market.market_told(told))
    assert market.unseen(told)
    assert not market.unseen(dossier("en"))
