"""What a lender may conclude."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from polysight.report.binding import Numbers
from polysight.report.blocks import Listing, Paragraph, plain
from polysight.report.feasibility.dossier import Dossier
from polysight.report.lender import decision as lender
from polysight.report.lender.decision import (
    best_level,
    breaks,
    bridged,
    conclusion,
    decision,
    unserved,
)
from polysight.report.prose import Writer
from tests.report.example import shipped
from tests.report.feasibility.example import DEAR, OTHER_GRADE, dossier, sentences

pytestmark = pytest.mark.slow


def with_values(told: Dossier, changes: Mapping[str, Mapping[str, float]]) -> Dossier:
    """The dossier with other numbers in some one-axis arrays."""
    arrays = dict(told.study.result.arrays)
    for name, values in changes.items():
        known = arrays[name]
        (axis,) = known.array.axes
        told_values = known.array.values.copy()
        for key, value in values.items():
            told_values[axis.keys.index(key)] = value
        arrays[name] = replace(known, array=replace(known.array, values=told_values))
    result = replace(told.study.result, arrays=arrays)
    return Dossier(told.study, Writer(told.writer.language, Numbers(result, shipped())))


def words(told: Dossier) -> str:
    """Everything that the lists of the conclusion say."""
    listed = [one for one in conclusion(told) if isinstance(one, Listing)]
    return " ".join(plain(one) for block in listed for one in block.items)


def test_the_decision_follows_the_results(monkeypatch: pytest.MonkeyPatch) -> None:
    assert decision(dossier()) == "refuse"
    monkeypatch.setattr(lender, "dear", lambda told: False)
    assert decision(dossier("en", DEAR)) == "lend"
    assert decision(dossier("en", 52.0)) in ("conditions", "refuse", "lend")


def test_a_price_above_the_draws_of_the_market_puts_conditions() -> None:
    told = dossier("en", DEAR)
    assert decision(told) == "conditions"
    assert "above what nearly all draws" in words(told)
    assert "A price of at least" in words(told)


def test_where_no_rule_is_held_compliance_is_a_condition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lender, "dear", lambda told: False)
    one = dossier("en", DEAR)
    told = Dossier(replace(one.study, verdicts=()), one.writer)
    assert decision(told) == "conditions"
    assert "compliance is not judged" in words(told)


def test_a_decision_lists_what_it_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lender, "dear", lambda told: False)
    refused = list(conclusion(dossier()))
    text = words(dossier())
    assert refused
    assert "A price of at least" in text
    assert "Proof that" in text
    assert best_level(dossier()) == "below the lowest level"
    lent = next(one for one in conclusion(dossier("en", DEAR)) if isinstance(one, Listing))
    assert "A price of at least" not in " ".join(plain(one) for one in lent.items)


def test_one_short_year_that_cash_pays_for_asks_for_a_reserve(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = with_values(
        dossier("en", DEAR),
        {
            "project.count": {"short-cover-years": 1.0},
            "project.cover": {"debt-service": 0.9},
            "project.debt_service_cover": {"2029": 0.9},
        },
    )
    monkeypatch.setattr(lender, "flaws", lambda found: ("debt",))
    assert bridged(told)
    assert decision(told) == "conditions"
    blocks = list(conclusion(told))
    lead = " ".join(plain(one.runs) for one in blocks if isinstance(one, Paragraph))
    assert "should not be made" not in lead
    assert "A reserve account that holds the gap of 2029" in words(told)
    assert not bridged(dossier("en"))


def test_what_fails_in_most_draws_keeps_a_loan_from_being_made_freely() -> None:
    told = with_values(dossier("en", DEAR), {"project.chance": {"cover-below-one": 0.6}})
    assert decision(told) == "conditions"
    assert "of the draws the least cover falls below one" in words(told)
    assert "fixed by contract" in words(told)


def test_a_loan_to_a_project_that_earns_too_little_and_fails_in_most_draws_is_refused() -> None:
    told = dossier("en", name=OTHER_GRADE)
    assert decision(told) == "refuse"
    said = sentences(conclusion(told))
    assert "does not earn what is asked of it" in said
    assert "This speaks against it too" in said
    assert "Best rating within reach" in words(told)


def test_a_loan_that_takes_what_cash_there_is_is_asked_for_cash() -> None:
    told = dossier("en", name="entrant-east-coast")
    assert unserved(told) == "short-loan"
    assert breaks(told)
    assert "no short loan is needed" in words(told)
    assert "every year earns its debt service" not in words(told)
    assert not bridged(told)


def test_a_loan_that_is_served_still_asks_for_the_cover_that_lenders_want() -> None:
    told = sentences(conclusion(dossier("en", name=OTHER_GRADE)))
    listed = [
        plain(item)
        for block in conclusion(dossier("en", name=OTHER_GRADE))
        if isinstance(block, Listing)
        for item in block.items
    ]
    assert "should not be made as planned" in told
    assert any("what lenders usually ask for" in one for one in listed)
    assert any("No market price of the grade" in one for one in listed)
