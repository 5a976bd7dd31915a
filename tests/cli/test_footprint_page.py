"""The page of a footprint."""

from __future__ import annotations

import pytest

from polysight.cli.footprint_page import write
from polysight.messages import LANGUAGES, Language
from tests.study.footprint_example import data
from tests.study.footprint_plants import GRANULES, told

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_printed(language: Language, capsys: pytest.CaptureFixture[str]) -> None:
    write(told(GRANULES), data(), language)
    said = capsys.readouterr().out
    assert {"en": "Left out by the rule of cut-off", "zh": "按取舍规则舍去"}[language] in said
    assert {"en": "route outside the model", "zh": "工艺在模型之外"}[language] in said
    assert {"en": "Accounts that must close", "zh": "须闭合的账目"}[language] in said
    assert {"en": "Yunnan", "zh": "云南"}[language] in said
