"""The glossary has the terms of the codelists in both languages."""

from __future__ import annotations

import pytest

from tools.manual.glossary import page, rows


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_quantity_stands_with_both_names_and_its_unit(language: str) -> None:
    quantities = page(language).split("\n## ")[1]
    lines = {line.split("|")[1].strip(): line for line in quantities.splitlines() if "|" in line}
    for row in rows("codelists/quantities"):
        line = lines[f"`{row['code']}`"]
        assert row["en"] in line
        assert row["zh"] in line


def test_terms_of_a_table_have_one_row_each() -> None:
    text = page("en")
    for code in ("deal", "comprehensive-energy", "utilisation_mean", "price_china_published"):
        assert f"`{code}`" in text
    assert "{item}" not in text, "a term that names something else is no term"
