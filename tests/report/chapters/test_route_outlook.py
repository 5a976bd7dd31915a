"""Routes: every claim turns with its numbers, and the judgement follows the claims."""

from __future__ import annotations

from functools import partial

import pytest

from polysight.report.blocks import Grid, Listing, Paragraph, Picture, plain
from polysight.report.chapters.route_outlook import (
    CARBON,
    COST,
    ELECTRICITY,
    FLEET,
    ROWS,
    SHARE,
    climate,
    learning,
    money,
    power,
    process_routes,
    prospects,
    share,
)
from polysight.study.result import Result
from tests.report.chapters.claims import set_to, told
from tests.report.example import study, without, writer


def pair(result: Result, name: str, granules: float, *before: str) -> Result:
    """Ten of rods against so much of granules, in every place."""
    places = [f"{one}," for one in before] or [""]
    elements = [
        (f"{place}{route},central", value)
        for place in places
        for route, value in (("siemens", 10.0), ("silane-fbr", granules))
    ]
    return set_to(result, name, *elements)


def turned(granules: float, last: float) -> Result:
    regions = study().arrays[COST].array.axes[0].keys
    result = pair(study(), ELECTRICITY, granules)
    result = pair(result, CARBON, granules)
    result = pair(result, COST, granules, *regions)
    return set_to(result, SHARE, ("granules,2021", 0.2), ("granules,2024", last))


@pytest.mark.parametrize(("granules", "last", "ends"), [(5.0, 0.3, "less"), (15.0, 0.1, "more")])
def test_claims_turn(granules: float, last: float, ends: str) -> None:
    result = turned(granules, last)
    keys = [told(one, result) for one in (power, money, climate)]
    assert keys == [f"power_{ends}", f"cost_{ends}", f"carbon_{ends}"]
    assert told(share, result) == ("share_rises" if last > 0.2 else "share_falls")


@pytest.mark.parametrize(
    ("granules", "last", "key"),
    [(5.0, 0.3, "granules"), (15.0, 0.1, "rods"), (5.0, 0.1, "mixed"), (15.0, 0.3, "mixed")],
)
def test_the_judgement_follows_all_four(granules: float, last: float, key: str) -> None:
    assert told(prospects, turned(granules, last)) == f"prospect_{key}"


def test_the_judgement_is_withdrawn_without_one_of_them() -> None:
    assert told(prospects, without(CARBON)) == ""


def test_a_fleet_that_no_longer_learns_is_said_to_stand() -> None:
    rods = partial(learning, route="siemens")
    assert told(rods, study()) == "fleet_falls"
    held = set_to(study(), FLEET, ("siemens,2025,central", 50.0), ("siemens,2030,central", 51.0))
    assert told(rods, held) == "fleet_stands"


def test_each_quantity_has_its_interval_below_it() -> None:
    blocks = list(process_routes(writer("en")))
    first = next(block for block in blocks if isinstance(block, Grid))
    assert len(first.rows) == 2 * len(ROWS)
    assert plain(first.rows[1][0]).strip() == "nine draws of ten"
    assert "–" in plain(first.rows[1][1])
    assert [block.key for block in blocks if isinstance(block, Picture)] == ["route_energy"]
    assert not any(isinstance(block, Listing) for block in blocks)
    assert any(isinstance(block, Paragraph) for block in blocks)
