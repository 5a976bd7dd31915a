"""Which inputs lead a market to an outcome, such as a year with prices under cash cost."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from polysight.errors import UsageError, refusal
from polysight.loader import loaded
from polysight.market.parameter import Parameter
from polysight.study.market_influence import (
    Influence,
    MarketInputs,
    explained_share,
    influences,
)
from polysight.study.market_years import MarketYears, YearMeasure

Floats = NDArray[np.float64]

#: Inputs that act on the basis of futures alone; no other measure can depend on them.
BASIS = frozenset((Parameter.BASIS_MEAN.key, Parameter.BASIS_PERSISTENCE.key))
#: How far months scatter by chance, and how long that lasts: no cause that anyone could act on or
#: watch.
NOISE = frozenset(
    one.key
    for one in (
        Parameter.DEMAND_NOISE, Parameter.VOLATILITY_SLACK, Parameter.VOLATILITY_TIGHT,
        Parameter.BASIS_VOLATILITY, Parameter.METAL_VOLATILITY, Parameter.PRICE_DISCREPANCY,
        Parameter.DISCREPANCY_PERSISTENCE, Parameter.DEMAND_PERSISTENCE,
    )
)  # fmt: skip
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
        The densest first; only those whose interval lies above the share of all draws.
    influences : tuple of Influence
        Rank correlations with the measure itself (not with the occurrence), the strongest first.
    explained : float
        Share of the ranks of the measure that all these inputs together tell; the rest is chance.
    """

    target: Target
    draws: int
    share: float
    rules: tuple[Any, ...]
    influences: tuple[Influence, ...]
    explained: float


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
        Rules and influences of the inputs on which the measure can depend; the sizes of monthly
        scatter are not among them.

    Raises
    ------
    UsageError
        If the year is not simulated, or the optional library is not installed.
    """
    gap = target.gap(years)
    known = ~np.isnan(gap)
    occurs = _SIDES[target.side](gap[known], 0.0)
    causes = _causes(inputs, target.measure)
    share = float(occurs.mean()) if known.any() else float("nan")
    found = trees().rules(causes.keys, causes.values[known], occurs)
    return Discovery(
        target,
        int(known.sum()),
        share,
        found,
        influences(causes, gap),
        explained_share(causes, gap),
    )


def _causes(inputs: MarketInputs, measure: YearMeasure) -> MarketInputs:
    """Inputs on which a measure can depend, without the size of chance."""
    out = NOISE if measure is YearMeasure.FUTURES_BASIS else NOISE | BASIS
    kept = [at for at, key in enumerate(inputs.keys) if key not in out]
    return MarketInputs(tuple(inputs.keys[at] for at in kept), inputs.values[:, kept])


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
