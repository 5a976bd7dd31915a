"""Findings of the audit in the words and units of a reader."""

import pytest

from polysight.messages import Language
from polysight.report.finding_words import finding_words
from tests.report.example import writer

CASES: tuple[tuple[Language, str, str], ...] = (
    (
        "en",
        "wrong is price 180 CNY/kg → 60.31 CNY/kg (100%); revenue 722.7 hundred million CNY",
        "wrong is price CNY 180/kg, which should be CNY 60.3/kg (certainty 100%); "
        "revenue CNY 72.3 billion",
    ),
    (
        "en",
        "at <150 CNY/kg, >40% of ~1,200 kt/a",
        "at under CNY 150/kg, over 40% of about 1,200 kt/a",
    ),
    ("en", "give -7.789%", "give \N{MINUS SIGN}7.79%"),
    ("en", "200-250 CNY/kg → 8-10%", "CNY 200–250/kg with 8–10%"),
    ("zh", "由~850 kt与1,300 kt算得52.94%", "由约85万吨与130万吨算得52.9%"),
    ("zh", "预计达到2028: 1,200 kt/a，而2,160 亿元", "预计达到2028年的120万吨/年，而2,160亿元"),
    ("zh", "称价格<150 CNY/kg时有>40%的产能", "称价格低于150元/千克时有超过40%的产能"),
    ("zh", "“Table T3 (2.2.2): sales, revenue”", "“表T3（第2.2.2节）”"),
)


@pytest.mark.parametrize(("language", "said", "told"), CASES)
def test_signs_become_words_and_units_those_of_the_reader(
    language: Language, said: str, told: str
) -> None:
    assert finding_words(writer(language), said) == told
