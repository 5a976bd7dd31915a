"""Nodes stand in columns, in one scale, and inside the picture."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.plant.sankey import boxes, columns, figure
from polysight.study.flows import Flow
from tests.report.figures.plant.example import flows, frame


def test_a_node_stands_right_of_all_its_sources() -> None:
    place = columns(flows("en"))
    assert all(place[one.source] < place[one.target] for one in flows("en"))
    assert (place["steam"], place["deposition"], place["reaction heat"]) == (0, 1, 2)


@given(st.lists(st.floats(0.01, 100.0), min_size=5, max_size=5))
def test_boxes_are_to_one_scale_and_do_not_leave_the_picture(amounts: list[float]) -> None:
    ways = [("a", "c"), ("b", "c"), ("a", "d"), ("c", "e"), ("c", "f")]
    made = [Flow(*ends, amount) for ends, amount in zip(ways, amounts, strict=True)]
    found = boxes(made)
    assert found["a"][2] / found["f"][2] == pytest.approx((amounts[0] + amounts[2]) / amounts[4])
    for left, top, height in found.values():
        assert -1e-9 <= top - height <= top <= 1 + 1e-9
        assert 0 <= left < 1
    by_column = sorted((box[0], -box[1], box[2]) for box in found.values())
    for one, other in pairwise(by_column):
        assert one[0] != other[0] or -one[1] - one[2] > -other[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_names_nodes_and_amounts(language: Language) -> None:
    svg = figure([*flows(language), Flow("x", "y", 0.0)], "kWh/kg", frame(language)).svg.decode()
    for one in flows(language):
        assert f"<!-- {one.source}" in svg
        assert f"<!-- {one.target}" in svg
    assert "<!-- x " not in svg
