"""The whole study: every section of the outline, bound, the same in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.blocks import (
    Block,
    Cite,
    Grid,
    Listing,
    Paragraph,
    Runs,
    Section,
    Words,
    plain,
)
from polysight.report.feasibility.outline import HEADINGS, dropped, sections
from tests.report.feasibility.example import dossier

pytestmark = pytest.mark.slow

CHAPTERS, PARTS = 10, 37
#: Days, months and years are dates; names of texts and projects are no numbers of the report.
DATE = re.compile(r"(\d{1,2} [A-Z][a-z]+ )?(19|20)\d\d(年\d{1,2}月(\d{1,2}日)?)?")


@cache
def written(language: Language) -> tuple[Section, ...]:
    return sections(dossier(language))


def running(block: Block) -> Iterator[Runs]:
    if isinstance(block, Paragraph):
        yield block.runs
    elif isinstance(block, Listing):
        yield from block.items


def every(language: Language) -> Iterator[tuple[str, Block]]:
    for section in written(language):
        for block in section.blocks:
            yield section.key, block


def test_the_outline_has_ten_chapters_and_all_sections() -> None:
    levels = [one.level for one in written("zh")]
    assert levels.count(1) == CHAPTERS
    assert levels.count(2) == PARTS
    assert len({one.key for one in HEADINGS}) == CHAPTERS + PARTS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_says_something_and_a_dropped_one_says_why(language: Language) -> None:
    told = dossier(language)
    for one in written(language):
        assert one.blocks or (one.level == 1 and one.key != "annexes"), one.key
        if one.key in dropped():
            assert [plain(block.runs) for block in one.blocks if isinstance(block, Paragraph)] == [
                told.words(f"dropped.{one.key}")
            ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_numeral_of_the_text_stands_without_its_number(language: Language) -> None:
    told = dossier(language)
    names = [told.worded(told.study.resolved.file.title)]
    names += [getattr(one.instrument.title, language) for one in told.study.verdicts]
    stresses = [told.worded(one.setting.title) for one in told.study.stresses.rows]
    names += [*stresses, *(f"{one[:1].lower()}{one[1:]}" for one in stresses)]
    free = []
    for key, block in every(language):
        for runs in running(block):
            text = "".join(run.text for run in runs if isinstance(run, Words))
            for name in names:
                text = text.replace(name, "")
            text = DATE.sub("", text).replace("CO₂", "")
            if re.search(r"\d", text):
                free.append((key, text))
    assert free == []


def test_both_languages_print_the_same_numbers_in_the_same_order() -> None:
    def printed(language: Language) -> list[tuple[str, str]]:
        return [
            (key, run.id)
            for key, block in every(language)
            for runs in (
                [cell for row in block.rows for cell in row]
                if isinstance(block, Grid)
                else list(running(block))
            )
            for run in runs
            if isinstance(run, Cite)
        ]

    assert printed("zh") == printed("en")
    assert len(printed("zh")) > 3000


def test_every_table_has_a_source_and_every_wide_one_all_years() -> None:
    for _, block in every("en"):
        if isinstance(block, Grid) and block.caption != dossier("en").words("feas_table.missing"):
            assert block.note, block.caption
        if isinstance(block, Grid) and block.wide:
            assert block.head[1] == "2026"
            assert block.head[-2] == "2047"
