"""Tables of cost name routes, places and plants, and tell the bias."""

from __future__ import annotations

import pytest

from polysight.cli.cost_page import share, write
from polysight.messages import LANGUAGES, Language
from tests.cli.cost_example import example


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_printed(language: Language, capsys: pytest.CaptureFixture[str]) -> None:
    model, view = example()
    write(model, view, language)
    said = capsys.readouterr().out
    assert {"en": "Mean bias", "zh": "平均偏差"}[language] in said
    assert {"en": "one producer's quarters", "zh": "一家企业"}[language] in said
    assert {"en": "Observed price of the year", "zh": "全年实际价格"}[language] in said
    assert {"en": "Told from earlier quarters", "zh": "仅用此前季度"}[language] in said
    assert {"en": "do not tell a fixed part", "zh": "不能区分固定"}[language] in said
    assert {"en": "Xinjiang Daqo", "zh": "大全"}[language] in said


def test_a_share_that_is_not_known_is_a_dash() -> None:
    assert (share(0.256), share(float("nan"))) == ("26 %", "–")
