"""The form of a lender."""

from __future__ import annotations

import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.blocks import Cite, Grid, Listing, Paragraph, plain
from polysight.report.lender.form import PARTS, conclusion, decision, parts
from tests.report.feasibility.example import DEAR, dossier

pytestmark = pytest.mark.slow


def test_the_decision_follows_the_results() -> None:
    assert decision(dossier()) == "refuse"
    assert decision(dossier("en", DEAR)) == "lend"
    assert decision(dossier("en", 52.0)) in ("conditions", "refuse", "lend")


def test_a_decision_lists_what_it_asks_for() -> None:
    refused = list(conclusion(dossier()))
    asked = next(one for one in refused if isinstance(one, Listing))
    text = " ".join(plain(one) for one in asked.items)
    assert "A price of at least" in text
    assert "Proof that" in text
    lent = next(one for one in conclusion(dossier("en", DEAR)) if isinstance(one, Listing))
    assert "A price of at least" not in " ".join(plain(one) for one in lent.items)


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
    assert first[:3] == ["as planned", "price \N{MINUS SIGN}10%".replace("\N{MINUS SIGN}", "-"),
                         "price -20%"]  # fmt: skip


def test_the_price_that_serves_debt_lies_above_the_price_of_the_project() -> None:
    numbers = dossier().writer.numbers
    prices = [one.value for one in numbers.array("project.serving_price")]
    assert prices == sorted(prices)
    assert prices[0] > numbers.at("investment.price").value


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
