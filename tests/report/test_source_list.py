"""The list of sources."""

from __future__ import annotations

from dataclasses import replace

from polysight.evidence.source import Source
from polysight.report.source_list import citation
from tests.report.example import writer, written


def test_references_are_those_of_numbers_and_figures() -> None:
    one, report = written("en")
    needed = {key for name in [*one.uses, *one.drawn] for key in one.numbers.sources(name)}
    assert {reference.key for reference in report.references} == needed
    assert [reference.index for reference in report.references] == list(range(1, len(needed) + 1))
    licence, day = report.usual_terms
    assert licence in report.sources_note
    assert day in report.sources_note


def test_each_language_cites_in_its_style() -> None:
    source = Source(
        "k", "Annual report", "Daqo", "Exchange", "https://example.org", "2025-03-01",
        "2026-01-01", "x", False, "primary",
    )  # fmt: skip
    assert citation(writer("zh"), source) == "Daqo. Annual report[EB/OL]. Exchange, 2025-03-01"
    assert citation(writer("en"), source) == "Daqo (2025-03-01). Annual report. Exchange"
    bare = replace(source, url="", publisher="", published="", producer="")
    assert citation(writer("zh"), bare) == "Annual report[Z]"
    assert citation(writer("en"), bare) == "Annual report"
    undated = replace(source, producer="")
    assert citation(writer("en"), undated) == "Annual report. Exchange. 2025-03-01"
