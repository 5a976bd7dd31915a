"""What leads to an outcome is told in words."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from polysight.answers.market_discover_document import discovered, document
from polysight.cli.market_discover_page import outcome, write
from polysight.messages import LANGUAGES, Language
from polysight.study.market_discovery import ABOVE, Target
from polysight.study.market_trees import Condition, Rule
from polysight.study.market_years import YearMeasure
from tests.cli.market_example import DRAWS, fits, found

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("language", LANGUAGES)
def test_influences_are_named(language: Language, capsys: pytest.CaptureFixture[str]) -> None:
    told = discovered(found(), 2028, None, None, None)
    write(found(), told, language)
    page = capsys.readouterr().out
    assert "2028" in page
    assert str(DRAWS) in page
    assert told.influences[0].key not in page
    strong = replace(told, influences=(replace(told.influences[0], correlation=0.99),))
    write(found(), strong, language)
    page = capsys.readouterr().out.replace("\n", " ")
    assert "+0.99" in page
    assert {"en": "not with the outcome", "zh": "而非该结果"}[language] in page
    weak = replace(told, influences=(replace(told.influences[0], correlation=0.01),))
    write(found(), weak, language)
    assert "+0.01" not in capsys.readouterr().out


def test_a_rule_is_told_with_its_lift_and_interval(capsys: pytest.CaptureFixture[str]) -> None:
    told = discovered(found(), 2028, None, None, None)
    rule = Rule((Condition("cost_factor", 1.0, math.inf),), 40, 0.8, 0.64, 0.9, 1.25, 0.5)
    write(found(), replace(told, rules=(rule,)), "en")
    page = capsys.readouterr().out
    for word in ("80% (64…90)", "×1.25"):
        assert word in page
    made = fits(document(found(), replace(told, rules=(rule,))), "market_discover")
    assert made["rules"][0]["lift"] == 1.25


def test_outcomes_in_words() -> None:
    target = Target(2028, YearMeasure.PRICE_CHINA, ABOVE, 60.0)
    assert "60.0 CNY/kg" in outcome(target, "en")
    assert "高于60.0元/千克" in outcome(target, "zh")
