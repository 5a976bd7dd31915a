"""Policy shocks."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.errors import UsageError
from polysight.investment.case import ProjectCase
from polysight.investment.outcomes import Outcome
from polysight.investment.schedule_change import postponed
from polysight.study.project_files import project_file
from polysight.study.project_outcomes import VALUES
from polysight.study.project_shocks import (
    Concerned,
    ShockTable,
    State,
    concerned,
    shock_table,
)
from tests.study.project_example import case, view

WEST = Concerned("CN-NM", "siemens", "solar", "west")


def at_home() -> ProjectCase:
    return replace(
        case(), products=tuple(replace(one, export_share=0.0) for one in case().products)
    )


def exporting() -> ProjectCase:
    return replace(
        case(), products=tuple(replace(one, export_share=0.5) for one in case().products)
    )


def paid() -> ProjectCase:
    subsidy = np.full_like(case().running.subsidy_cny, 1e7)
    return replace(exporting(), running=replace(case().running, subsidy_cny=subsidy))


@pytest.fixture(scope="module")
def table() -> ShockTable:
    return shock_table(paid(), view(), WEST)


def test_shocks_that_concern_it_are_counted_and_bad_ones_cost(table: ShockTable) -> None:
    rows = {one.setting.id: one for one in table.rows}
    assert all(one.state is not State.OUTSIDE for one in table.rows)
    for name in ("tariff-preference", "west-preference-lost", "carbon-price", "demand-subsidy",
                 "subsidy-withdrawn", "home-duties-lapse", "energy-limit"):  # fmt: skip
        assert rows[name].state is State.COUNTED
        assert rows[name].outcomes[0, Outcome.NPV] <= table.planned[Outcome.NPV], name
    renewed = rows["west-preference-renewed"].outcomes[0, Outcome.NPV]
    assert renewed >= table.planned[Outcome.NPV]
    assert "west-preference-renewed" not in table.joined


def test_effects_alone_together_and_by_order(table: ShockTable) -> None:
    rows = {one.setting.id: one for one in table.rows}
    at = VALUES.index(Outcome.NPV)
    for place, name in enumerate(table.joined):
        own = rows[name].outcomes[0, Outcome.NPV] - table.planned[Outcome.NPV]
        assert table.effects.alone[place, at] == pytest.approx(own)
        assert table.effects.least[place, at] <= own <= table.effects.most[place, at]
    joint = table.together[0, list(VALUES)] - table.planned[list(VALUES)]
    assert table.effects.share.sum(axis=0) == pytest.approx(joint)


def test_the_order_in_which_shocks_are_named_does_not_matter(table: ShockTable) -> None:
    other = shock_table(paid(), view(), WEST, table.joined[::-1])
    assert other.joined == table.joined[::-1]
    assert other.effects.share[::-1] == pytest.approx(table.effects.share)
    assert other.effects.least[::-1] == pytest.approx(table.effects.least)


def test_the_codes_of_a_file_decide_whom_a_shock_concerns() -> None:
    file = project_file("siemens-inner-mongolia", view().evidence)
    assert concerned(file) == Concerned("CN-NM", "siemens", "solar", file.taxes.regime)


def test_what_nobody_can_judge_has_two_ends_and_is_not_zero(table: ShockTable) -> None:
    rows = {one.setting.id: one for one in table.rows}
    for name in ("export-rebate", "green-power", "us-duty"):
        assert rows[name].state is State.CANNOT_JUDGE
        low, high = rows[name].outcomes[:, Outcome.NPV]
        assert low < high
        assert name not in table.joined
    judged, low, high = table.together[:, Outcome.NPV]
    assert low < judged
    assert low < high


def test_what_does_not_concern_a_project_says_why() -> None:
    table = shock_table(at_home(), view(), Concerned("OM", "siemens", "solar", "own"))
    rows = {one.setting.id: one for one in table.rows}
    assert rows["west-preference-lost"].lacks == "countries"
    assert rows["us-duty"].lacks == "exports"
    assert rows["carbon-price"].outcomes.shape[0] == 0
    assert set(table.joined) <= {"subsidy-withdrawn"}
    other = shock_table(at_home(), view(), replace(WEST, regime="standard"))
    assert {one.setting.id: one.lacks for one in other.rows}["west-preference-lost"] == "regimes"


def test_a_date_before_the_project_operates_is_told() -> None:
    late = postponed(paid(), 12 * 10)
    row = shock_table(late, view(), WEST, ["energy-limit"]).rows[0]
    assert (row.state, row.lacks) == (State.OUTSIDE, "dates")
    assert row.problems


def test_shocks_are_switched_on_by_name() -> None:
    table = shock_table(paid(), view(), WEST, ["west-preference-renewed", "carbon-price"])
    assert table.joined == ("west-preference-renewed", "carbon-price")
    assert len(table.rows) == 2
    nothing = shock_table(paid(), view(), WEST, ["export-rebate"])
    assert nothing.joined == ()
    assert nothing.effects.joint.tolist() == [0.0, 0.0, 0.0]
    with pytest.raises(UsageError, match="carbon-price"):
        shock_table(paid(), view(), WEST, ["carbon-pric"])


def test_every_number_rests_on_something(table: ShockTable) -> None:
    for one in table.rows:
        assert all(change.inputs for end in one.ends for change in end), one.setting.id


def test_a_shock_can_be_given_another_date() -> None:
    early, late = (
        shock_table(paid(), view(), WEST, ["carbon-price"], {"carbon-price": date})
        for date in ("2027-07", "2035")
    )
    npv = [one.rows[0].outcomes[0, Outcome.NPV] for one in (early, late)]
    assert npv[0] < npv[1]
    assert early.rows[0].setting.changes[0].start == "2027-07"
    for date in ("", "soon", "2027-13"):
        with pytest.raises(UsageError):
            shock_table(paid(), view(), WEST, ["carbon-price"], {"carbon-price": date})
    with pytest.raises(UsageError):
        shock_table(paid(), view(), WEST, None, {"carbon": "2027"})
