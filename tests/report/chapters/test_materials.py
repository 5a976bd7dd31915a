"""Raw materials: the largest item, where metal goes and what hurts more turn with results."""

from __future__ import annotations

import pytest

from polysight.report.blocks import Grid, Picture
from polysight.report.chapters.materials import (
    COMPONENT,
    INPUTS,
    PRICE,
    SENSITIVITY,
    dearer,
    leading,
    materials,
    metal_cover,
    metal_price,
)
from tests.report.chapters.claims import set_to, simulated_from, told, with_keys
from tests.report.example import study, without, writer

PLACES = ("CN-XJ", "CN-QH")


def costs(*powers: float) -> str:
    """The claim where silicon metal takes ten and power so much, at the ends of cost."""
    parts = ("electricity", "silicon-metal", "remainder")
    result = with_keys(study(), COMPONENT, "component", parts)
    elements = [
        (f"{place},siemens,{part}", value)
        for place, amount in zip(PLACES, powers, strict=True)
        for part, value in (("electricity", amount), ("silicon-metal", 10.0))
    ]
    return told(leading, set_to(result, COMPONENT, *elements))


@pytest.mark.parametrize(
    ("powers", "key"),
    [
        ((12.0, 30.0), "power_both"), ((8.0, 30.0), "power_turns"),
        ((8.0, 9.0), "metal_both"), ((12.0, 9.0), "metal_turns"),
    ],
)  # fmt: skip
def test_the_largest_item_turns_with_the_costs(powers: tuple[float, ...], key: str) -> None:
    assert costs(*powers) == key


def test_without_both_components_nothing_is_said() -> None:
    assert told(leading, study()) == ""


def test_the_way_of_silicon_metal_turns() -> None:
    result = simulated_from("2022")
    assert told(metal_price, result) == "metal_rises"
    falling = set_to(result, PRICE, ("2022,p50", 12000.0), ("2024,p50", 8000.0))
    assert told(metal_price, falling) == "metal_falls"
    assert told(metal_price, without(PRICE)) == ""


def test_cover_goes_with_its_array() -> None:
    assert told(metal_cover, study()) == "cover"
    assert told(metal_cover, without("market.forecast.metal_cover")) == ""


def test_what_hurts_the_project_more_is_named() -> None:
    assert told(dearer, study()) == ""
    factors = ("input:electricity", "input:silicon-metal")
    result = with_keys(study(), SENSITIVITY, "factor", factors)
    for power, metal, key in ((1.0, 2.0, "dearer_power"), (2.0, 1.0, "dearer_metal")):
        elements = ((f"{factors[0]},0.1", power), (f"{factors[1]},0.1", metal))
        assert told(dearer, set_to(result, SENSITIVITY, *elements)) == key


def test_every_input_has_a_row_and_costs_are_drawn() -> None:
    blocks = list(materials(writer("zh")))
    first = next(block for block in blocks if isinstance(block, Grid))
    assert len(first.rows) == len(INPUTS)
    assert [block.key for block in blocks if isinstance(block, Picture)] == ["region_cost"]
