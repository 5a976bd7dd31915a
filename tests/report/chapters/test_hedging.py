"""Hedging and integration: each sentence follows the results."""

from __future__ import annotations

import pytest

from polysight.report.blocks import Grid, Paragraph, plain
from polysight.report.chapters.hedging import cash, hedging, integration, steadiest, worth
from tests.report.example import changed, numbers, study, writer


@pytest.mark.parametrize(
    ("means", "word"),
    [
        ((-5.0, -4.0, -4.0, -4.0, -3.0), "worth_not"),
        ((-5.0, -4.0, 2.0, -4.0, -3.0), "worth_turned"),
        ((5.0, 4.0, 2.0, 4.0, 3.0), "worth_anyway"),
    ],
)
def test_a_hedge_turns_a_project_or_not(means: tuple[float, ...], word: str) -> None:
    found = worth(numbers(changed("investment.hedge_mean", *means)))
    assert found is not None
    assert found.key == f"hedging.{word}"


@pytest.mark.parametrize(
    ("spread", "word"),
    [((9.0, 8.0, 7.0, 6.0, 8.0), "steadies"), ((5.0, 8.0, 7.0, 6.0, 8.0), "steadies_not")],
)
def test_cash_is_steadier_or_not(spread: tuple[float, ...], word: str) -> None:
    found = steadiest(numbers(changed("investment.hedge_deviation", *spread)))
    assert found is not None
    assert found.key == f"hedging.{word}"
    assert dict(found.values)["variant"] == "both"


def test_futures_that_ask_for_no_cash_are_not_said_to() -> None:
    name = "investment.hedge_need"
    values = study().arrays[name].array.values
    assert cash(numbers()) is not None
    assert cash(numbers(changed(name, *values[::-1].ravel()))) is None


def test_a_project_that_needs_no_cash_is_said_to_need_none() -> None:
    name = "investment.hedge_need"
    values = study().arrays[name].array.values.copy()
    assert (found := cash(numbers())) is not None
    assert found.key == "hedging.cash_alone"
    values[values == 0.0] = values[values > 0.0].min() / 2.0
    assert (found := cash(numbers(changed(name, *values.ravel())))) is not None
    assert found.key == "hedging.cash"


@pytest.mark.parametrize(("own", "word"), [(-1.0, "adds"), (-9_000.0, "takes")])
def test_a_group_adds_or_takes(own: float, word: str) -> None:
    found = integration(numbers(changed("investment.hedge_mean", -5.0, -5.0, -5.0, -5.0, own)))
    assert found is not None
    assert found.key == f"hedging.group_{word}"


def test_the_ways_are_named_in_words() -> None:
    blocks = list(hedging(writer("en")))
    told = " ".join(plain(one.runs) for one in blocks if isinstance(one, Paragraph))
    assert "neighbours in a group" in told
    ways, stages = (one for one in blocks if isinstance(one, Grid))
    assert (len(ways.rows), len(stages.rows)) == (5, 3)
