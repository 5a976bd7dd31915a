"""Cards of an example."""

from __future__ import annotations

from polysight.answers.score_answer import answer
from tests.cli.gap_examples import scores
from tests.plant.routes.plants import data
from tests.study.gap_example import GRANULES, TODAY


def test_every_card_is_taken_unless_one_is_named() -> None:
    assert len(scores().ratings) == 2
    one = answer(GRANULES, data(), TODAY, ("green-factory-example",))
    assert [each.scorecard.id for each in one.ratings] == ["green-factory-example"]
