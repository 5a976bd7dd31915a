"""Tables of a simulated market: ordered quantiles, parts of one whole, kept draws."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.market.series import Series
from polysight.study import market_tables as tabling
from polysight.study.market_groups import GroupMeasure
from polysight.study.market_tables import CHOSEN, MarketTables, market_tables, middle
from polysight.study.market_years import PROBABILITIES, YearMeasure
from tests.study.market_paths_example import DRAWS, MONTHS, ensemble, model, paths


@pytest.fixture(scope="module")
def tables() -> MarketTables:
    return market_tables(model(), ensemble())


def test_quantiles_rise(tables: MarketTables) -> None:
    for one in (tables.monthly, tables.yearly, tables.regions.quantiles):
        steps = np.diff(one, axis=0)
        assert (np.isnan(steps) | (steps >= 0.0)).all()
    assert PROBABILITIES[middle()] == 0.5
    assert tables.draws == DRAWS


def test_by_month_and_by_year_tell_the_same(tables: MarketTables) -> None:
    assert tables.monthly.shape == (len(PROBABILITIES), MONTHS, len(Series))
    end = tables.yearly[:, -1, YearMeasure.CAPACITY_CHINA]
    assert end == pytest.approx(tables.monthly[:, -1, Series.CAPACITY_CHINA])


def test_a_single_draw_adds_up_over_parts() -> None:
    one = market_tables(model(), ensemble(count=1))
    for parts in (one.regions, one.routes):
        share = parts.quantiles[middle(), ..., GroupMeasure.SHARE].sum(axis=-1)
        assert share == pytest.approx(1.0)
    assert (one.yearly[0] == one.yearly[-1])[~np.isnan(one.yearly[0])].all()


def test_means_of_parts_agree_with_one_another(tables: MarketTables) -> None:
    for parts in (tables.regions, tables.routes):
        capacity, output, share, use = (
            parts.means[..., one]
            for one in (
                GroupMeasure.CAPACITY, GroupMeasure.OUTPUT, GroupMeasure.SHARE,
                GroupMeasure.UTILISATION,
            )
        )  # fmt: skip
        whole = tables.years.of(YearMeasure.OUTPUT_CHINA).mean(axis=0)[:, None]
        assert share * whole == pytest.approx(output)
        yearly = 12.0 / tables.years.months[:, None]
        assert (use * capacity)[capacity > 0.0] == pytest.approx((yearly * output)[capacity > 0.0])


def test_what_opens_and_closes_has_no_sign(tables: MarketTables) -> None:
    assert tables.turnover.shape == (len(PROBABILITIES), len(tables.years.years), 2)
    assert (tables.turnover >= 0.0).all()


def test_the_cost_curve_holds_the_plants_of_china_only(tables: MarketTables) -> None:
    china = np.asarray(model().plants.market) == 0
    assert (tables.curve.capacity[:, ~china] == 0.0).all()
    stands = tables.curve.capacity > 0.0
    assert np.isfinite(tables.curve.cash_cost[stands]).all()
    assert (tables.curve.output[stands] <= tables.curve.capacity[stands] * 2.0 + 1e-9).all()


def test_entrants_come_after_the_first_year(tables: MarketTables) -> None:
    assert tables.entrants.share.tolist()[1:] == [1.0, 1.0]
    known = tables.entrants.position[:, 1:]
    assert ((known > 0.0) & (known < 1.0)).all()


def test_a_merger_is_counted_in_the_concentration_alone(tables: MarketTables) -> None:
    pair = tables.owners.grouping.keys[:2]
    after = market_tables(model(), ensemble(), (pair[0], pair[1]))
    assert (after.concentration.capacity_index > tables.concentration.capacity_index).all()
    assert (after.yearly == tables.yearly)[~np.isnan(tables.yearly)].all()


def test_chosen_draws_are_kept_whole(tables: MarketTables) -> None:
    assert (tables.chosen == paths().values[:CHOSEN]).all()


def test_stretches_and_their_limit(tables: MarketTables, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tabling, "AT_A_TIME", 5)
    again = market_tables(model(), ensemble())
    assert (again.chosen == tables.chosen[:5]).all()
    for name in ("yearly", "monthly"):
        one, other = getattr(again, name), getattr(tables, name)
        assert np.array_equal(one, other, equal_nan=True)
    assert again.changes.ends == pytest.approx(tables.changes.ends)
    monkeypatch.setattr(tabling, "TABLED", 12)
    fewer = market_tables(model(), ensemble())
    assert (fewer.draws, fewer.tabled, len(fewer.years.values)) == (DRAWS, 12, 12)
    assert np.array_equal(fewer.monthly, tables.monthly, equal_nan=True)
