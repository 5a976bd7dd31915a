"""A report before it has a page."""

from __future__ import annotations

import pytest

from polysight.report.document import document, spans
from tests.report.example import study, writer, written


@pytest.mark.parametrize(
    ("places", "text"),
    [([], ""), ([3], "3"), ([1, 2], "1, 2"), ([9, 2, 3, 4, 2], "2–4, 9"), ([1, 3, 5], "1, 3, 5")],
)
def test_runs_of_numbers(places: list[int], text: str) -> None:
    assert spans(places) == text


def test_every_printed_number_has_one_row_with_basis_vintage_and_sources() -> None:
    one, report = written("zh")
    assert set(report.rows) == set(one.uses)
    assert len(set(report.anchors.values())) == len(report.anchors)
    for name, row in report.rows.items():
        number = one.numbers.number(name)
        assert row.known == number.known[:10]
        assert len(row.places) == len(one.numbers.sources(name))
        assert "无数值" not in row.value


def test_references_are_those_of_numbers_and_figures() -> None:
    one, report = written("en")
    needed = {key for name in [*one.uses, *one.drawn] for key in one.numbers.sources(name)}
    assert {reference.key for reference in report.references} == needed
    assert [reference.index for reference in report.references] == list(range(1, len(needed) + 1))
    licence, day = report.usual_terms
    assert licence in report.sources_note
    assert day in report.sources_note


def test_groups_share_what_all_rows_have() -> None:
    report = written("en")[1]
    group = next(one for one in report.groups if one.name == "costing.cash_cost")
    assert group.shared("basis") == "VAT excluded"
    assert group.shared("value") == ""
    assert len(group.rows) == study().arrays["costing.cash_cost"].array.values.size


def test_a_strange_scenario_name_opens_no_file() -> None:
    one = writer("en")
    one.numbers.result.manifest["scenario"] = "../../etc/passwd"
    try:
        assert document(one).subtitle == "../../etc/passwd"
    finally:
        one.numbers.result.manifest["scenario"] = "example"
