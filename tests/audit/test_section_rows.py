"""Tests of rows that only their subjects tell apart."""

from __future__ import annotations

from polysight.audit.claim_keys import ITEM
from polysight.audit.rules.same_quantity import RULE
from polysight.audit.section_rows import has_whole_word, part_words, told_apart
from tests.audit.table_of_claims import claims_of, findings, report_of

STEPS = (
    "electricity use,900,GWh,2023,China;subject=Deposition hall",
    "electricity use,150,GWh,2023,China;subject=Crystal rinsing",
    "electricity use,1050,GWh,2023,China;subject=Whole works",
)


def test_words_of_a_part_and_of_a_whole() -> None:
    assert part_words("of which rinsing")
    assert part_words("戊厂")
    assert not part_words("Electricity used")
    assert has_whole_word("Uptake in total")
    assert has_whole_word("全厂")


def test_the_whole_stands_for_the_quantity_and_its_rows_for_themselves() -> None:
    rinse, hall, whole = (one.basis.get(ITEM, "") for one in claims_of(*STEPS))
    assert rinse
    assert hall
    assert rinse != hall
    assert not whole


def test_rows_of_a_breakdown_are_no_values_of_one_quantity() -> None:
    assert not findings(RULE, *STEPS)


def test_the_same_words_twice_are_one_quantity() -> None:
    assert findings(
        RULE,
        "electricity use,900,GWh,2023,China;subject=Deposition hall",
        "electricity use,1200,GWh,2023,China;subject=Deposition hall",
    )


def test_other_sections_are_left_alone() -> None:
    report = report_of(STEPS[0], f"{STEPS[1]};section=2")
    assert told_apart(report.claims, report.vocabulary) == list(report.claims)
