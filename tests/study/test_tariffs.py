"""Tariffs by province, year and supply: ranges over rows, and every stretch is marked."""

from __future__ import annotations

import pytest

from polysight.study.run import Plan
from polysight.study.tariffs import statements, tariff


def test_a_stated_year_needs_no_mark(planned: Plan) -> None:
    found = tariff(planned.view, "CN-XJ", 2024, "captive")
    assert found["central"].value == pytest.approx(0.25)
    assert found["central"].inputs == ("ME0006",)
    assert found["central"].marks == ()


def test_two_statements_of_a_year_make_a_range_without_tax(planned: Plan) -> None:
    found = tariff(planned.view, "CN-NM", 2025, "grid")
    low, central, high = (found[case].value * 1.13 for case in ("low", "central", "high"))
    assert low == pytest.approx(0.25)
    assert high == pytest.approx(0.45)
    assert low < central < high
    assert "mark.other_year" in found["central"].marks


def test_seasons_are_averaged_with_a_counted_assumption(planned: Plan) -> None:
    found = tariff(planned.view, "CN-SC", 2021, "grid")["central"]
    assert found.value * 1.13 == pytest.approx(0.45)
    assert "mark.seasonal_average" in found.marks
    assert "scenario:settings.wet_season_share" in found.inputs


def test_a_lone_dry_season_is_no_year(planned: Plan) -> None:
    rows = statements(planned.view, "CN-YN", 2024, "grid")
    assert rows
    assert {row.basis.get("season") for row in rows} in ({"wet", "dry"}, {"annual"})


def test_a_place_without_rows_takes_the_national_range_and_says_so(planned: Plan) -> None:
    found = tariff(planned.view, "CN-HA", 2025, "grid")
    assert found["central"].marks[-1] == "mark.national_range"
    assert found["low"].value < found["central"].value < found["high"].value
    captive = tariff(planned.view, "CN-NM", 2025, "captive")["central"]
    assert "mark.captive_as_grid" in captive.marks


def test_rows_from_memory_lose_to_verified_ones(planned: Plan) -> None:
    rows = statements(planned.view, "CN-QH", 2021, "grid")
    assert {row.tier for row in rows} == {"secondary"}


def test_a_tariff_that_only_unverified_rows_give_says_so(planned: Plan) -> None:
    view = planned.view
    for region in view.scenario.scope.regions:
        rows = statements(view, region, 2025, "grid")
        marks = tariff(view, region, 2025, "grid")["central"].marks
        only = bool(rows) and all(row.tier == "unverified" for row in rows)
        assert ("mark.tariff_unverified" in marks) == only
        assert "mark.unverified" not in marks
