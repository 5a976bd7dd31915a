"""What cannot be built or run is refused."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import UsageError
from tests.plant.rod_reactor.example import reactor


def test_the_example_can_be_run() -> None:
    reactor().check()
    assert reactor().layout().legs == 80
    assert reactor(growth_um_per_min=np.ones((3, 1)), wall_emissivity=[0.3, 0.5]).shape() == (3, 2)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"growth_um_per_min": 0.0}, "growth_um_per_min 0 .* any value above 0"),
        ({"growth_um_per_min": [10.0, -2.0]}, "growth_um_per_min -2"),
        ({"core_diameter_mm": 150.0}, "core of 150 mm"),
        ({"leg_length_m": 0.0}, "leg_length_m 0"),
        ({"operating_share": 1.1}, "operating_share 1.1"),
        ({"turnaround_h": -1.0}, "turnaround_h -1"),
        ({"shields": -1.0}, "shields -1"),
        ({"rod_emissivity": 1.2}, "rod_emissivity 1.2"),
        ({"shield_emissivity": 0.0}, "shield_emissivity 0"),
        ({"wall_temperature_c": 90.0}, "colder than its coolant"),
        ({"wall_temperature_c": 1200.0}, "not colder than the rods"),
        ({"preheat_temperature_c": 100.0}, "preheater"),
        ({"remainder_kwh_per_kg": -2.0}, "remainder_kwh_per_kg -2"),
        ({"shields": [1.0, 1.5]}, "1.5 shields .* whole number is 2"),
        ({"rod_temperature_c": 2000.0}, "silicon melts at 1414 degC"),
        ({"rod_temperature_c": np.inf}, "rod_temperature_c is not a finite number"),
        ({"coolant_temperature_c": -300.0}, "any value above -273.15"),
        ({"off_gas_temperature_c": 1e5}, "100000 degC would be hotter .* is 1100 degC"),
        ({"growth_exponent": np.nan}, "growth_exponent is not a finite number"),
        ({"leg_length_m": [2.0, np.nan]}, "leg_length_m is not a finite number"),
        ({"final_diameter_mm": [150.0, 230.0]}, "230 mm overlap; .* can grow to 220 mm"),
        ({"final_diameter_mm": 230.0, "pitch_mm": 300.0, "wall_gap_mm": 100.0}, "200 mm"),
    ],
)
def test_impossible_operation_is_refused(changed: dict[str, object], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        reactor(**changed).check()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"rod_pairs": [36.0, 40.0]}, "rod_pairs differs from draw to draw"),
        ({"final_diameter_mm": [150.0, 230.0]}, "overlap"),
        ({"wall_gap_mm": 60.0}, "through the wall"),
        ({"rod_pairs": 12.5}, "whole number is 12"),
    ],
)
def test_impossible_plans_are_refused(changed: dict[str, object], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        reactor(**changed).layout()


def test_no_draws_are_no_fault() -> None:
    nothing = {name: np.empty(0) for name in ("growth_um_per_min", "final_diameter_mm", "shields")}
    reactor(**nothing).check()


def test_refusals_are_told_in_both_languages() -> None:
    for changed in ({"shields": 1.5}, {"rod_temperature_c": 2000.0}, {"leg_length_m": 0.0}):
        with pytest.raises(UsageError) as caught:
            reactor(**changed).check()
        assert caught.value.told("zh") != caught.value.told("en")
