"""Scenarios are compared draw by draw, and only where they can be."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.study.market_comparison import market_comparison
from polysight.study.market_years import PROBABILITIES, MarketYears, YearMeasure, market_years
from tests.study.market_paths_example import model, paths


def years(seed: int = 0) -> MarketYears:
    return market_years(paths(seed), model().months)


def test_a_scenario_does_not_differ_from_itself() -> None:
    found = market_comparison(years(), years())
    known = ~np.isnan(found.mean)
    assert (found.difference[:, known] == 0.0).all()
    assert (found.noise_kept[~np.isnan(found.noise_kept)] == 0.0).all()
    assert (found.higher[known] == 0.0).all()


def test_a_price_that_is_higher_in_every_draw_is_told_without_noise() -> None:
    one = years()
    values = one.values.copy()
    values[..., YearMeasure.PRICE_CHINA] += 5.0
    found = market_comparison(one, replace(one, values=values))
    at = YearMeasure.PRICE_CHINA
    assert found.difference[:, :, at] == pytest.approx(5.0)
    assert found.error[:, at] == pytest.approx(0.0, abs=1e-9)
    assert (found.higher[:, at] == 1.0).all()
    assert found.second[:, at] - found.first[:, at] == pytest.approx(5.0)
    assert len(found.difference) == len(PROBABILITIES)


def test_scenarios_that_share_nothing_keep_their_noise() -> None:
    found = market_comparison(years(), years(7))
    assert np.nanmedian(found.noise_kept) == pytest.approx(1.0, abs=0.35)


def test_different_numbers_of_draws_are_refused() -> None:
    one = years()
    with pytest.raises(DataError, match="24"):
        market_comparison(one, replace(one, values=one.values[:10]))


def test_only_years_that_are_simulated_alike_are_compared() -> None:
    one = years()
    shorter = replace(one, months=np.array([6, 12, 7]))
    assert market_comparison(one, shorter).years.tolist() == [2026, 2027]
    with pytest.raises(DataError):
        market_comparison(one, replace(one, years=one.years + 40))
