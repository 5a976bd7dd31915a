"""Cost by route and place from the plant model upward."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import UsageError
from polysight.study.cost_model import CostModel, cost_model
from polysight.study.run import Plan

PLACES = ("CN-XJ", "CN-SC")


@pytest.fixture(scope="module")
def model(planned: Plan) -> CostModel:
    return cost_model(planned.view, places=PLACES, seed=5, count=200)


def test_every_route_stands_at_every_place_in_the_order_asked(model: CostModel) -> None:
    assert [(one.route, one.region) for one in model.places] == [
        (route, place) for route in ("siemens", "silane-fbr") for place in PLACES
    ]
    assert model.ranking.rank.sum(axis=0) == pytest.approx(np.ones(4))


def test_a_dearer_tariff_costs_more_power_and_nothing_else(model: CostModel) -> None:
    near, far = model.places[:2]
    lines = {one.key: place for place, one in enumerate(near.lines)}
    power, metal = lines["cost.electricity"], lines["cost.silicon-metal"]
    assert far.lines[power].median > near.lines[power].median
    assert far.lines[metal].median == pytest.approx(near.lines[metal].median)


def test_reported_quarters_lie_near_what_the_others_tell(model: CostModel) -> None:
    """Daqo and GCL: bias within one yuan, most quarters inside the stated interval."""
    for one in model.routes:
        assert one.check is not None
        assert abs(one.check.mean_bias) < 1.0
        assert one.check.coverage >= 0.7


def test_at_the_switching_tariff_both_cost_the_same(model: CostModel) -> None:
    switch = next(one for one in model.switches if one.item == "electricity" and one.possible)
    assert switch.value >= switch.present
    assert switch.one != switch.other


def test_the_curve_holds_the_register_from_the_cheapest_up(model: CostModel) -> None:
    middle = [one.middle for one in model.steps]
    assert middle == sorted(middle)
    assert model.steps[-1].right == pytest.approx(model.register.capacity_kt_per_year.sum())
    assert (np.diff(model.curve.band, axis=0) >= 0.0).all()


@pytest.mark.parametrize(
    ("routes", "places", "changes", "suggestion"),
    [
        (("simens",), (), (), "siemens"),
        ((), ("CN-XI",), (), "CN-"),
        ((), (), ("siemens:deposition.approch=1",), "deposition.approach"),
    ],
)
def test_what_does_not_exist_is_refused_with_the_nearest(
    planned: Plan,
    routes: tuple[str, ...],
    places: tuple[str, ...],
    changes: tuple[str, ...],
    suggestion: str,
) -> None:
    with pytest.raises(UsageError) as caught:
        cost_model(planned.view, routes, places, changes, seed=1, count=5)
    assert caught.value.problems[0].suggestion.startswith(suggestion)
