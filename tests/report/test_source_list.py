"""The list of sources."""

from __future__ import annotations

from tests.report.example import written


def test_references_are_those_of_numbers_and_figures() -> None:
    one, report = written("en")
    needed = {key for name in [*one.uses, *one.drawn] for key in one.numbers.sources(name)}
    assert {reference.key for reference in report.references} == needed
    assert [reference.index for reference in report.references] == list(range(1, len(needed) + 1))
    licence, day = report.usual_terms
    assert licence in report.sources_note
    assert day in report.sources_note
