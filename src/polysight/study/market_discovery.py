"""Which inputs lead a market to an outcome, such as a year with prices under cash cost."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from polysight.errors import UsageError, refusal
from polysight.loader import loaded
from polysight.study.market_influence import Influence, MarketInputs, influences
from polysight.study.market_years import MarketYears, YearMeasure

Floats = NDArray[np.float64]

#: Standard errors by which a rule must exceed the share of all draws.
CLEAR = 2.0
BELOW, ABOVE = "below", "above"
_SIDES: dict[str, Callable[[Any, Any], Any]] = {BELOW: operator.lt, ABOVE: operator.gt}


@dataclass(frozen=True, slots=True)
class Target:
    """An outcome that occurs or does not.

    Parameters
    ----------
    year : int
        Calendar year.
    measure : YearMeasure
        What is compared. The usual outcome is a negative cash margin of the plants of China
        together: their price of the year lies under their mean cash cost.
    side : {"below", "above"}
        Where it must lie.
    limit : float
        Of what, in the unit of the measure.
    """

    year: int
    measure: YearMeasure = YearMeasure.PRODUCER_MARGIN
    side: str = BELOW
    limit: float = 0.0

    def gap(self, years: MarketYears) -> Floats:
        """What is compared, less its limit.

        Parameters
        ----------
        years : MarketYears
            The market by year.

        Returns
        -------
        ndarray of float
            Axis draw.

        Raises
        ------
        UsageError
            If the year is not simulated.
        """
        told = years.years.tolist()
        if self.year not in told:
            known = f"{told[0]}–{told[-1]}"
            raise refusal(UsageError, "market_page.no_year", got=self.year, known=known)
        at = told.index(self.year)
        return np.asarray(years.of(self.measure)[:, at] - self.limit)


@dataclass(frozen=True, slots=True, eq=False)
class Discovery:
    """What leads to an outcome.

    Parameters
    ----------
    target : Target
        The outcome.
    draws : int
        Draws in which it can be told.
    share : float
        Share of them in which it occurs.
    rules : tuple of polysight.study.market_trees.Rule
        The densest first.
    influences : tuple of Influence
        Rank correlations with what is compared, the strongest first.
    """

    target: Target
    draws: int
    share: float
    rules: tuple[Any, ...]
    influences: tuple[Influence, ...]


def discovery(inputs: MarketInputs, years: MarketYears, target: Target) -> Discovery:
    """Which inputs lead to an outcome.

    Parameters
    ----------
    inputs : MarketInputs
        Inputs of the draws.
    years : MarketYears
        The same draws by year.
    target : Target
        The outcome.

    Returns
    -------
    Discovery
        Rules and influences.

    Raises
    ------
    UsageError
        If the year is not simulated, or the optional library is not installed.
    """
    gap = target.gap(years)
    known = ~np.isnan(gap)
    occurs = _SIDES[target.side](gap[known], 0.0)
    found = trees().rules(inputs.keys, inputs.values[known], occurs)
    share = float(occurs.mean()) if known.any() else float("nan")
    return Discovery(
        target, int(known.sum()), share, tuple(one for one in found if _lifts(one, share)),
        influences(inputs, gap),
    )  # fmt: skip


def _lifts(rule: Any, share: float) -> bool:
    """Whether the judging draws of a rule make its outcome clearly likelier than all draws do."""
    error = math.sqrt(max(share * (1.0 - share), 0.0) / max(rule.draws, 1))
    return bool(rule.density > share + CLEAR * error)


def trees() -> ModuleType:
    """Module that grows classification trees.

    Returns
    -------
    module
        `polysight.study.market_trees`.

    Raises
    ------
    UsageError
        If the optional package behind it is not installed.
    """
    try:
        return loaded("polysight.study.market_trees")
    except ModuleNotFoundError as fault:
        raise refusal(UsageError, "market_page.trees_missing", package=fault.name) from fault
