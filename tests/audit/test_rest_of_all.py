"""Rows that stand for the rest of a list."""

import pytest

from polysight.audit.rest_of_all import with_rest
from polysight.audit.rules import same_quantity
from polysight.audit.vocabulary import Vocabulary
from polysight.evidence.store import evidence
from tests.audit.table_of_claims import report_of
from tests.audit.told import row, said


@pytest.mark.parametrize(
    ("subject", "place", "column", "found"),
    [
        ("其他省区多晶硅产量", "中国", "geography", "其他省区"),
        ("其他国家产量", "全球", "geography", "其他国家"),
        ("other provinces, output", "", "geography", "other provinces"),
        ("其他省区", "新疆", "geography", "新疆"),
        ("Other producers, production", "China", "company", "Other producers"),
        ("其余企业产量合计", "中国", "company", "其余企业"),
        ("其他工艺产量", "中国", "route", "其他工艺"),
        ("Other cash cost per kg", "China", "company", ""),
        ("Rest of world", "other", "geography", "other"),
    ],
)
def test_the_rest_is_no_whole(subject: str, place: str, column: str, found: str) -> None:
    cells = {"subject": subject, "geography": place, "company": "", "route": "all"}
    assert with_rest(cells, Vocabulary(evidence()))[column] == found


def test_the_rest_is_read_as_a_place_of_its_own() -> None:
    report = report_of("production,1,kt,2023,China; subject=其他省区产量")
    assert report.by_id["r1"].geographies == ("其他省区",)


def test_the_rest_is_never_laid_against_the_whole() -> None:
    whole, rest = (
        row("production", 1820, "kt"),
        row("production", 162, "kt", subject="其他省区产量"),
    )
    assert not said(same_quantity.RULE, whole, rest)
    assert said(same_quantity.RULE, rest, {**rest, "value_low": 200, "value_high": 200})
