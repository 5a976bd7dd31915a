"""Answers of the gap, the register and the cards that tests of pages and documents share."""

from __future__ import annotations

import datetime as dt
from functools import cache

from polysight.answers.gap_answer import GapAnswer
from polysight.answers.score_answer import ScoreAnswer, answer
from polysight.study.compliance_register import RegisterCompliance, compliance_register
from tests.plant.routes.plants import data
from tests.study.gap_example import COUNT, SEED, TURN, XINJIANG, file, gap, rules, view


def gap_answer(name: str = XINJIANG, day: dt.date = TURN) -> GapAnswer:
    """What closes the gap of an example."""
    return GapAnswer(name, file(name), gap(name, day), SEED, COUNT)


@cache
def register() -> RegisterCompliance:
    """The register on the day of change."""
    return compliance_register(view(), rules(), TURN, seed=SEED, count=COUNT)


@cache
def scores() -> ScoreAnswer:
    """Both cards of an example."""
    return answer(XINJIANG, data(), TURN, ())
