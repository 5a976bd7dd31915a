"""Comprehensive energy in words: arithmetic, boundary and the other reading of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from polysight.answers.comply_energy import energy_instrument, energy_lines
from polysight.messages import LANGUAGES, Language
from polysight.study.compliance import Compliance, compliance
from polysight.study.law import law
from polysight.study.plant_facts import plant_facts
from polysight.study.plant_files import plant_file
from tests.cli.comply_example import TODAY, answered
from tests.plant.routes.plants import data
from tests.study.plant_file_text import written

MEASURED = 'value = 6.2\nunit = "kgce/kg"\nperiod = "2025"'


def lines(found: Compliance, language: Language = "en") -> str:
    """All lines of a plant."""
    return "\n".join(energy_lines(found, data(), language))


def own(folder: Path, new: str) -> Compliance:
    """A plant file of one's own with another answer on energy."""
    file = plant_file(written(folder, (MEASURED, new)), data())
    facts = plant_facts(file, data(), count=5)
    return compliance(facts, law(data()), TODAY, data())


def test_the_arithmetic_can_be_followed() -> None:
    told = lines(answered().compliance)
    for one in ("0.1229 (EF0012)", "0.1286 (EF0013)", "gb-29447-2026", "6.69", "UC0030"):
        assert one in told
    assert "waste heat" in told


def test_the_instrument_is_that_of_the_next_turn() -> None:
    found = energy_instrument(answered().compliance)
    assert found is not None
    assert found.id == "gb-29447-2026"


def test_a_plant_that_buys_all_steam_has_one_reading() -> None:
    told = lines(answered("granular-inner-mongolia").compliance)
    assert "all steam" in told
    assert "UC0030" not in told
    # A bed has no jackets that a fleet could recover from.
    assert "net of what the fleet recovers" not in told


def test_what_is_counted_of_the_steam_is_told() -> None:
    assert "up to 7.722 kg/kg" in lines(answered().compliance)
    assert "recovers no more" in lines(answered("siemens-sichuan").compliance)


def test_electric_boilers_are_told() -> None:
    assert "electric boilers" in lines(answered("siemens-sichuan").compliance)


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (MEASURED, "measured by the plant (2025)"),
        (MEASURED + '\nboundary = { en = "all gates", zh = "全部" }', "all gates"),
        (MEASURED + '\nassumption = { en = "guess", zh = "估计" }', "an assumption"),
        ('ref = "UC0030"', "row UC0030"),
        ("unknown = true", "not known"),
        ("computed = true", "0.1229"),
    ],
)
def test_every_footing_has_its_words(tmp_path: Path, new: str, told: str) -> None:
    found = own(tmp_path, new)
    assert told in lines(found)
    for language in LANGUAGES:
        assert lines(found, language)


def test_where_no_instrument_counts_energy_that_is_told() -> None:
    facts = answered().compliance.facts
    found = compliance(facts, law(data()), dt.date(2005, 1, 1), data())
    early = replace(found, verdicts=(), previews=(), turn=None)
    assert "No instrument limits" in lines(early)


def test_the_text_that_leaves_the_plant_out_is_named() -> None:
    told = lines(answered("electronic-qinghai").compliance)
    assert "GB29447-2026-TCS: the text leaves electronic out" in told
