"""``polysight footprint charges``."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Call
from tests.cli.test_footprint import FEW
from tests.study.footprint_plants import HYDRO


@pytest.mark.parametrize(("language", "words"), [("en", "scenario"), ("zh", "情景")])
def test_the_border_is_called_a_scenario(call: Call, language: str, words: str) -> None:
    said = call("footprint", "charges", HYDRO, "--lang", language, *FEW)
    assert words in said.out


def test_a_plant_fed_by_the_grid_owes_nothing(call: Call) -> None:
    assert "nothing is owed" in call("footprint", "charges", HYDRO, *FEW).out
