"""The page of a plant: counts, turn, disagreements, and what was left out."""

from __future__ import annotations

import pytest

from polysight.cli.comply_page import official, write
from polysight.messages import LANGUAGES, Language
from tests.cli.comply_example import answered
from tests.plant.routes.plants import data


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["siemens-captive-coal-old", "electronic-qinghai"])
def test_a_page_is_printed(
    name: str, language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    write(answered(name), data(), language, preview=True, unofficial=True)
    said = capsys.readouterr().out
    assert "2027-01-01" in said
    assert "\x1b[" not in said
    assert "comply." not in said


def test_rules_that_disagree_are_both_shown(capsys: pytest.CaptureFixture[str]) -> None:
    write(answered("siemens-captive-coal-old"), data(), "en")
    said = capsys.readouterr().out
    place = said.index("disagree")
    assert "HCL-16297" in said[place:]
    assert "HCL-31573a" in said[place:]


def test_the_carbon_market_binds_only_units_of_ones_own(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, told in (("siemens-captive-coal-old", True), ("siemens-sichuan", False)):
        write(answered(name), data(), "en")
        assert ("CHINAETS-2025-CAPTIVE" in capsys.readouterr().out) is told


def test_the_summary_counts_law_alone() -> None:
    found = answered().compliance
    assert {one.instrument.legal_force.value for one in found.verdicts if not official(one)} == {
        "unofficial"
    }
