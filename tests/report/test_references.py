"""Source lines."""

from __future__ import annotations

from dataclasses import replace

from polysight.evidence.source import TIERS
from polysight.report.references import NAMED, cited, source_line, source_name
from tests.report.example import shipped, writer


def test_a_line_names_sources_and_vintage() -> None:
    one = writer("en")
    line = source_line(one, ["market.cr5[low]"], "basis")
    source = shipped().sources[one.numbers.sources("market.cr5[low]")[0]]
    assert line == f"basis; Source: {source_name(one, source)}; data to 2025-06-30"


def test_what_is_not_named_is_announced() -> None:
    rows = [row.id for row in shipped().observations[:400]]
    one = writer("en")
    assert len(cited(one, rows)) > NAMED
    assert "; all in" in source_line(one, rows)


def test_marks_are_told() -> None:
    one = writer("en")
    marks: dict[str, tuple[str, ...]] = {
        "market.cr5[low]": ("mark.unverified",),
        "market.cr5[high]": ("light.blue",),
    }
    one.numbers.result = replace(one.numbers.result, marks=marks)
    told = source_line(one, ["market.cr5[low]", "market.cr5[high]"])
    assert "marks: " in told
    assert "blue" not in told


def test_marks_that_stand_above_are_not_told_again() -> None:
    one = writer("en")
    marks: dict[str, tuple[str, ...]] = {
        "market.cr5[low]": ("mark.unverified",),
        "market.cr5[high]": ("mark.unverified", "mark.derived"),
    }
    one.numbers.result = replace(one.numbers.result, marks=marks)
    line = source_line(one, ["market.cr5[high]"], told=["market.cr5[low]"])
    assert "memory" not in line
    assert "marks: derived" in line


def test_what_rests_on_no_document_says_so() -> None:
    memory = next(
        one for one in shipped().sources.values() if one.tier == "unverified" and not one.url
    )
    assert source_name(writer("en"), replace(memory, producer="")) == "unverified"


def test_a_long_name_loses_its_note() -> None:
    note = "open rule base transcribed from the PDF (Table 1, p.2); date corroborated elsewhere"
    source = replace(next(iter(shipped().sources.values())), producer=note)
    assert source_name(writer("en"), source) == "open rule base transcribed from the PDF"


def test_the_firmest_source_is_named_first() -> None:
    one = writer("en")
    tiers = [
        shipped().sources[key].tier for key in cited(one, [r.id for r in shipped().observations])
    ]
    assert [TIERS.index(tier) for tier in tiers] == sorted(TIERS.index(tier) for tier in tiers)
    assert len(set(tiers)) > 2
