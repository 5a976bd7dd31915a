"""The panel of indicators: every month end as its day knew it.

Each month is worked out on evidence that is cut to its last day, alone and in any order, so that
the panel of some months is a part of that of more months. Costs are worked out at quarter ends,
each as its own day knew it, and serve until the next one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from polysight.evidence.store import Evidence
from polysight.study.executors import PROCESSES, Engine, engine
from polysight.study.history_reading import month_number
from polysight.study.warning_capacity_values import capacity_values
from polysight.study.warning_costs import CostDay, cost_day, last_day, quarter_end
from polysight.study.warning_day import known_day
from polysight.study.warning_indicators import Indicator, indicators
from polysight.study.warning_price_values import LOSS_MONTHS, price_values
from polysight.study.warning_quoted_values import quoted_values
from polysight.study.warning_values import IndicatorValue, unknown
from polysight.warning.panel import Panel

#: First and last month of the shipped history.
FIRST, LAST = dt.date(2009, 1, 31), dt.date(2026, 6, 30)
QUARTER = 3
#: Months and quarters that a worker takes at a time.
MONTHS_AT_A_TIME, QUARTERS_AT_A_TIME = 4, 3

Step = Callable[[dt.date], None]


@dataclass(frozen=True, slots=True, eq=False)
class PanelRows:
    """What stands behind the values of a panel.

    Parameters
    ----------
    months : tuple of int
        Months since January of year 0.
    values : tuple of tuple of IndicatorValue
        By month, and indicator in the order of the table.
    """

    months: tuple[int, ...]
    values: tuple[tuple[IndicatorValue, ...], ...]

    def of(self, key: str, month: int) -> IndicatorValue:
        """A value with its rows.

        Parameters
        ----------
        key : str
            Indicator.
        month : int
            Months since January of year 0.

        Returns
        -------
        IndicatorValue
            As the end of the month knew it.
        """
        return next(one for one in self.values[self.months.index(month)] if one.key == key)


@dataclass(frozen=True, slots=True, eq=False)
class _Months:
    """Some months, with the costs of the quarter ends that they look back on."""

    months: tuple[int, ...]
    costs: tuple[CostDay, ...]


def warning_panel(
    evidence: Evidence, first: dt.date = FIRST, last: dt.date = LAST, step: Step | None = None
) -> Panel:
    """The panel of all indicators.

    Parameters
    ----------
    evidence : Evidence
        The evidence; every month reads only what was known at its end.
    first, last : datetime.date
        A day of the first and of the last month.
    step : callable, optional
        Told the last day of each month when it is ready, in any order.

    Returns
    -------
    Panel
        By month.
    """
    return panel_with_rows(evidence, first, last, step)[0]


def panel_with_rows(
    evidence: Evidence,
    first: dt.date = FIRST,
    last: dt.date = LAST,
    step: Step | None = None,
    workers: Engine | None = None,
) -> tuple[Panel, PanelRows]:
    """The panel with the rows behind each of its values.

    Parameters
    ----------
    evidence, first, last, step
        As in `warning_panel`.
    workers : Engine, optional
        What works on several months at a time; processes of this machine when omitted.

    Returns
    -------
    Panel
        By month.
    PanelRows
        The rows.
    """
    months = range(month_number(first), month_number(last) + 1)
    ends = sorted({one for month in months for one in _cost_months(month)})
    found: dict[int, tuple[IndicatorValue, ...]] = {}
    with workers or engine(PROCESSES) as ready:
        costs: list[CostDay] = []
        for _, told in ready.completed(_costs_of, evidence, _parts(ends, QUARTERS_AT_A_TIME)):
            costs += told
        pieces = [
            _Months(part, _looked_back_on(part, costs)) for part in _parts(months, MONTHS_AT_A_TIME)
        ]
        for piece, values in ready.completed(_values_of, evidence, pieces):
            found |= dict(zip(piece.months, values, strict=True))
            for month in piece.months:
                if step is not None:
                    step(last_day(month))
    values = tuple(found[month] for month in months)
    return panel_of(indicators(evidence), tuple(months), values), PanelRows(tuple(months), values)


def indicator_values(evidence: Evidence, day: dt.date) -> tuple[IndicatorValue, ...]:
    """All indicators as the end of a month knew them.

    Parameters
    ----------
    evidence : Evidence
        The evidence.
    day : datetime.date
        A day; the indicators are those of the newest month that is over at its end.

    Returns
    -------
    tuple of IndicatorValue
        In the order of the table; all unknown before the first month of the history.
    """
    after = day + dt.timedelta(days=1)
    month = month_number(after) - 1
    if month < month_number(FIRST):
        return tuple(unknown(one.key) for one in indicators(evidence))
    costs = _costs_of(evidence, tuple(sorted(_cost_months(month))))
    return _values_of(evidence, _Months((month,), costs))[0]


def panel_of(
    told: Sequence[Indicator],
    months: Sequence[int],
    values: Sequence[Sequence[IndicatorValue]],
) -> Panel:
    """Values of months as a panel.

    Parameters
    ----------
    told : sequence of Indicator
        The indicators, in the order of the values.
    months : sequence of int
        Months since January of year 0.
    values : sequence of sequence of IndicatorValue
        By month and indicator.

    Returns
    -------
    Panel
        The panel.
    """
    shape = len(told), len(months)
    value, spread, age = np.empty(shape), np.empty(shape), np.empty(shape)
    for column, (month, known) in enumerate(zip(months, values, strict=True)):
        for row, one in enumerate(known):
            value[row, column], spread[row, column] = one.value, one.spread
            age[row, column] = one.age(month)
    return Panel(
        tuple(one.key for one in told),
        np.array(months, dtype=np.int64),
        value,
        spread,
        age,
        np.array([one.direction for one in told], dtype=np.int64),
        np.array([one.stale_after for one in told]),
    )


def _cost_months(month: int) -> set[int]:
    """Quarter ends whose costs a month looks back on."""
    newest = quarter_end(month)
    return set(range(newest, month - LOSS_MONTHS - QUARTER, -QUARTER))


def _looked_back_on(months: Sequence[int], costs: Iterable[CostDay]) -> tuple[CostDay, ...]:
    wanted = {one for month in months for one in _cost_months(month)}
    return tuple(one for one in costs if one.month in wanted)


def _parts(items: Sequence[int], count: int) -> list[tuple[int, ...]]:
    return [tuple(items[start : start + count]) for start in range(0, len(items), count)]


def _costs_of(evidence: Evidence, months: tuple[int, ...]) -> tuple[CostDay, ...]:
    found = (cost_day(evidence, last_day(month)) for month in months)
    return tuple(one for one in found if one is not None)


def _values_of(evidence: Evidence, piece: _Months) -> tuple[tuple[IndicatorValue, ...], ...]:
    order = [one.key for one in indicators(evidence)]
    found = []
    for month in piece.months:
        known = known_day(evidence, last_day(month), _of(piece.costs, month))
        groups = capacity_values(known), price_values(known), quoted_values(known)
        told = {one.key: one for group in groups for one in group}
        found.append(tuple(told[key] for key in order))
    return tuple(found)


def _of(costs: Iterable[CostDay], month: int) -> tuple[CostDay, ...]:
    wanted = _cost_months(month)
    return tuple(one for one in costs if one.month in wanted)
