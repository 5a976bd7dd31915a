"""Tables of cost name routes, places and plants, and tell the bias."""

from __future__ import annotations

import pytest

from polysight.cli.cost_page import name, option_name, plant_name, write
from polysight.messages import LANGUAGES, Language
from tests.cli.cost_example import example


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_printed(language: Language, capsys: pytest.CaptureFixture[str]) -> None:
    model, view = example()
    write(model, view, language)
    said = capsys.readouterr().out
    assert {"en": "Mean bias", "zh": "平均偏差"}[language] in said
    assert {"en": "Xinjiang Daqo", "zh": "大全"}[language] in said


def test_codes_without_a_name_stay_codes() -> None:
    _, view = example()
    assert name(view, "regions", "CN-XJ", "zh") == "新疆"
    assert name(view, "regions", "nowhere", "zh") == "nowhere"
    assert plant_name(view, "nothing", "en") == "nothing"
    assert option_name(view, "siemens", "CN-XJ", "en") == "modified Siemens, Xinjiang"
