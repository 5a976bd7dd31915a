from __future__ import annotations

import csv
import datetime as dt
import math
from pathlib import Path

import pytest

from polysight.evidence.plants import register
from polysight.evidence.register_sums import (
    FIELDS,
    inside,
    observed_shares,
    own_consumption,
    year_sums,
)
from polysight.evidence.store import evidence

DATA = evidence()
GOLDEN = Path(__file__).parents[1] / "golden" / "evidence" / "national_sums.csv"


def cases() -> list[dict[str, str]]:
    with GOLDEN.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["year"])
def test_chinese_sums_equal_the_hand_count(case: dict[str, str]) -> None:
    (found,) = year_sums(DATA, "CN", [int(case["year"])])
    assert found.sourced_kt_per_year == pytest.approx(float(case["sourced"]), abs=0.6)
    assert found.all_kt_per_year == pytest.approx(float(case["all"]), abs=0.6)


def test_register_and_residual_add_up_to_what_was_published() -> None:
    for found in year_sums(DATA, "CN", range(2018, 2026)):
        if found.published is None:
            assert math.isnan(found.unallocated_kt_per_year)
        else:
            total = found.all_kt_per_year + found.unallocated_kt_per_year
            assert total == pytest.approx(found.published.value)


def test_china_and_the_rest_make_the_world() -> None:
    for china, rest, world in zip(
        *(year_sums(DATA, place, [2019, 2023]) for place in ("CN", "XCN", "WLD")), strict=True
    ):
        assert china.all_kt_per_year + rest.all_kt_per_year == pytest.approx(world.all_kt_per_year)


def test_what_was_published_depends_on_the_day() -> None:
    early = year_sums(DATA, "CN", [2024], as_of=dt.date(2024, 6, 30))[0]
    late = year_sums(DATA, "CN", [2024])[0]
    assert early.published is None
    assert late.published is not None
    assert early.all_kt_per_year < late.all_kt_per_year


def test_shares_are_shares_of_every_field() -> None:
    shares = observed_shares(DATA, [2020, 2024])
    assert set(shares) == set(FIELDS)
    assert all(0 <= share <= 1 for years in shares.values() for share in years)


@pytest.mark.parametrize(
    ("place", "territory", "expected"),
    [
        ("CN-XJ", "CN", True),
        ("US-MI", "CN", False),
        ("US-MI", "XCN", True),
        ("US-MI", "US", True),
        ("CN-XJ", "CN-XJ", True),
        ("CN-XJ", "CN-X", False),
        ("DE", "WLD", True),
    ],
)
def test_a_place_lies_inside_its_territory(place: str, territory: str, expected: bool) -> None:
    assert inside(place, territory) is expected


def test_a_province_has_its_published_share_and_its_own_residual() -> None:
    (xinjiang,) = year_sums(DATA, "CN-XJ", [2021])
    assert xinjiang.published is not None
    assert xinjiang.published.value == pytest.approx(0.47 * 519)
    assert xinjiang.published.observations == ("MS0140", "MS0135")
    assert xinjiang.unallocated_kt_per_year == pytest.approx(0.47 * 519 - xinjiang.all_kt_per_year)
    (stated,) = year_sums(DATA, "CN-NM", [2021])
    assert stated.published is not None
    assert stated.published.observations == ("MS0167",)


def test_only_a_figure_of_the_plant_itself_is_its_consumption() -> None:
    plants = {plant.code: plant for plant in register(DATA)}
    own = [code for code, plant in plants.items() if own_consumption(plant, DATA)]
    assert own
    assert {plants[code].group for code in own} == {"gcl"}
    assert {plants[code].geography for code in own} == {"CN-JS"}
