r"""How far two ways of naming months agree, and whether more than by chance.

.. math:: \kappa = \frac{p_o - p_e}{1 - p_e}

where :math:`p_o` is the part of the months named alike and :math:`p_e` the part that would be if
both named as many months without looking.

References
----------
Cohen, J. (1960), A coefficient of agreement for nominal scales, Educational and Psychological
Measurement 20, 37-46.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Months by what a rule and what the labels say.

    Parameters
    ----------
    both, rule_only, label_only, neither : int
        Months.
    """

    both: int
    rule_only: int
    label_only: int
    neither: int

    @property
    def months(self) -> int:
        """All months."""
        return self.both + self.rule_only + self.label_only + self.neither

    @property
    def found(self) -> float:
        """Part of the labelled months that the rule names; NaN without any."""
        return _share(self.both, self.both + self.label_only)

    @property
    def borne_out(self) -> float:
        """Part of the months named by the rule that are labelled so; NaN without any."""
        return _share(self.both, self.both + self.rule_only)

    @property
    def kappa(self) -> float:
        """Agreement beyond chance: one for full, zero for none; NaN where chance is all."""
        count = self.months
        if not count:
            return float("nan")
        ruled, labelled = self.both + self.rule_only, self.both + self.label_only
        seen = (self.both + self.neither) / count
        chance = (ruled * labelled + (count - ruled) * (count - labelled)) / count**2
        return (seen - chance) / (1.0 - chance) if chance < 1.0 else float("nan")


def agreement(rule: Flags, label: Flags, known: Flags) -> Agreement:
    """Count months.

    Parameters
    ----------
    rule, label : ndarray of bool, [month]
        What both say.
    known : ndarray of bool, [month]
        Months that count.

    Returns
    -------
    Agreement
        The counts.

    Examples
    --------
    >>> yes, no = np.array([True, True, False]), np.array([True, False, False])
    >>> agreement(yes, no, np.array([True, True, True]))
    Agreement(both=1, rule_only=1, label_only=0, neither=1)
    """
    rule, label = rule[known], label[known]
    return Agreement(
        int(np.count_nonzero(rule & label)),
        int(np.count_nonzero(rule & ~label)),
        int(np.count_nonzero(~rule & label)),
        int(np.count_nonzero(~rule & ~label)),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")
