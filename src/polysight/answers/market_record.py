"""The record of the market model as it is told."""

from __future__ import annotations

from dataclasses import dataclass, field

from polysight.study.backtest_protocol import BacktestProtocol
from polysight.study.futures_forecasts import FuturesRecord
from polysight.study.market_record import RecordRow
from polysight.study.market_record_summary import (
    RecordSummary,
    record_summary,
)
from polysight.study.published_record import PublishedRow
from polysight.study.record_misses import Misses, record_misses

#: Days that are summed up apart: those that count, those of development, and both.
SCORED, DEVELOPED, ALL = "scored", "developed", "all"


@dataclass(frozen=True, eq=False)
class Record:
    """The record of the model.

    Parameters
    ----------
    protocol : BacktestProtocol
        What was laid down before.
    rows : tuple of RecordRow
        Judged forecasts of all days.
    same_code : bool
        Whether the model that was judged is the one that runs.
    published : tuple of PublishedRow
        Published forecasts, with what the model and the walk said beside them.
    futures : FuturesRecord
        Futures with what the model and the walk said beside them.
    """

    protocol: BacktestProtocol
    rows: tuple[RecordRow, ...]
    same_code: bool
    published: tuple[PublishedRow, ...] = ()
    futures: FuturesRecord = field(default_factory=FuturesRecord)

    @property
    def scored(self) -> tuple[RecordRow, ...]:
        """Forecasts that were not looked at while the model was made."""
        until = self.protocol.window.developed_until.isoformat()
        return tuple(one for one in self.rows if one.origin > until)

    @property
    def developed(self) -> tuple[RecordRow, ...]:
        """Forecasts on which the model was developed."""
        until = self.protocol.window.developed_until.isoformat()
        return tuple(one for one in self.rows if one.origin <= until)

    def aimed(self) -> dict[str, RecordSummary | None]:
        """Variable and horizon of the aim.

        Returns
        -------
        dict of str to RecordSummary or None
            On the scored days, on those of development, and on all; None where there are none.
        """
        aim = (self.protocol.aim.variable, self.protocol.aim.horizon)
        days = {SCORED: self.scored, DEVELOPED: self.developed, ALL: self.rows}
        found = {}
        for name, rows in days.items():
            own = [one for one in rows if (one.variable, one.horizon) == aim]
            found[name] = next(iter(record_summary(own, self.protocol)), None)
        return found

    def misses(self) -> Misses:
        """Scored forecasts of the aim whose interval did not hold what came.

        Returns
        -------
        Misses
            Of its variable and horizon.
        """
        aim = self.protocol.aim
        own = [
            one for one in self.scored
            if (one.variable, one.horizon) == (aim.variable, aim.horizon)
        ]  # fmt: skip
        return record_misses(own, aim.benchmark)
