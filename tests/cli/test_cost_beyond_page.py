"""Full cost, capital cost, premia and by-products at a terminal."""

from __future__ import annotations

import re

import pytest

from polysight.cli.cost_beyond_page import write_beyond, write_capital, write_premiums, write_sales
from polysight.messages import LANGUAGES, Language
from tests.cli.cost_example import example, full_example

WORDS = {
    "en": ("depreciation", "shadow price", "Scale exponent", "n-type granular", "o row prices"),
    "zh": ("折旧", "影子价格", "规模指数", "颗粒", "没有数据行给出价格"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_is_told(language: Language, capsys: pytest.CaptureFixture[str]) -> None:
    model, view = full_example()
    for write in (write_beyond, write_capital, write_premiums, write_sales):
        write(model, view, language)
    said = capsys.readouterr().out
    assert [one for one in WORDS[language] if one not in said] == []
    for row in ("EX0014", "EX0021", "EX0022", "PX0009", "MS0168"):
        assert row in said
    assert not re.search(r"{[a-z_]+}", said)


def test_nothing_is_told_beyond_cash_unless_it_is_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    model, view = example()
    write_beyond(model, view, "en")
    assert capsys.readouterr().out == ""
