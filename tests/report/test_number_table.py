"""The table of numbers."""

from __future__ import annotations

import pytest

from polysight.report.document import composed
from polysight.report.number_table import number_groups, spans
from polysight.report.source_list import references
from tests.report.example import study, writer, written


@pytest.mark.parametrize(
    ("places", "text"),
    [([], ""), ([3], "3"), ([1, 2], "1, 2"), ([9, 2, 3, 4, 2], "2–4, 9"), ([1, 3, 5], "1, 3, 5")],
)
def test_runs_of_numbers(places: list[int], text: str) -> None:
    assert spans(places) == text


def test_groups_share_what_all_rows_have() -> None:
    report = written("en")[1]
    group = next(one for one in report.groups if one.name == "costing.cash_cost")
    assert group.shared("basis") == "VAT excluded"
    assert group.shared("value") == ""
    assert len(group.rows) == study().arrays["costing.cash_cost"].array.values.size


def test_an_array_that_a_table_shows_whole_has_one_row() -> None:
    one = writer("en")
    one.tabulated.add("costing.cash_cost")
    array = one.numbers.array("costing.cash_cost")
    cites = [one.cite(number) for number in array]
    assert {cite.id for cite in cites} == {"costing.cash_cost"}
    assert [cite.value for cite in cites] == [number.value for number in array]
    report = composed(one, "T", "s", ())
    assert [row.id for group in report.groups for row in group.rows] == ["costing.cash_cost"]
    assert report.groups == number_groups(one, references(one, ()))
