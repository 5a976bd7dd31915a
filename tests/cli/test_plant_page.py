"""Tables of a plant: numbers with four digits that count, sources in words."""

from __future__ import annotations

import pytest

from polysight.cli.plant_page import source_of, span, write
from polysight.messages import LANGUAGES, Language
from polysight.study.plant_account import plant_account
from tests.plant.routes.plants import data, plant


def test_sources_are_rows_assumptions_or_the_user() -> None:
    found = plant("siemens", "rod_reactor.rod_pairs=24").design.parameters
    words = {key: source_of(one, data(), "en") for key, one in found.items()}
    assert words["rod_reactor.rod_pairs"] == "set by you"
    assert words["site.capacity_kt_per_year"].startswith("assumption: ")
    assert words["calibration.whole_plant_kwh_per_kg"].startswith("UC0006")
    assert span(found["rod_reactor.rod_pairs"]) == ""
    assert "…" in span(found["rod_reactor.growth_um_per_min"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("route", ["siemens", "umg"])
def test_a_page_is_printed(
    route: str, language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    write(plant(route), plant_account(plant(route), data()), data(), language)
    said = capsys.readouterr().out
    assert {"en": "Grades", "zh": "等级"}[language] in said
    assert "\x1b[" not in said
