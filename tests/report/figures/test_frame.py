"""Pictures that can be cited alone."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from io import StringIO

import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.blocks import Picture, plain
from polysight.report.figures.frame import data_table, shown
from tests.report.example import numbers, writer, written


def pictures(language: Language) -> list[Picture]:
    return [
        block
        for section in written(language)[1].sections
        for block in section.blocks
        if isinstance(block, Picture)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_has_title_source_vintage_summary_and_data(language: Language) -> None:
    found = pictures(language)
    assert len(found) == 15
    for one in found:
        svg = one.svg.decode()
        assert f"<!-- {one.caption} -->" in svg
        lines = " ".join(re.findall("<!-- (.*?) -->", svg))
        assert {"zh": "数据截至", "en": "data to"}[language] in lines
        assert {"zh": "来源", "en": "Source"}[language] in one.note
        assert plain(one.summary).endswith((".", "。"))
        assert one.png.startswith(b"\x89PNG")
        rows = list(csv.DictReader(StringIO(one.csv)))
        assert rows
        assert all(row["id"] and row["unit"] and row["known"] for row in rows)


def test_summaries_hold_the_drawn_numbers() -> None:
    one = next(one for one in pictures("en") if one.key == "capacity")
    assert "2,900" in plain(one.summary)
    assert "3,050" in plain(one.summary)


def test_values_are_drawn_in_the_printed_unit() -> None:
    made = numbers().at("market.production", "2024")
    assert shown(writer("zh"), made) == pytest.approx(182.0)
    assert shown(writer("en"), made) == 1820.0


def test_a_number_without_value_is_an_empty_cell() -> None:
    rows = list(
        csv.DictReader(StringIO(data_table(writer("en"), [numbers().at("market.exports", "2024")])))
    )
    assert rows[0]["value"] == ""


def test_many_sources_are_told_by_what_the_number_was_made_from() -> None:
    one = writer("en")
    number = one.numbers.at("market.production", "2024")
    rows = [row.id for row in one.numbers.evidence.observations]
    many = replace(number, id="many", inputs=("market.production[2024]", *rows))
    one.numbers._by_id["many"] = many
    told = list(csv.DictReader(StringIO(data_table(one, [number, many]))))
    assert told[0]["sources"] == "|".join(one.numbers.sources(number.id))
    assert told[1]["sources"].startswith("market.production[2024]|")
