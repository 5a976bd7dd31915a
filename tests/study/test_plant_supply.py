"""Energy of a plant: every kilowatt hour has one origin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from polysight.study.plant_supply import Energy, Stated, SteamSource

ENERGY = {
    "grid_share": 0.5,
    "direct_pv_share": 0.5,
    "grid_region": "CN-NM",
    "steam_source": "bought",
    "steam_recovered_share": 0.2,
}


def test_shares_of_electricity_sum_to_one() -> None:
    assert Energy.model_validate(ENERGY).steam_source is SteamSource.BOUGHT
    with pytest.raises(ValidationError, match=r"plant_file\.shares"):
        Energy.model_validate({**ENERGY, "captive_coal_share": 0.1})


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_certificates_attach_to_the_grid(grid: float, certificates: float) -> None:
    stated = {**ENERGY, "grid_share": grid, "direct_pv_share": 1.0 - grid}
    stated["certificates_share"] = certificates
    if certificates <= grid:
        Energy.model_validate(stated)
    elif certificates > grid + 1e-5:
        with pytest.raises(ValidationError, match=r"plant_file\.certificates"):
            Energy.model_validate(stated)


def test_no_more_certificates_are_sold_than_there_are() -> None:
    stated = {**ENERGY, "certificates_share": 0.3}
    found = Energy.model_validate(
        {**stated, "certificates_sold_on": 0.3, "direct_line_certificates_sold": 0.5}
    )
    assert found.certificates_sold_on == 0.3
    for name, share in (("certificates_sold_on", 0.4), ("direct_line_certificates_sold", 0.6)):
        with pytest.raises(ValidationError, match=rf"plant_file\.{name}"):
            Energy.model_validate({**stated, name: share})


@pytest.mark.parametrize("given_", [{}, {"value": 1.0, "ref": "UC0030"}])
def test_a_number_rests_on_one_thing(given_: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match=r"plant_file\.ref_or_value"):
        Stated.model_validate({"unit": "t/a", **given_})
