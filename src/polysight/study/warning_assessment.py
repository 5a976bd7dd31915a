"""The early warning of a day: panel, signals and odds together, and nothing that was learnt later.

A day is told by the newest month that is over at its end, since a column of the panel is what was
known at the end of its month.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from polysight.evidence.store import Evidence
from polysight.study.history_reading import month_number
from polysight.study.warning_ensemble import EnsembleOdds
from polysight.study.warning_fit import Probability, warning_probability
from polysight.study.warning_indicators import Indicator, indicators
from polysight.study.warning_labels import STATES, warning_labels
from polysight.study.warning_record import WarningRecord
from polysight.study.warning_results_file import shipped_odds
from polysight.study.warning_scoring import warning_record
from polysight.study.warning_signals import Index, Signals, warning_signals
from polysight.study.warning_terms import (
    HORIZONS,
    PlainRule,
    WarningTerms,
    plain_rules,
    warning_terms,
)
from polysight.warning.panel import Panel
from polysight.warning.traits import Traits

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

YEAR, QUARTER = 12, 3


@dataclass(frozen=True, eq=False)
class Assessment:
    """The early warning of a day.

    Parameters
    ----------
    day : datetime.date
        Day of knowledge.
    indicators : tuple of Indicator
        Definitions, in the order of the panel.
    rules : tuple of PlainRule
        Fixed rules that people use.
    terms : WarningTerms
        Choices.
    signals : Signals
        Scores, lights, alarms and index of every month until then.
    ensemble : tuple of EnsembleOdds
        Odds by the market ensemble at quarter ends until then.
    """

    day: dt.date
    indicators: tuple[Indicator, ...]
    rules: tuple[PlainRule, ...]
    terms: WarningTerms
    signals: Signals
    ensemble: tuple[EnsembleOdds, ...] = ()

    @property
    def panel(self) -> Panel:
        """Values of every month until then."""
        return self.signals.panel

    @property
    def month(self) -> int:
        """The newest month, since January of year 0."""
        return int(self.panel.months[-1])

    @property
    def newest_ensemble(self) -> EnsembleOdds | None:
        """Odds by the market ensemble at the newest quarter end; None where that is long past."""
        if not self.ensemble:
            return None
        newest = self.ensemble[-1]
        return newest if self.month - month_number(newest.day) < QUARTER else None

    @cached_property
    def odds(self) -> tuple[Probability, ...]:
        """Odds of glut and of shortage in the newest month; those of earlier months are NaN.

        Returns
        -------
        tuple of Probability
            Glut, shortage.
        """
        return self._odds(past=False)

    @cached_property
    def past_odds(self) -> tuple[Probability, ...]:
        """Odds of glut and of shortage in every month; takes seconds.

        Returns
        -------
        tuple of Probability
            Glut, shortage.
        """
        return self._odds(past=True)

    @cached_property
    def record(self) -> WarningRecord:
        """Record of everything that warns; takes seconds.

        Returns
        -------
        WarningRecord
            Of all months of the panel.
        """
        return warning_record(self.signals, self.past_odds, self.rules, self.terms)

    def place(self, key: str) -> int:
        """Row of an indicator.

        Parameters
        ----------
        key : str
            Its key.

        Returns
        -------
        int
            Position in the panel.
        """
        return self.panel.indicators.index(key)

    def changes(self, index: Index, months: int) -> Floats:
        """What each indicator added to the change of an index.

        Parameters
        ----------
        index : Index
            One of the signals.
        months : int
            Months back.

        Returns
        -------
        ndarray, [indicator]
            Points, which add up to the change; NaN where the index was not told in all of them.
        """
        total = index.composite.change.total[:, -months:]
        if total.shape[1] < months:
            return np.full(len(total), np.nan)
        return np.asarray(total.sum(axis=1))

    def _odds(self, *, past: bool) -> tuple[Probability, ...]:
        months = self.panel.months
        found = (
            warning_probability(
                self.signals, self.terms, state, by_month(self.ensemble, months, state), past=past
            )
            for state in STATES
        )
        # Where only one of the two is told there is nothing to pool.
        return tuple(
            replace(one, pooled=np.where(np.isfinite(one.ensemble), one.pooled, np.nan))
            for one in found
        )


def newest_month(day: dt.date) -> int:
    """Newest month that is over at the end of a day.

    Parameters
    ----------
    day : datetime.date
        The day.

    Returns
    -------
    int
        Months since January of year 0.
    """
    return month_number(day + dt.timedelta(days=1)) - 1


def by_month(odds: tuple[EnsembleOdds, ...], months: Integers, state: str) -> Floats:
    """Odds of quarter ends in their months.

    Parameters
    ----------
    odds : tuple of EnsembleOdds
        By day.
    months : ndarray of int, [month]
        Months since January of year 0.
    state : {"glut", "shortage"}
        The state.

    Returns
    -------
    ndarray, [horizon, month]
        NaN in months without.
    """
    found = np.full((len(HORIZONS), len(months)), np.nan)
    for one in odds:
        for place in np.flatnonzero(months == month_number(one.day)):
            found[:, place] = [one.of(state, ahead)[0] for ahead in HORIZONS]
    return found


def assessment(
    evidence: Evidence,
    day: dt.date,
    panel: Panel,
    told: tuple[Indicator, ...] | None = None,
) -> Assessment:
    """The early warning of a day.

    Parameters
    ----------
    evidence : Evidence
        Holds definitions, choices and the states of the market; a state is used in a month only
        when it was known by then.
    day : datetime.date
        Day of knowledge.
    panel : Panel
        Values in the order of the definitions; later months than the day's are left out.
    told : tuple of Indicator, optional
        The definitions; those that ship when omitted.

    Returns
    -------
    Assessment
        The signals; odds are worked out when they are asked for.
    """
    told, terms = told or indicators(evidence), warning_terms(evidence)
    own = panel.until(newest_month(day))
    labels = warning_labels(evidence, int(own.months[-1]))
    return Assessment(
        day, told, plain_rules(evidence), terms,
        warning_signals(own, traits_of(told), labels, terms),
        shipped_odds(evidence, until=day).odds,
    )  # fmt: skip


def traits_of(told: tuple[Indicator, ...]) -> Traits:
    """Natures of indicators.

    Parameters
    ----------
    told : tuple of Indicator
        Their definitions.

    Returns
    -------
    Traits
        In the same order.
    """
    leading = np.array([one.leading for one in told], dtype=np.bool_)
    return Traits(leading, tuple(one.group for one in told))
