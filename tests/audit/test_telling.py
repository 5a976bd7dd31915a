from __future__ import annotations

import pytest

from polysight.audit.telling import about, basis, figure, named, shown, stated
from tests.audit.table_of_claims import claims_of


@pytest.mark.parametrize(
    ("value", "text"),
    [(1356, "1,356"), (48.2, "48.2"), (0.25, "0.25"), (0, "0"), (float("inf"), "∞"),
     (1e13, "1e+13"), (0.00002, "2e-05"), (float("nan"), "?")],
)  # fmt: skip
def test_figures(value: float, text: str) -> None:
    assert figure(value) == text


def test_ratios_are_per_cent() -> None:
    assert shown(0.755, "1") == "75.5%"
    assert shown(45, "kWh/kg") == "45 kWh/kg"


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("cr5_share,75,%,2030,China; qualifier=over", ">75%"),
        ("electricity_intensity_total,60~80,kWh/kg,2030,China", "60-80 kWh/kg"),
        ("production_cost_change,-25,%,2020-2023,China; qualifier=over", "<-25%"),
        ("capacity,1800,kt/a,2030,China; qualifier=about", "~1,800 kt/a"),
    ],
)
def test_claims_as_stated(row: str, text: str) -> None:
    assert stated(claims_of(row)[0]) == text


def test_place_route_and_firms_are_marked_to_be_named() -> None:
    (claim,) = claims_of("company_share,25,%,end 2023,China; company=Tongwei; route=granular")
    assert about(claim) == ", ".join(
        (named("place", "CN"), named("route", "fbr"), named("company", "tongwei"))
    )
    assert basis(claim) == named("when", "end 2023")
    assert named("route", "fbr") in basis(claim, routed=True)


def test_a_number_without_a_known_unit_is_told_bare() -> None:
    (claim,) = claims_of("impurity_control_level,45,unspecified,2023,China")
    assert stated(claim) == "45"


def test_a_share_just_below_one_is_not_told_as_all() -> None:
    assert shown(0.999999999, "1") == "99.9999999%"
    assert shown(0.99999, "1") == "99.999%"
    assert shown(1.0, "1") == "100%"
    assert shown(0.45, "1") == "45%"
