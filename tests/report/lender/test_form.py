"""The form of a lender."""

from __future__ import annotations

import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.blocks import Cite, Grid, Listing, Paragraph, plain
from polysight.report.lender.form import PARTS, parts
from tests.report.feasibility.example import dossier, unborrowed

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_says_something(language: Language) -> None:
    found = parts(dossier(language))
    assert [one.key for one in found] == [key for key, _ in PARTS]
    assert all(one.blocks for one in found)


def test_the_downside_is_told_by_year() -> None:
    found = {one.key: one for one in parts(dossier("en"))}
    grids = [one for one in found["repayment"].blocks if isinstance(one, Grid)]
    downside = next(one for one in grids if one.caption.startswith("Debt service cover by year"))
    assert downside.head[1] == "2029"
    first = [plain(row[0]) for row in downside.rows]
    assert first[:3] == ["As planned", "Price \N{MINUS SIGN}10%", "Price \N{MINUS SIGN}20%"]


def test_the_price_that_serves_debt_lies_above_the_price_of_the_project() -> None:
    numbers = dossier().writer.numbers
    prices = [one.value for one in numbers.array("project.serving_price")]
    assert prices == sorted(prices)
    assert prices[0] > numbers.at("investment.price").value


def test_covers_are_printed_as_everywhere_else() -> None:
    found = {one.key: one for one in parts(dossier("en"))}
    score = next(one for one in found["rating"].blocks if isinstance(one, Grid))
    answers = {plain(row[0]): plain(row[1]) for row in score.rows}
    assert answers["Least debt service cover of a year"] == "0.78"


def test_that_plants_stand_still_is_told_once() -> None:
    told = [
        plain(block.runs)
        for section in parts(dossier("en"))
        for block in section.blocks
        if isinstance(block, Paragraph)
    ]
    assert len([one for one in told if "stands still where running" in one]) == 1


def test_both_languages_print_the_same_numbers() -> None:
    def printed(language: Language) -> list[str]:
        told = []
        for section in parts(dossier(language)):
            for block in section.blocks:
                cells = (
                    [cell for row in block.rows for cell in row]
                    if isinstance(block, Grid)
                    else [block.runs]
                    if isinstance(block, Paragraph)
                    else list(block.items)
                    if isinstance(block, Listing)
                    else []
                )
                told += [run.id for cell in cells for run in cell if isinstance(run, Cite)]
        return told

    assert printed("zh") == printed("en")


def test_without_a_loan_no_cover_is_spoken_of() -> None:
    found = {one.key: one for one in parts(unborrowed("en"))}
    told = " ".join(
        plain(one.runs) for one in found["repayment"].blocks if isinstance(one, Paragraph)
    )
    assert "has no long-term loan" in told
    assert "below one" not in told
