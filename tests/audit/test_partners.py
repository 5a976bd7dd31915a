"""Places that goods come from or go to."""

import pytest

from polysight.audit.partners import partner
from polysight.audit.rules import same_quantity
from polysight.audit.vocabulary import Vocabulary
from polysight.evidence.store import evidence
from tests.audit.told import row, said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("自德国进口多晶硅", "DE"),
        ("来自马来西亚的多晶硅进口量", "MY"),
        ("对越南出口量", "VN"),
        ("其他国家进口量", "其他国家"),
        ("Polysilicon imports from Germany", "DE"),
        ("exports to Vietnam, 2024", "VN"),
        ("imports from abroad", ""),
        ("exports expected to rise", ""),
        ("自全球进口", ""),
        ("自中国进口", ""),
        ("进口量", ""),
    ],
)
def test_a_partner_is_read_of_words(text: str, found: str) -> None:
    words = Vocabulary(evidence())
    assert partner("imports", text, "中国", words) == found
    assert not partner("production", text, "中国", words)


def test_trade_with_one_place_is_no_trade_with_all() -> None:
    every = row("imports", 40, "kt", subject="多晶硅进口量")
    one = row("imports", 23, "kt", subject="自德国进口多晶硅")
    assert not said(same_quantity.RULE, every, one)
    assert said(same_quantity.RULE, one, {**one, "value_low": 30, "value_high": 30})


@pytest.mark.parametrize(
    ("metric", "cell", "found"),
    [
        ("imports", "Germany-US", "DE"),
        ("exports", "China-Vietnam", "VN"),
        ("imports", "Germany", ""),
        ("export_price_usd", "Malaysia-US", ""),
    ],
)
def test_a_cell_of_whence_and_whereto_tells_the_partner(metric: str, cell: str, found: str) -> None:
    assert partner(metric, "semiconductor grade", cell, Vocabulary(evidence())) == found
