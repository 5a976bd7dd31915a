"""A scenario is asked for by name, with its size and seed; wrong words are refused before work."""

from __future__ import annotations

import pytest

from polysight.answers.market_answer import Wanted, market_answer, merging
from polysight.errors import PolysightError
from tests.cli.market_example import DRAWS, asked, found, rows

pytestmark = pytest.mark.slow


def test_the_scenario_has_its_market_and_its_titles() -> None:
    told = asked()
    assert told.scenario.draws == DRAWS
    assert told.title("en") == "Baseline"
    assert told.title("zh") == "基准情景"
    assert told.basis.vat == 0.13
    assert len(told.base.model.plant_codes) > 60


def test_draws_carry_tables_of_all_of_them() -> None:
    made = found()
    assert made.ensemble.count == made.tables.draws == made.tables.tabled == DRAWS
    assert made.ensemble.seed == made.asked.scenario.seed


@pytest.mark.parametrize("wanted", [Wanted(draws=0), Wanted(draws=10**9), Wanted(seed=-1)])
def test_impossible_sizes_are_refused(wanted: Wanted) -> None:
    with pytest.raises(PolysightError):
        market_answer("baseline", wanted, rows())


def test_an_unknown_scenario_is_refused_with_the_nearest() -> None:
    with pytest.raises(PolysightError, match="demand-stall"):
        market_answer("demand-stal", Wanted(), rows())


def test_owners_are_found_by_name_in_either_language() -> None:
    assert merging(asked(), ("Tongwei", "丽豪")) == ("tongwei", "lihao")
    assert merging(asked(), ()) == ()
    with pytest.raises(PolysightError):
        merging(asked(), ("tongwei", "wacker"))
    with pytest.raises(PolysightError):
        merging(asked(), ("tongwei", "通威股份"))
