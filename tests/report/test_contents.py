"""The chapters of the report."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from polysight.messages import Language
from polysight.report.blocks import Cite, Grid, Listing, Paragraph, Picture, plain
from polysight.report.contents import CHAPTERS, sections
from tests.report.example import study, without, writer, written


def ids(language: Language) -> list[tuple[str, str]]:
    found = []
    for section in written(language)[1].sections:
        for block in section.blocks:
            match block:
                case Paragraph():
                    runs = list(block.runs)
                case Listing():
                    runs = [run for item in block.items for run in item]
                case Picture():
                    runs = list(block.summary)
                case Grid():
                    runs = [run for row in block.rows for cell in row for run in cell]
            found += [(section.key, run.id) for run in runs if isinstance(run, Cite)]
    return found


def test_both_languages_print_the_same_numbers_in_the_same_order() -> None:
    assert ids("zh") == ids("en")
    assert len(ids("zh")) > 150


def test_every_chapter_is_there_in_order() -> None:
    keys = [section.key for section in written("en")[1].sections]
    assert keys == [chapter.key for chapter in CHAPTERS]
    assert {"quality", "limits"} <= set(keys)


def test_a_chapter_without_its_numbers_says_so() -> None:
    one = writer("en", without("costing.cash_cost"))
    cost = next(section for section in sections(one) if section.key == "cost")
    assert [type(block) for block in cost.blocks] == [Paragraph]
    assert isinstance(cost.blocks[0], Paragraph)
    assert "costing.cash_cost" in plain(cost.blocks[0].runs)


def test_no_paragraph_holds_a_numeral_that_is_not_bound() -> None:
    for section in written("en")[1].sections:
        for block in section.blocks:
            if isinstance(block, Paragraph) and section.key in ("cost", "project", "carbon"):
                # The year of a bound number stands in a run of its own.
                told = [run.text for run in block.runs if not isinstance(run, Cite)]
                words = [text for text in told if not re.fullmatch(r"\d{4}", text)]
                assert not any(sign.isdigit() and sign != "₂" for sign in "".join(words))


def test_a_study_without_any_value_still_makes_a_report() -> None:
    empty = {
        name: replace(one, array=replace(one.array, values=one.array.values * math.nan))
        for name, one in study().arrays.items()
        if not name.startswith("evidence.")
    }
    kept = {name: one for name, one in study().arrays.items() if name.startswith("evidence.")}
    made = sections(writer("zh", replace(study(), arrays={**empty, **kept})))
    drawn = [block.key for part in made for block in part.blocks if isinstance(block, Picture)]
    assert drawn == ["price_history"]
