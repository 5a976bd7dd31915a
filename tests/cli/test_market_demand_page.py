"""Demand is told with installations of the day, and with what no row tells, in both languages."""

from __future__ import annotations

import pytest

from polysight.cli.market_demand_page import write_installed, write_wafers
from polysight.messages import LANGUAGES, Language
from tests.cli.market_example import asked

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_what_no_row_tells(language: Language, capsys: pytest.CaptureFixture[str]) -> None:
    write_installed(asked(), language)
    write_wafers(asked(), language)
    told = capsys.readouterr().out.replace("\n", " ")
    words = {"en": ("programme", "price of wafers"), "zh": ("集中式", "硅片价格")}[language]
    for word in ("MD0089", *words):
        assert word in told
