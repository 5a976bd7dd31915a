"""A report before it has a page."""

from __future__ import annotations

from polysight.report.blocks import Section
from polysight.report.document import composed, document
from tests.report.example import writer, written


def test_every_printed_number_has_one_row_with_basis_vintage_and_sources() -> None:
    one, report = written("zh")
    assert set(report.rows) == set(one.uses)
    assert len(set(report.anchors.values())) == len(report.anchors)
    for name, row in report.rows.items():
        number = one.numbers.number(name)
        assert row.known == number.known[:10]
        assert len(row.places) == len(one.numbers.sources(name))
        assert "无数值" not in row.value


def test_a_strange_scenario_name_opens_no_file() -> None:
    one = writer("en")
    one.numbers.result.manifest["scenario"] = "../../etc/passwd"
    try:
        assert document(one).subtitle == "../../etc/passwd"
    finally:
        one.numbers.result.manifest["scenario"] = "example"


def test_headings_are_counted_by_depth() -> None:
    one = writer("en")
    levels = (1, 2, 2, 1, 2, 3)
    report = composed(one, "T", "s", [Section(f"s{at}", "x", (), level) for at, level in
                                      enumerate(levels)])  # fmt: skip
    assert report.places == ("1", "1.1", "1.2", "2", "2.1", "2.1.1")
