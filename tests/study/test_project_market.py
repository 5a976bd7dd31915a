"""Prices of a project from a simulated market: the plan, the draws, and what is refused."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache
from typing import cast

import numpy as np
import pytest

from polysight.errors import PolysightError
from polysight.investment.outcomes import Outcome
from polysight.study.market_forecast import MarketForecast
from polysight.study.project_case import ResolvedProject
from polysight.study.project_file_numbers import PriceSetting
from polysight.study.project_market import SimulatedPrice, simulated_paths, simulated_price
from polysight.study.project_uncertainty import project_uncertainty
from tests.study.project_doubt_text import USUAL, with_doubt
from tests.study.project_file_text import Change, number, project, reader, resolved

pytestmark = pytest.mark.slow

OWN = f'mode = "own"\ntax = "included"\npath = {number(56.5, "CNY/kg")}'
DRAWS = 24
SIMULATED: Change = (OWN, f'mode = "ensemble"\nscenario = "baseline"\ndraws = {DRAWS}\nseed = 5')
SETTING = PriceSetting(mode="ensemble", scenario="baseline", draws=DRAWS, seed=5)
KEY = "products.0.price"


def made() -> SimulatedPrice:
    """Two draws of half a year and two whole years, 2026 to 2028."""
    values = np.array([[30.0, 20.0, 40.0], [50.0, 60.0, 60.0]])
    years, months = np.array([2026, 2027, 2028]), np.array([6, 12, 12])
    forecast = cast("MarketForecast", None)
    return SimulatedPrice(forecast, True, years, months, values, np.array([40.0, 40.0, 50.0]))


@cache
def simulated() -> ResolvedProject:
    return resolved(SIMULATED, *with_doubt(USUAL))


def test_the_plan_keeps_the_last_year_and_begins_with_the_first() -> None:
    assert made().by_year(2024, 7).tolist() == [40.0, 40.0, 40.0, 40.0, 50.0, 50.0, 50.0]


def test_a_draw_follows_its_path_and_then_stays_where_its_whole_years_were() -> None:
    found = made().over_plan(2025, 6)
    np.testing.assert_allclose(found[0], [1.0, 0.75, 0.5, 0.8, 30 / 45, 30 / 45])
    np.testing.assert_allclose(found[1], [1.0, 1.25, 1.5, 1.2, 60 / 45, 60 / 45])


def test_the_price_of_the_case_is_that_of_the_market_in_money_of_its_first_day() -> None:
    found = simulated()
    told = simulated_price(found.file, found.view, SETTING, KEY)
    expected = told.by_year(2026, found.case.years) * 1.02 ** np.arange(found.case.years)
    np.testing.assert_allclose(found.case.products[0].price_cny_per_kg, expected)
    cited = found.citations["products.polysilicon.price_cny_per_kg"]
    assert {"mark.simulated", "mark.market_held"} <= set(cited.marks)
    assert len(cited.inputs) > 500


def test_the_page_says_where_the_price_comes_from_and_what_is_assumed_after_it() -> None:
    told = [one.reason.key for one in simulated().findings if one.topic == "price"]
    assert told == ["project_finding.simulated_china", "project_finding.simulated_held"]
    late = resolved(SIMULATED, ('start = "2026-01"', 'start = "2031-01"'))
    told = [one.reason.key for one in late.findings if one.topic == "price"]
    assert told[-1] == "project_finding.simulated_beyond"


def test_markets_and_routes_have_their_own_price() -> None:
    view = reader().view
    rods, granules, abroad = (
        simulated_price(project(*changes), view, SETTING, KEY)
        for changes in (
            (),
            (('route = "siemens"', 'route = "silane-fbr"'),),
            (('region = "CN-NM"', 'region = "OM"'),),
        )
    )
    assert (granules.values < rods.values).all()
    assert (abroad.level > rods.level).all()
    assert not abroad.in_china
    exported = simulated_price(project(), view, SETTING, "products.0.export_price")
    np.testing.assert_array_equal(exported.values, abroad.values)


def test_a_quantile_moves_the_plan() -> None:
    view = reader().view
    levels = [
        simulated_price(project(), view, SETTING.model_copy(update={"quantile": one}), KEY).level
        for one in (0.1, None, 0.9)
    ]
    assert (levels[0] < levels[1]).all()
    assert (levels[1] < levels[2]).all()


@pytest.mark.parametrize(
    ("setting", "day", "key"),
    [
        (SETTING.model_copy(update={"scenario": "baselin"}), None, "market_scenario.unknown"),
        (SETTING.model_copy(update={"draws": 0}), None, "market_scenario.draws"),
        (SETTING, dt.date(2026, 1, 31), "project_file.ensemble_later"),
    ],
)
def test_what_cannot_be_simulated_is_refused(
    setting: PriceSetting, day: dt.date | None, key: str
) -> None:
    view = replace(reader().view, as_of=day)
    with pytest.raises(PolysightError) as fault:
        simulated_price(project(), view, setting, KEY)
    assert fault.value.problems[0].key == key


def test_draws_follow_the_paths_one_after_the_other() -> None:
    found = simulated()
    paths = simulated_paths(found.file, found.view, found.case)
    assert paths is not None
    assert paths.over_plan.shape == (DRAWS, found.case.periods)
    np.testing.assert_array_equal(paths.of_draws(DRAWS - 1, 2), paths.over_plan[[DRAWS - 1, 0]])
    told = project_uncertainty(found, count=64, minimum_price=False)
    assert "price" not in told.draws.project.factors.keys
    assert told.draws.paths is not None
    assert told.draws.paths.shape == (told.draws.values.shape[1], found.case.periods)
    again = project_uncertainty(resolved(SIMULATED, *with_doubt(USUAL)), count=64,
                                minimum_price=False)  # fmt: skip
    np.testing.assert_array_equal(
        told.draws.outcomes[Outcome.NPV], again.draws.outcomes[Outcome.NPV]
    )


def test_a_dated_number_ends_the_paths() -> None:
    step = f'{{ from = "2030", {number(50, "CNY/kg")[2:]}'
    later = (OWN, f'{SIMULATED[1]}\ntax = "excluded"\npath = [{step}]')
    found = resolved(later)
    paths = simulated_paths(found.file, found.view, found.case)
    assert paths is not None
    assert (paths.over_plan[:, 4:] == 1.0).all()
    assert (paths.over_plan[:, 3] != 1.0).all()
    assert simulated_paths(project(), found.view, found.case) is None
