"""The page of measures: changes with their doubt, and who could do what."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from polysight.answers.warn_simulate_answer import TriedMeasures
from polysight.cli.warn_simulate_page import write
from polysight.evidence.store import evidence
from polysight.messages import LANGUAGES, Language
from polysight.study.market_scenario_file import market_scenario
from polysight.study.warning_measure_file import warning_measures
from tests.study.warning_effects_example import PLACES, effect, effects

pytestmark = pytest.mark.slow


@cache
def made_up() -> TriedMeasures:
    """Two measures, of which one helps."""
    data = evidence()
    told = effects(
        effect("pipeline", np.full(PLACES, -0.2), shortage=0.1),
        effect("permits", np.full(PLACES, -0.005)),
    )
    return TriedMeasures(market_scenario("baseline", data), warning_measures(data), told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_tells_changes_and_actors(
    language: Language, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    write(made_up(), language)
    told = capsys.readouterr().out
    words = {
        "en": ("A lender could", "raises the odds of a shortage"),
        "zh": ("贷款机构可以", "会提高短缺概率"),
    }[language]
    for one in (*words, "60%", "−20.0", "[−0.5]"):
        assert one in told
