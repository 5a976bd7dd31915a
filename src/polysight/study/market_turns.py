"""The three turns of the market by themselves: what the model said before them, and what came.

Nothing here is said of the turns beforehand: whether a forecast told the direction, and whether its
interval held what came, is worked out from the record as it is.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from polysight.study.backtest_protocol import BacktestProtocol
from polysight.study.market_record import JUDGED, MODEL, QUANTILES, JudgedForecast, RecordRow

LOW, HALF, HIGH = (QUANTILES.index(one) for one in (0.05, 0.5, 0.95))


class Turn(StrEnum):
    """Turns of the market that are looked at one by one."""

    SHORTAGE = "shortage"
    COLLAPSE = "collapse"
    REBOUND = "rebound"


#: Last days of the record before each turn.
DAYS = {
    Turn.SHORTAGE: "2020-12-31",
    Turn.COLLAPSE: "2022-09-30",
    Turn.REBOUND: "2025-06-30",
}


#: Numbers of a turn by name.
SAID = ("start", "came", "low", "model", "high", "walk")


class Outcome(StrEnum):
    """What a forecast of a turn was worth."""

    CAUGHT = "caught"
    DIRECTION = "direction"
    HELD = "held"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class TurnNumbers:
    """Numbers of a turn; all in one unit.

    Parameters
    ----------
    start, came : float
        Price on the day of forecast, and what came.
    low, model, high : float
        5, 50 and 95 per cent of the model.
    walk : float
        Median of the benchmark.
    """

    start: float
    came: float
    low: float
    model: float
    high: float
    walk: float

    @property
    def right(self) -> bool:
        """Whether the model's median told rise from fall."""
        return (self.model > self.start) == (self.came > self.start)

    @property
    def side(self) -> str:
        """Where what came lay to the 5 to 95 % interval: ``inside``, ``above`` or ``below``."""
        if self.came > self.high:
            return "above"
        return "below" if self.came < self.low else "inside"

    @property
    def nearer(self) -> bool:
        """Whether the model's median was nearer to what came than that of the benchmark."""
        model, walk = (abs(math.log(one / self.came)) for one in (self.model, self.walk))
        return model < walk

    @property
    def outcome(self) -> Outcome:
        """Direction and interval together."""
        if self.side == "inside":
            return Outcome.CAUGHT if self.right else Outcome.HELD
        return Outcome.DIRECTION if self.right else Outcome.MISSED


@dataclass(frozen=True, slots=True)
class TurnTold:
    """What was said before a turn.

    Parameters
    ----------
    turn : Turn
        Which.
    row : RecordRow
        The forecast, as far ahead as the aim, or as near to that as something came.
    """

    turn: Turn
    row: RecordRow

    @property
    def model(self) -> JudgedForecast:
        """The model's forecast."""
        return self.row.judged[MODEL]

    @property
    def walk(self) -> JudgedForecast:
        """The benchmark's forecast."""
        return self.row.judged[JUDGED[1]]

    @property
    def numbers(self) -> TurnNumbers:
        """What the turn is judged by."""
        low, model, high = (self.model.quantiles[at] for at in (LOW, HALF, HIGH))
        return TurnNumbers(self.row.start, self.row.outturn, low, model, high, self.walk.median)


def turns(rows: Sequence[RecordRow], protocol: BacktestProtocol) -> tuple[TurnTold, ...]:
    """What was said before each turn.

    Parameters
    ----------
    rows : sequence of RecordRow
        Judged forecasts.
    protocol : BacktestProtocol
        Variable and horizon of the aim.

    Returns
    -------
    tuple of TurnTold
        In order of time; without a turn of which nothing was recorded.
    """
    aim, found = protocol.aim, []
    for turn, day in DAYS.items():
        own = [
            one
            for one in rows
            if (one.origin, one.variable) == (day, aim.variable) and one.horizon <= aim.horizon
        ]
        if own:
            found.append(TurnTold(turn, max(own, key=lambda one: one.horizon)))
    return tuple(found)
