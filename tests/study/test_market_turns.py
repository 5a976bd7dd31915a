"""What is said of a turn follows from the numbers, whichever way they lie."""

from __future__ import annotations

import pytest

from polysight.study.market_readings import MarketVariable
from polysight.study.market_record import MODEL, QUANTILES, JudgedForecast, RecordRow
from polysight.study.market_turns import DAYS, Outcome, Turn, TurnTold, turns
from tests.study.record_example import protocol


def judged(median: float, spread: float = 0.2) -> JudgedForecast:
    ends = (median * (1.0 + spread * (2.0 * one - 1.0)) for one in QUANTILES)
    return JudgedForecast(0.1, 1.0, 0.5, tuple(ends))


def row(
    came: float, model: float, walk: float = 100.0, months: int = 12, turn: Turn = Turn.COLLAPSE
) -> RecordRow:
    return RecordRow(
        DAYS[turn], MarketVariable.PRICE_CHINA, months, 0, 0, 100.0, came, 0.01,
        {MODEL: judged(model), "walk": judged(walk)},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("came", "model", "outcome", "side"),
    [
        (80.0, 85.0, Outcome.CAUGHT, "inside"),
        (50.0, 85.0, Outcome.DIRECTION, "below"),
        (105.0, 95.0, Outcome.HELD, "inside"),
        (200.0, 95.0, Outcome.MISSED, "above"),
        (200.0, 120.0, Outcome.DIRECTION, "above"),
    ],
)
def test_direction_and_interval_make_the_outcome(
    came: float, model: float, outcome: Outcome, side: str
) -> None:
    found = TurnTold(Turn.COLLAPSE, row(came, model)).numbers
    assert (found.outcome, found.side) == (outcome, side)


def test_the_nearer_one_is_told_either_way() -> None:
    assert TurnTold(Turn.COLLAPSE, row(80.0, 85.0, walk=100.0)).numbers.nearer
    assert not TurnTold(Turn.COLLAPSE, row(80.0, 100.0, walk=85.0)).numbers.nearer


def test_each_turn_is_judged_as_far_ahead_as_the_aim_allows() -> None:
    rows = [row(80.0, 85.0, months=one) for one in (3, 12, 24)]
    rows += [row(80.0, 85.0, months=one, turn=Turn.REBOUND) for one in (3, 6)]
    found = turns(rows, protocol())
    assert [(one.turn, one.row.horizon) for one in found] == [
        (Turn.COLLAPSE, 12),
        (Turn.REBOUND, 6),
    ]
