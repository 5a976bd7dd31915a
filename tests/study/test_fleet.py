"""Rows of the fleet over the years, and the curves through them."""

from __future__ import annotations

import pytest

from polysight.errors import UsageError
from polysight.study.fleet import BED, RODS, STEAM, check_year, fleet_curve, fleet_rows, share_rows
from polysight.study.references import references
from tests.plant.routes.plants import data

KNOWN = references(data())


@pytest.mark.parametrize("series", [*RODS, BED, STEAM])
def test_every_curve_falls(series: str) -> None:
    assert fleet_curve(series, data(), KNOWN).slope < 0.0


@pytest.mark.parametrize("series", [*RODS, BED, STEAM])
def test_rows_from_memory_weigh_little_and_say_so(series: str) -> None:
    rows = [row.cells for row in data().tables["learning_rows"] if row.cells["series"] == series]
    assert len(rows) == len(fleet_rows(series, data(), KNOWN))
    for row in rows:
        stated = KNOWN.observations.get(row["ref"])
        if stated is not None and stated.tier == "unverified":
            assert (row["weight"], "memory" in row["en"]) == ("0.3", True)
        else:
            assert "memory" not in row["en"]


@pytest.mark.parametrize("series", RODS[1:])
def test_shares_are_counted_by_one_hand_at_one_time(series: str) -> None:
    wholes = {row.cells["ref"]: row.cells for row in data().tables["learning_rows"]}
    for row in data().tables["learning_rows"]:
        if row.cells["series"] == series:
            assert wholes[row.cells["whole"]]["series"] == RODS[0]
    shares = share_rows(series, data(), KNOWN)
    assert len(shares) == len(fleet_rows(series, data(), KNOWN))
    assert all(0.0 < share < 1.0 for _, share, _ in shares)


@pytest.mark.parametrize(("year", "near"), [(1950, "1990"), (2060, "2030")])
def test_years_without_a_curve_are_refused(year: int, near: str) -> None:
    with pytest.raises(UsageError) as caught:
        check_year(year)
    assert ("near", near) in caught.value.problems[0].fields
