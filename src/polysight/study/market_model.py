"""A market with its doubt: what is known of plants and months, and spreads from which draws come.

Any stretch of the draw axis can be made alone and is the same whoever makes it: each uncertain
number has a random stream of its own name (`polysight.uncertainty.stream`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, ndtri

from polysight.market.case import (
    Market,
    MarketCase,
    MonthArrays,
    PlantArrays,
    RuleTerms,
    SiteArrays,
    StartState,
)
from polysight.market.parameter import Parameter
from polysight.uncertainty.stream import uniforms

Floats = NDArray[np.float64]

#: Room at both ends of a uniform number for its normal score.
EDGE = 2.0**-54


class Transform(IntEnum):
    """How a normal number becomes a parameter."""

    LINEAR = 0
    LOG = 1
    LOGIT = 2


@dataclass(frozen=True, slots=True, eq=False)
class ParameterSpread:
    """Parameters as jointly normal numbers behind transforms.

    Parameters
    ----------
    middle : ndarray of float
        Axis `Parameter`; mean of the number behind the transform.
    factor : ndarray of float
        Axes `Parameter`, source; its product with its transpose is the covariance behind the
        transforms.
    transform : ndarray of int
        Axis `Parameter`; `Transform`.
    low, high : ndarray of float
        Axis `Parameter`; ends between which a logit lies, unused by the others.
    """

    middle: Floats
    factor: Floats
    transform: NDArray[np.int64]
    low: Floats
    high: Floats

    def values(self, latent: Floats) -> Floats:
        """Parameters from the numbers behind them.

        Parameters
        ----------
        latent : ndarray of float
            Axes ..., `Parameter`.

        Returns
        -------
        ndarray of float
            Axes ..., `Parameter`.
        """
        bounded = self.low + (self.high - self.low) * expit(latent)
        positive = np.exp(np.where(self.transform == Transform.LOG, latent, 0.0))
        found = np.where(self.transform == Transform.LOG, positive, latent)
        return np.where(self.transform == Transform.LOGIT, bounded, found)

    def draws(self, seed: int, first: int, count: int) -> Floats:
        """Parameters of a stretch of draws.

        Parameters
        ----------
        seed : int
            Seed of the ensemble.
        first, count : int
            Place of the first draw on the whole draw axis, and number of draws.

        Returns
        -------
        ndarray of float
            Axes draw, `Parameter`.
        """
        latent = np.repeat(self.middle[:, None], count, axis=1)
        for source in Parameter:
            # Not a product of matrices: its last bits would depend on the length of the stretch.
            scores = _scores(seed, f"market.{source.key}", first, count)
            latent += self.factor[:, source, None] * scores
        return self.values(latent.T)


class UsualStock(IntEnum):
    """Stocks that may be at the normal cover of a draw."""

    PRODUCERS = 0
    WAFER_MAKERS = 2
    MODULES = 4


@dataclass(frozen=True, slots=True, eq=False)
class StartSpread:
    """What is known of the market on the day before the first month.

    Parameters
    ----------
    middle : StartState
        Central values; the draw axis has length one.
    deviation : StartState
        Standard deviations of the natural logarithms, in the same shape: stocks, demand and use
        are log-normal about their central value, log prices normal.
    usual : tuple of UsualStock
        Stocks of which nothing was read: each draw starts at its own normal cover, not at the
        central value, with the deviation about it.
    """

    middle: StartState
    deviation: StartState
    usual: tuple[UsualStock, ...] = ()

    def draws(self, seed: int, first: int, count: int) -> StartState:
        """Start states of a stretch of draws.

        Parameters
        ----------
        seed : int
            Seed of the ensemble.
        first, count : int
            Place of the first draw on the whole draw axis, and number of draws.

        Returns
        -------
        StartState
            Axis draw of length ``count``.
        """
        made = [
            _drawn(name, middle, deviation, seed, first, count)
            for name, middle, deviation in zip(
                StartState._fields, self.middle, self.deviation, strict=True
            )
        ]
        return StartState(*made)


@dataclass(frozen=True, slots=True, eq=False)
class MarketModel:
    """A market with its doubt.

    Parameters
    ----------
    plants, sites, months, rule
        As in `polysight.market.case.MarketCase`.
    plant_codes, groups, regions, supply_points, sites_named : tuple of str
        Keys of the axes.
    start : StartSpread
        The first day.
    parameters : ParameterSpread
        Behaviour.
    inputs : tuple of str
        Ids of all rows that went in.
    """

    plants: PlantArrays
    sites: SiteArrays
    months: MonthArrays
    rule: RuleTerms
    plant_codes: tuple[str, ...]
    groups: tuple[str, ...]
    regions: tuple[str, ...]
    supply_points: tuple[str, ...]
    sites_named: tuple[str, ...]
    start: StartSpread
    parameters: ParameterSpread
    inputs: tuple[str, ...]

    def chunk(self, seed: int, first: int, count: int) -> tuple[MarketCase, Floats]:
        """A stretch of the ensemble, ready to be simulated.

        Parameters
        ----------
        seed : int
            Seed of the ensemble.
        first, count : int
            Place of the first draw on the whole draw axis, and number of draws.

        Returns
        -------
        MarketCase
            The market with ``count`` start states.
        ndarray of float
            Axes draw, `Parameter`.
        """
        parameters = self.parameters.draws(seed, first, count)
        start = self.start_of(seed, first, parameters)
        case = MarketCase(
            self.plants, self.sites, self.months, start, self.rule,
            self.plant_codes, self.groups, self.regions, self.supply_points, self.sites_named,
        )  # fmt: skip
        return case, parameters

    def start_of(self, seed: int, first: int, parameters: Floats) -> StartState:
        """Start states that belong to given parameters.

        Parameters
        ----------
        seed : int
            Seed of the ensemble.
        first : int
            Place of the first draw on the whole draw axis.
        parameters : ndarray of float
            Axes draw, `Parameter`.

        Returns
        -------
        StartState
            At the level of demand of each draw, with usual stocks at its normal covers.
        """
        drawn = self.start.draws(seed, first, len(parameters))
        return _covered(_levelled(drawn, parameters), self.start, parameters)


def _levelled(start: StartState, parameters: Floats) -> StartState:
    """The first day at the level of demand of each draw: what is expected is what there is."""
    level = np.exp(parameters[:, Parameter.DEMAND_LEVEL])
    return start._replace(
        expected_demand=start.expected_demand * level,
        use=start.use * level,
        module_stock=start.module_stock * level,
    )


#: Parameter that holds the normal cover of each usual stock in China.
_COVERS = {
    UsualStock.PRODUCERS: Parameter.PRODUCER_COVER_MONTHS,
    UsualStock.WAFER_MAKERS: Parameter.WAFER_COVER_MONTHS,
}


def _covered(start: StartState, spread: StartSpread, parameters: Floats) -> StartState:
    """Usual stocks at the normal covers of each draw, off by what was drawn for them."""
    stock, modules = start.stock.copy(), start.module_stock
    for one, cover in _COVERS.items():
        if one in spread.usual:
            off = start.stock[one] / spread.middle.stock[one]
            stock[one] = parameters[:, cover] * start.use[Market.CHINA] * off
    if UsualStock.MODULES in spread.usual:
        level = np.exp(parameters[:, Parameter.DEMAND_LEVEL])
        off = start.module_stock / (spread.middle.module_stock * level)
        modules = parameters[:, Parameter.MODULE_COVER_MONTHS] * start.expected_demand * off
    return start._replace(stock=stock, module_stock=modules)


def _scores(seed: int, name: str, first: int, count: int) -> Floats:
    drawn = uniforms(seed, name, count, first=first)
    return np.asarray(ndtri(np.clip(drawn, EDGE, 1.0 - EDGE)))


def _drawn(
    name: str, middle: Floats, deviation: Floats, seed: int, first: int, count: int
) -> Floats:
    """One field of the start state; log-normal unless its name tells that it is a logarithm.

    Earlier prices move with the price of the last month, whose stream they share.
    """
    rows = middle.reshape(-1, 1)
    shared = "log_price" if name == "earlier_log_price" else name
    streams = [
        _scores(seed, f"market.start.{shared}.{0 if shared != name else row}", first, count)
        for row in range(len(rows))
    ]
    spread = deviation.reshape(-1, 1) * np.array(streams)
    values = rows + spread if name.endswith("log_price") else rows * np.exp(spread)
    return np.ascontiguousarray(values.reshape((*middle.shape[:-1], count)))
