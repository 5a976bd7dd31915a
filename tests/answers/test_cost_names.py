"""Names in both languages."""

from __future__ import annotations

from polysight.answers.cost_names import name, option_name, plant_name
from tests.cli.cost_example import example


def test_codes_without_a_name_stay_codes() -> None:
    _, view = example()
    assert name(view, "regions", "CN-XJ", "zh") == "新疆"
    assert name(view, "regions", "nowhere", "zh") == "nowhere"
    assert plant_name(view, "nothing", "en") == "nothing"
    assert option_name(view, "siemens", "CN-XJ", "en") == "modified Siemens, Xinjiang"
