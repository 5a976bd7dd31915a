"""Parts of the simulated market, and what falls together, in the baseline study."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.study.result import Result
from polysight.study.tasks.market_shares import EVENTS, MEASURES

FORECAST = "market.forecast."


def values(baseline: Result, name: str) -> np.ndarray:
    return baseline.arrays[f"{FORECAST}{name}"].array.values


@pytest.mark.parametrize("part", ["owner", "region", "route"])
def test_every_part_has_every_measure(baseline: Result, part: str) -> None:
    shapes = {values(baseline, f"{part}_{name}").shape for name, *_ in MEASURES}
    assert len(shapes) == 1


@pytest.mark.parametrize("part", ["region", "route"])
def test_parts_make_up_the_whole(baseline: Result, part: str) -> None:
    assert values(baseline, f"{part}_share").sum(axis=0) == pytest.approx(1.0)
    whole = values(baseline, "capacity")[0]
    made = values(baseline, f"{part}_capacity").sum(axis=0)
    assert np.all((made > whole[:, 0]) & (made < whole[:, -1]))


def test_ten_owners_hold_more_than_five(baseline: Result) -> None:
    five, ten = values(baseline, "leading_share")
    assert np.all((five > 0.0) & (five < ten) & (ten <= 1.0))


def test_both_happen_no_more_often_than_either(baseline: Result) -> None:
    both = values(baseline, "together")
    alone = np.einsum("eey->ey", both)
    assert np.all(both <= np.minimum(alone[:, None], alone[None]) + 1e-12)
    assert both == pytest.approx(both.transpose(1, 0, 2))
    assert values(baseline, "apart") == pytest.approx(alone[:, None] * alone[None])


def test_glut_and_shortage_exclude_each_other(baseline: Result) -> None:
    both = values(baseline, "together")
    assert np.all(both[EVENTS.index("idle"), EVENTS.index("tight")] == 0.0)


def test_odds_below_cost_are_those_of_the_table_by_year(baseline: Result) -> None:
    both = values(baseline, "together")
    told = values(baseline, "under_cost")
    for at, name in enumerate(("under-median", "under-marginal")):
        place = EVENTS.index(name)
        assert both[place, place] == pytest.approx(told[at])


def test_the_limits_are_cited(baseline: Result) -> None:
    number = baseline.number(f"{FORECAST}together[idle,under-median,2027]")
    assert "MW0036" in number.inputs
    assert "scenario:thresholds.utilisation-year-end.2" in number.inputs
