"""What could be learnt about alarms by each month: only outcomes that were known in it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.study.warning_labels import GLUT, Labels
from polysight.study.warning_terms import WarningTerms
from polysight.warning.alarm_choice import chosen_options
from polysight.warning.events import event_ahead, onset_within, outcomes_known

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Learning:
    """Outcomes and when they were known.

    Parameters
    ----------
    onset : ndarray, [month]
        One where the state began within the window, zero where not, NaN inside it.
    onset_known : ndarray of int, [month]
        How many of the first months had an outcome that was known in each month.
    held : ndarray, [month]
        Whether the state held at the horizon at which skill is measured.
    held_known : ndarray of int, [month]
        The same count for it.
    theta : float or None
        Weight of a missed glut; None for the least noise to signal.
    grid : ndarray, [option]
        Percentiles at which an alarm may be set.
    """

    onset: Floats
    onset_known: Integers
    held: Floats
    held_known: Integers
    theta: float | None
    grid: Floats

    def options(self, written: float) -> Floats:
        """Thresholds to choose from.

        Parameters
        ----------
        written : float
            Threshold without experience.

        Returns
        -------
        ndarray, [option]
            The grid, with the written one.
        """
        apart = np.abs(self.grid - written) > 1e-9
        return np.sort(np.append(self.grid[apart], written))

    def chosen(self, alarms: Flags, known: Flags, written: float) -> Integers:
        """Option taken in each month.

        Parameters
        ----------
        alarms : ndarray of bool, [..., option, month]
            Whether the signal alarms by each option.
        known : ndarray of bool, [..., month]
            Whether the signal could be told.
        written : float
            Threshold without experience.

        Returns
        -------
        ndarray of int, [..., month]
            Position in the options.
        """
        return chosen_options(
            alarms, known, self.onset, self.onset_known, self.options(written), written, self.theta
        )

    def level_alarm(
        self, level: Floats, written: float, least: Floats | float = 0.0
    ) -> tuple[Floats, Flags]:
        """Alarm of a level between zero and one.

        Parameters
        ----------
        level : ndarray, [month]
            NaN where it is not known.
        written : float
            Level of alarm without experience.
        least : ndarray, [month], or float
            Level that must be passed in any case.

        Returns
        -------
        ndarray, [month]
            Level above which it alarms.
        ndarray of bool, [month]
            Whether it does.
        """
        known = np.isfinite(level)
        options = np.maximum(self.options(written)[:, None], least)
        options = np.broadcast_to(options, (len(options), len(level)))
        with np.errstate(invalid="ignore"):
            alarms = level > options
        taken = self.chosen(alarms, known, written)[None, :]
        at = np.take_along_axis(options, taken, axis=0)[0]
        return at, np.take_along_axis(alarms, taken, axis=0)[0] & known


def learning(
    months: Integers,
    labels: Labels,
    terms: WarningTerms,
    by_noise: bool = False,
    state: str = GLUT,
) -> Learning:
    """Outcomes of the months of a panel.

    Parameters
    ----------
    months : ndarray of int, [month]
        Months since January of year 0, rising.
    labels : Labels
        States of the market.
    terms : WarningTerms
        Window, lag, horizon and grid.
    by_noise : bool
        Whether alarms are set by the least noise to signal; by the usefulness otherwise.
    state : {"glut", "shortage"}
        What is to be foreseen.

    Returns
    -------
    Learning
        By month.
    """
    flags, lag = labels.state(state), terms.label_lag
    return Learning(
        onset_within(months, labels.first, flags, terms.window),
        outcomes_known(months, terms.window, lag),
        event_ahead(months, labels.first, flags, terms.skill_horizon),
        outcomes_known(months, terms.skill_horizon, lag),
        None if by_noise else terms.theta,
        terms.alarm_grid,
    )
