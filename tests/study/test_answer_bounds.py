"""Every parameter with a number says which numbers it can be."""

from __future__ import annotations

import pytest

from polysight.policy.bounds import Bounds
from polysight.study.answer_bounds import answer_bounds
from tests.plant.routes.plants import data

ROWS = {row.cells["code"]: row.cells for row in data().tables["parameters"]}


@pytest.mark.parametrize(
    ("parameter", "bounds"),
    [
        ("comprehensive-energy", Bounds(0.0, None, above=True)),
        ("total-electricity", Bounds(0.0, None, above=True)),
        ("water-reuse", Bounds(0.0, 100.0)),
        ("output-ratio", Bounds(0.0)),
        ("carbon-intensity-change", Bounds(-100.0)),
        ("reductant", Bounds()),
    ],
)
def test_bounds_come_from_the_list(parameter: str, bounds: Bounds) -> None:
    assert answer_bounds(ROWS[parameter]) == bounds


def test_no_number_is_without_a_least_one() -> None:
    open_ones = [
        code
        for code, cells in ROWS.items()
        if cells["answer"] == "number" and answer_bounds(cells).least is None
    ]
    assert open_ones == []
