r"""Alarms against what came: the two-by-two table of the signals approach and what it is worth.

=============  =============  ================
               glut followed  no glut followed
=============  =============  ================
alarm          A              B
no alarm       C              D
=============  =============  ================

The error of type I is a missed glut, :math:`C/(A+C)`, that of type II a false alarm,
:math:`B/(B+D)`; the noise-to-signal ratio is :math:`[B/(B+D)]/[A/(A+C)]`. A policymaker who gives
a missed glut the weight :math:`\theta` against a false alarm loses

.. math:: L = \theta\,\frac{C}{A+C} + (1-\theta)\,\frac{B}{B+D},

and whoever always or never acts loses at best :math:`\min(\theta, 1-\theta)`. The usefulness is
what is saved against that naive rule, told here as a part of it: one for a perfect signal, below
zero for a signal better ignored.

References
----------
Kaminsky, G., Lizondo, S. and Reinhart, C. M. (1998), Leading indicators of currency crises, IMF
Staff Papers 45, 1-48. Alessi, L. and Detken, C. (2011), Quasi real time early warning indicators
for costly asset price boom/bust cycles, European Journal of Political Economy 27, 520-533.
Sarlin, P. (2013), On policymakers' loss functions and the evaluation of early warning systems,
Economics Letters 119, 1-7 (the relative form).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.warning.roc import taken_until

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class SignalTable:
    """Counts of months.

    Parameters
    ----------
    good, false, missed, quiet : ndarray, [...]
        A, B, C and D of the table.
    """

    good: Floats
    false: Floats
    missed: Floats
    quiet: Floats

    @property
    def miss_share(self) -> Floats:
        """Error of type I, ``C / (A + C)``; NaN where no glut followed."""
        return _share(self.missed, self.good + self.missed)

    @property
    def false_share(self) -> Floats:
        """Error of type II, ``B / (B + D)``; NaN where a glut always followed."""
        return _share(self.false, self.false + self.quiet)

    @property
    def noise_to_signal(self) -> Floats:
        """False alarms a quiet month over good alarms a month before a glut.

        Infinite for a signal with false alarms alone; NaN without any alarm.
        """
        caught = _share(self.good, self.good + self.missed)
        with np.errstate(divide="ignore", invalid="ignore"):
            return self.false_share / caught

    def usefulness(self, theta: float) -> Floats:
        """Part of the loss of the best naive rule that the signal saves.

        Parameters
        ----------
        theta : float
            Weight of a missed glut against a false alarm, between zero and one.

        Returns
        -------
        ndarray, [...]
            One for a perfect signal, zero for the naive rule; NaN where an error is not known.
        """
        naive = min(theta, 1.0 - theta)
        loss = theta * self.miss_share + (1.0 - theta) * self.false_share
        return 1.0 - loss / naive


def signal_table(alarm: Flags, known: Flags, event: Floats) -> SignalTable:
    """Table of a signal over all months.

    Parameters
    ----------
    alarm : ndarray of bool, [..., month]
        Whether it alarms.
    known : ndarray of bool, [..., month]
        Whether it could be told.
    event : ndarray, [month]
        One where a glut followed in the window, zero where none did, NaN where that is not known
        or does not count.

    Returns
    -------
    SignalTable
        Counts of months, [...].

    Examples
    --------
    >>> alarm = np.array([True, True, False, False, True])
    >>> table = signal_table(alarm, np.full(5, True), np.array([1.0, 0.0, 1.0, 0.0, np.nan]))
    >>> float(table.noise_to_signal), float(table.usefulness(0.5))
    (1.0, 0.0)
    """
    return SignalTable(*(cell.sum(axis=-1) for cell in _cells(alarm, known, event)))


def signal_tables_until(
    alarm: Flags, known: Flags, event: Floats, outcomes: Integers
) -> SignalTable:
    """Tables of a signal over the months whose outcome was known, for each month.

    Parameters
    ----------
    alarm, known : ndarray of bool, [..., month]
        Whether it alarms, and whether it could be told.
    event : ndarray, [month]
        One, zero or NaN.
    outcomes : ndarray of int, [month]
        How many of the first months had an outcome that was known in each month.

    Returns
    -------
    SignalTable
        Counts of months, [..., month].
    """
    cells = _cells(alarm, known, event)
    return SignalTable(*(taken_until(cell.cumsum(axis=-1), outcomes) for cell in cells))


def _cells(alarm: Flags, known: Flags, event: Floats) -> tuple[Floats, ...]:
    on, off = known & alarm, known & ~alarm
    came, did_not = event == 1.0, event == 0.0
    pairs = ((on, came), (on, did_not), (off, came), (off, did_not))
    return tuple((one & other).astype(np.float64) for one, other in pairs)


def _share(part: Floats, whole: Floats) -> Floats:
    return np.where(whole > 0.0, part / np.where(whole > 0.0, whole, 1.0), np.nan)
