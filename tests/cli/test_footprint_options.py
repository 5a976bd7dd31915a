"""Options that the verb footprint and its branches share."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Call
from tests.cli.test_footprint import FEW

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "asked", [("siemens-sichuan",), ("target", "siemens-sichuan", "--to", "30"),
              ("compare", "siemens-sichuan", "siemens-xinjiang")],
)  # fmt: skip
def test_one_draw_makes_no_interval_and_is_refused(call: Call, asked: tuple[str, ...]) -> None:
    said = call("footprint", *asked, "--draws", "1")
    assert (said.code, said.out) == (2, "")
    assert "2" in said.err


def test_an_older_factor_year_moves_target_and_comparison(call: Call) -> None:
    def target(*more: str) -> float:
        asked = ("footprint", "target", "siemens-sichuan", "--to", "30", "--json", *FEW, *more)
        return float(json.loads(call(*asked).out)["today"]["central"])

    def compared(*more: str) -> float:
        asked = ("footprint", "compare", "siemens-sichuan", "siemens-xinjiang", "--json", *FEW)
        plants = json.loads(call(*asked, *more).out)["plants"]
        return float(plants[0]["market"]["central"])

    assert target("--factor-year", "2023") != target()
    assert compared("--factor-year", "2023") != compared()
