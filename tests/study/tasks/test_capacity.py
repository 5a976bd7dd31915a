"""Register, published capacity and residual close; nothing is spread."""

from __future__ import annotations

import datetime as dt
import math

import pytest

from polysight.evidence.plants import register
from polysight.evidence.register_sums import inside, own_consumption
from polysight.evidence.store import evidence
from polysight.study.result import Result

DATA = evidence()


def value(result: Result, name: str) -> float:
    return result.number(name).value


@pytest.mark.parametrize("year", ["2020", "2021", "2022", "2023", "2024", "2025"])
def test_register_and_residual_make_the_published_capacity(baseline: Result, year: str) -> None:
    register = value(baseline, f"market.capacity_register[{year},all]")
    published = value(baseline, f"market.capacity_published[{year}]")
    assert register + value(baseline, f"market.unallocated[{year}]") == pytest.approx(published)


def test_sums_match_the_hand_made_check(baseline: Result) -> None:
    for year, sourced, every in (("2020", 460, 468), ("2022", 1056, 1206), ("2024", 2686, 3527)):
        assert value(baseline, f"market.capacity_register[{year},sourced]") == pytest.approx(
            sourced, abs=1
        )
        assert value(baseline, f"market.capacity_register[{year},all]") == pytest.approx(
            every, abs=1
        )


def test_a_year_without_a_published_figure_has_no_residual(baseline: Result) -> None:
    assert math.isnan(value(baseline, "market.unallocated[2018]"))
    assert baseline.marks["market.unallocated[2018]"] == ("mark.no_row",)


def test_observed_shares_are_shares(baseline: Result) -> None:
    shares = baseline.arrays["market.observed_share"].array.values
    assert ((shares >= 0) & (shares <= 1)).all()


def test_consumption_is_observed_only_where_a_plant_has_an_own_figure(baseline: Result) -> None:
    end = dt.date(2025, 12, 31)
    chinese = [plant for plant in register(DATA) if inside(plant.geography, "CN")]
    own = [plant for plant in chinese if own_consumption(plant, DATA)]
    expected = sum(plant.capacity_t_per_year(end) for plant in own) / 1000
    whole = value(baseline, "market.capacity_register[2025,all]")
    share = value(baseline, "market.observed_share[2025,consumption]")
    assert share == pytest.approx(expected / whole)
    assert 0 < share < 0.1


def test_the_published_range_holds_the_chosen_figure_and_cites_the_others(baseline: Result) -> None:
    for year in ("2020", "2021", "2022", "2023", "2024", "2025"):
        low, high = (
            value(baseline, f"market.capacity_published_range[{year},{bound}]")
            for bound in ("low", "high")
        )
        assert low <= value(baseline, f"market.capacity_published[{year}]") <= high
    wide = baseline.number("market.capacity_published_range[2025,high]")
    assert len(wide.inputs) > 1
    assert wide.value > value(baseline, "market.capacity_published_range[2025,low]")
    memory = {row.id for row in DATA.observations if row.tier == "unverified"}
    cited = {
        one
        for number in baseline.arrays["market.capacity_published_range"]
        for one in number.inputs
    }
    assert not cited & memory


def test_a_published_figure_tells_how_it_was_stated(baseline: Result) -> None:
    for number in baseline.arrays["market.capacity_published"]:
        if not number.inputs:
            continue
        row = DATA.observation(number.inputs[0])
        marks = baseline.marks.get(number.id, ())
        for mark, holds in (
            ("about", row.qualifier == "about"),
            ("over", row.qualifier == "over"),
            ("derived", row.evidence == "derived"),
            ("inferred", row.evidence == "inferred"),
        ):
            assert (f"mark.{mark}" in marks) == holds
