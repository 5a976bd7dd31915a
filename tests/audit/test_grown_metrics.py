from __future__ import annotations

import pytest

from polysight.audit.grown_metrics import grown, stepped
from polysight.audit.vocabulary import Vocabulary
from polysight.evidence.store import evidence
from polysight.periods import period

WORDS = Vocabulary(evidence())


@pytest.mark.parametrize(
    ("metric", "subject", "level"),
    [
        ("环比", "多晶硅产量", "production"),
        ("price mom", "", "price"),
        ("quarter_price_qoq", "", "price"),
        ("power_use_yoy", "", "electricity_intensity_total"),
        ("yoy", "polysilicon exports", "exports"),
        ("qoq", "grace", ""),
        ("yoy spread of rods", "", ""),
    ],
)
def test_the_quantity_of_a_change(metric: str, subject: str, level: str) -> None:
    found = grown({"metric": metric, "subject": subject}, "%", WORDS)
    assert (found.of if found else "") == level


def test_an_amount_is_no_change() -> None:
    assert grown({"metric": "环比", "subject": "多晶硅产量"}, "万吨", WORDS) is None


def test_a_step_is_told_within_years_only() -> None:
    said = {"metric": "产量同比", "subject": "", "raw": "", "unit": "%"}
    metric = WORDS.metrics["production_growth"]
    assert stepped(said, metric, period("2024-06")) == {"step": "year"}
    assert stepped(said, metric, period("2024")) == {}
    assert stepped(said, WORDS.metrics["production"], period("2024-06")) == {}
