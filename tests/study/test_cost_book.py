"""The book of the register: every plant, seamless draws, and the curve that it makes."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.costing.cost_curve import cost_curve, steps
from polysight.costing.lines import CASH_LINES
from polysight.costing.streaming import costs, costs_by_line
from polysight.errors import UsageError
from polysight.study.cost_book import RegisterBook, RouteUse, register_book
from polysight.study.months import Floats, months_between
from polysight.study.plant_levels import level
from polysight.study.run import Plan

DRAWS = 12
MONTHS = months_between("2025-01", "2025-12")


def uses(draws: int = DRAWS, first: int = 0) -> tuple[RouteUse, ...]:
    def ramp(low: float, high: float) -> Floats:
        return np.linspace(low, high, DRAWS)[first : first + draws]

    siemens = (("electricity", ramp(52, 57)), ("silicon-metal", ramp(1.08, 1.13)))
    granular = (("electricity", ramp(14, 16)), ("silicon-metal", ramp(1.08, 1.15)))
    return (
        RouteUse("siemens", (*siemens, ("steam", ramp(8, 10))), ramp(6, 9)),
        RouteUse("silane-fbr", granular, ramp(10, 14)),
    )


def made(planned: Plan, draws: int = DRAWS, first: int = 0) -> RegisterBook:
    return register_book(planned.view, MONTHS, uses(draws, first), seed=3, draws=draws, first=first)


def test_every_plant_that_stands_is_in_the_book(planned: Plan) -> None:
    found = made(planned)
    view = planned.view
    sizes = [level(view, one, 2025, unverified=True) for one in view.plants()]
    assert found.without == ()
    assert len(found.plants) == sum(size > 0.0 for size in sizes)
    assert found.capacity_kt_per_year.sum() == pytest.approx(sum(sizes))
    assert (found.book.draws, found.book.months) == (DRAWS, len(MONTHS))


def test_a_route_that_is_not_given_leaves_its_plants_out_by_name(planned: Plan) -> None:
    found = register_book(planned.view, MONTHS, uses()[:1], seed=3, draws=DRAWS)
    assert "gcl-hohhot" in found.without
    assert not set(found.without) & set(found.plants)
    assert found.plants


def test_pieces_of_draws_join_without_a_seam(planned: Plan) -> None:
    whole = costs(made(planned).book)
    halves = [costs(made(planned, 5, 0).book), costs(made(planned, 7, 5).book)]
    assert np.concatenate(halves).tobytes() == whole.tobytes()


def test_the_curve_holds_the_whole_register(planned: Plan) -> None:
    found = made(planned)
    cost = costs(found.book).mean(axis=2)
    total = found.capacity_kt_per_year.sum()
    curve = cost_curve(
        cost,
        found.capacity_kt_per_year[None],
        output=np.linspace(0.1, 1.0, 10) * total,
        probabilities=np.array([0.1, 0.5, 0.9]),
    )
    np.testing.assert_allclose(curve.total, np.full(DRAWS, total), rtol=1e-12)
    assert not np.isnan(curve.band).any()
    bars = steps(cost, found.capacity_kt_per_year, probabilities=(0.1, 0.9))
    assert bars[-1].right == pytest.approx(total)


def test_dry_months_cost_more_where_power_is_hydropower(planned: Plan) -> None:
    found = made(planned)
    power = costs_by_line(found.book, ("electricity",))[..., 0]
    plant = found.plants.index("tongwei-leshan-old")
    assert (power[:, plant, 0] > power[:, plant, 7]).all()
    inland = found.plants.index("daqo-shihezi")
    assert power[:, inland, 0].tolist() == power[:, inland, 7].tolist()


def test_what_it_rests_on_is_cited(planned: Plan) -> None:
    found = made(planned)
    assert {"ME0044", "MV020", "PX0010", "IO0197"} <= set(found.inputs)
    assert "mark.other_place" in found.marks
    only_metal = register_book(planned.view, MONTHS, uses()[1:], seed=3, draws=DRAWS)
    assert "IO0197" not in only_metal.inputs


def test_an_input_without_a_price_makes_the_cost_unknown(planned: Plan) -> None:
    use = RouteUse("siemens", (("hydrogen", np.ones(DRAWS)),), np.ones(DRAWS))
    found = register_book(planned.view, MONTHS, (use,), seed=3, draws=DRAWS)
    assert np.isnan(costs(found.book, lines=CASH_LINES)).all()


def test_a_utilisation_above_one_needs_a_limit_that_allows_it(planned: Plan) -> None:
    over = np.full((1, 1, 1), 1.2)
    with pytest.raises(UsageError):
        register_book(planned.view, MONTHS, uses(), seed=3, draws=DRAWS, utilisation=over)
    found = register_book(
        planned.view, MONTHS, uses(), seed=3, draws=DRAWS, utilisation=over,
        highest_utilisation=1.3,
    )  # fmt: skip
    assert found.book.highest_utilisation == 1.3
