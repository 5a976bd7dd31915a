"""Choices by which signals, odds and the record are made: rows with a range and a reason each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal
from polysight.evidence.store import Evidence
from polysight.evidence.table import Row
from polysight.suggestion import nearest

Floats = NDArray[np.float64]

TABLE, RULES = "warning_terms", "warning_rules"
#: Months ahead for which odds are told.
HORIZONS = (6, 12, 24)
#: Weights of a missed glut at which the record tells the usefulness.
PREFERENCES = (0.3, 0.5, 0.7)
SIDES = {"below": -1.0, "above": 1.0}


@dataclass(frozen=True, slots=True)
class WarningTerms:
    """Numbers of ``warning_terms.csv``, one a field; their names, units and reasons stand there.

    Parameters
    ----------
    label_lag, window, least_known : int
        Months: until a state is known, before a glut, and of history under which all is grey.
    light_blue, light_light_blue, light_yellow, light_red : float
        Percentiles between the lights.
    light_margin : float
        Share of the distance between thresholds.
    light_patience : int
        Months.
    theta : float
        Weight of a missed glut.
    alarm_low, alarm_high, alarm_step, alarm_written : float
        Grid of percentiles for alarms, and the one without experience.
    index_alarm_written, odds_alarm_written : float
        The same for composites (as a fraction) and for probabilities.
    skill_horizon : int
        Months ahead at which skill is measured.
    credibility : float
        Episodes.
    group_limit : float
        Largest share of a group.
    least_usable : int
        Indicators.
    penalty_low, penalty_high : float
        Smallest and largest ridge penalty.
    penalty_steps, penalty_months : int
        Penalties tried, and months after which one is chosen anew.
    pool_ensemble, pool_indicators : float
        Weights in the pool.
    block, resamples, bins : int
        Months in a block, samples, and bins of the reliability curve.
    interval : float
        Probability of intervals.
    """

    label_lag: int
    window: int
    least_known: int
    light_blue: float
    light_light_blue: float
    light_yellow: float
    light_red: float
    light_margin: float
    light_patience: int
    theta: float
    alarm_low: float
    alarm_high: float
    alarm_step: float
    alarm_written: float
    index_alarm_written: float
    odds_alarm_written: float
    skill_horizon: int
    credibility: float
    group_limit: float
    least_usable: int
    penalty_low: float
    penalty_high: float
    penalty_steps: int
    penalty_months: int
    pool_ensemble: float
    pool_indicators: float
    block: int
    resamples: int
    interval: float
    bins: int

    @property
    def light_shares(self) -> Floats:
        """Percentiles between the lights, from cold to hot."""
        return np.array([self.light_blue, self.light_light_blue, self.light_yellow, self.light_red])

    @property
    def alarm_grid(self) -> Floats:
        """Percentiles at which an alarm may be set."""
        steps = round((self.alarm_high - self.alarm_low) / self.alarm_step)
        return np.round(self.alarm_low + self.alarm_step * np.arange(steps + 1), 9)

    @property
    def penalties(self) -> Floats:
        """Ridge penalties that are tried, the largest first."""
        return np.geomspace(self.penalty_high, self.penalty_low, self.penalty_steps)


@dataclass(frozen=True, slots=True)
class PlainRule:
    """A rule that people use, to be compared with.

    Parameters
    ----------
    key, en, zh : str
        Name of the rule in data and words.
    indicator : str
        Indicator that it looks at.
    side : float
        -1 where it alarms below the threshold, 1 where it does so above.
    threshold : float
        In the unit of the indicator.
    unit, source : str
        Unit code, and key of the source; no source for an assumption.
    """

    key: str
    en: str
    zh: str
    indicator: str
    side: float
    threshold: float
    unit: str
    source: str


def warning_terms(evidence: Evidence) -> WarningTerms:
    """Choices of the early warning.

    Parameters
    ----------
    evidence : Evidence
        Holds the table; a row of an overlay takes the place of the shipped one.

    Returns
    -------
    WarningTerms
        One number a field.

    Raises
    ------
    DataError
        If a term has no row, a row names none, or its number is not inside its range.
    """
    known: dict[str, Callable[[str], float]] = {
        one.name: _whole if one.type == "int" else float for one in fields(WarningTerms)
    }
    found: dict[str, float] = {}
    for row in evidence.tables[TABLE]:
        name = row.cells["parameter"]
        if name not in known:
            near = nearest(name, known)
            problem = row.problem("warning_terms.unknown", "parameter", got=name, suggestion=near)
            raise DataError((problem,))
        found[name] = known[name](_in_range(row))
    missing = [name for name in known if name not in found]
    if missing:
        raise refusal(DataError, "warning_terms.missing", got=", ".join(missing))
    return WarningTerms(**found)  # type: ignore[arg-type]


def plain_rules(evidence: Evidence) -> tuple[PlainRule, ...]:
    """Rules that people use.

    Parameters
    ----------
    evidence : Evidence
        Holds ``warning_rules.csv``.

    Returns
    -------
    tuple of PlainRule
        In the order of their rows.
    """
    return tuple(_rule(row.cells) for row in evidence.tables[RULES])


def _rule(cells: dict[str, str]) -> PlainRule:
    return PlainRule(
        cells["key"], cells["en"], cells["zh"], cells["indicator"], SIDES[cells["side"]],
        float(cells["threshold"]), cells["unit"], cells["source"],
    )  # fmt: skip


def _in_range(row: Row) -> str:
    value, low, high = (float(row.cells[name]) for name in ("value", "low", "high"))
    if not low <= value <= high:
        told = f"{low:g} / {value:g} / {high:g}"
        raise DataError((row.problem("warning_terms.range", "value", got=told),))
    return row.cells["value"]


def _whole(text: str) -> float:
    return int(float(text))
