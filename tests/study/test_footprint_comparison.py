"""Certificates beside a footprint, and plants beside each other."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.carbon.certificates import Outcome
from polysight.study.footprint_comparison import ranked
from tests.study.footprint_plants import GRANULES, HYDRO, ROD, told, worked


def outcomes(name: str) -> dict[str, Outcome]:
    return {one.row.id: one.comparison.outcome for one in told(name).certificates}


def test_unlike_boundaries_are_refused_and_a_route_outside_the_model_is_said() -> None:
    found = outcomes(GRANULES)
    # Silicon metal is excluded from F03, and F04 is by ISO 14067 with it.
    assert found["F03"] is Outcome.REFUSED
    assert found["F04"] in {Outcome.REPRODUCED, Outcome.DIFFERS}
    assert found["F06"] is Outcome.OUTSIDE


def test_another_route_is_not_compared() -> None:
    assert outcomes(ROD)["F04"] is Outcome.REFUSED


def test_reservations_are_told_with_the_comparison() -> None:
    one = next(each for each in told(GRANULES).certificates if each.row.id == "F04")
    assert {problem.key for problem in one.comparison.problems} >= {"carbon.prescribed"}


def test_a_row_that_repeats_another_is_told_once() -> None:
    assert "UC0056" not in outcomes(GRANULES)


def test_plants_are_ranked_on_one_basis() -> None:
    accounts = [worked(name).life_cycle for name in (ROD, HYDRO)]
    found = ranked(accounts)
    assert found.refused == ()
    assert found.order.tolist() == [1, 0]
    assert found.below[1, 0] + found.below[0, 1] == pytest.approx(1.0)


def test_unlike_bases_are_not_ranked() -> None:
    screening = worked(ROD).screening
    assert screening is not None
    found = ranked([worked(HYDRO).life_cycle, screening])
    assert found.refused
    assert np.isnan(found.below).all()


def test_plants_stand_in_the_order_of_their_medians() -> None:
    one = worked(ROD).life_cycle
    cells = one.market.emissions_kgco2e_per_unit.copy()
    # Half as much at the centre, twice as much in every draw.
    cells[0] *= 0.5
    cells[1:] *= 2.0
    skewed = replace(one, market=replace(one.market, emissions_kgco2e_per_unit=cells))
    assert skewed.market.total[0] < one.market.total[0]
    assert ranked([skewed, one]).order.tolist() == [1, 0]
