"""What the spread of a simulated market comes from: its inputs, and their rank correlations."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri
from scipy.stats import rankdata

from polysight.market.case import StartState
from polysight.market.parameter import Parameter
from polysight.study.market_model import MarketModel

Floats = NDArray[np.float64]

#: Numbers of the first day that are inputs, by field of the start state; logarithms are undone.
#: Earlier prices move with the price of the last month.
START = {
    "log_price": ("start_price_china", "start_price_outside"),
    "expected_log_price": ("start_expected_price_china", "start_expected_price_outside"),
    "stock": (
        "start_stock_producers", "start_stock_traders", "start_stock_wafer_makers",
        "start_stock_outside",
    ),
    "module_stock": ("start_stock_modules",),
    "metal_stock": ("start_stock_metal",),
    "metal_log_price": ("start_metal_price",),
    "expected_demand": ("start_expected_demand",),
    "use": ("start_use_china", "start_use_outside"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class MarketInputs:
    """Uncertain inputs of an ensemble.

    Parameters
    ----------
    keys : tuple of str
        Names of parameters, and of numbers of the first day, ``start_…``.
    values : ndarray of float
        Axes draw, input; in the units of the model.
    """

    keys: tuple[str, ...]
    values: Floats


@dataclass(frozen=True, slots=True)
class Influence:
    """How strongly an outcome moves with an input.

    Parameters
    ----------
    key : str
        The input.
    correlation : float
        Spearman's rank correlation over the draws.
    low, high : float
        Values of the input that five and ninety-five per cent of the draws stay below.
    """

    key: str
    correlation: float
    low: float
    high: float


def market_inputs(model: MarketModel, seed: int, draws: int, first: int = 0) -> MarketInputs:
    """Inputs of the draws of an ensemble, made again from its seed.

    Parameters
    ----------
    model : MarketModel
        The market.
    seed, draws, first : int
        Seed, number of draws and place of the first one.

    Returns
    -------
    MarketInputs
        Those that differ between draws.
    """
    case, parameters = model.chunk(seed, first, draws)
    keys = [one.key for one in Parameter]
    columns = [parameters, *(_column(case.start, field) for field in START)]
    keys += [name for names in START.values() for name in names]
    values = np.concatenate(columns, axis=1)
    moves = np.ptp(values, axis=0) > 0.0
    return MarketInputs(
        tuple(key for key, one in zip(keys, moves, strict=True) if one), values[:, moves]
    )


def influences(inputs: MarketInputs, outcome: Floats) -> tuple[Influence, ...]:
    """Rank correlations of an outcome with every input, the strongest first.

    Parameters
    ----------
    inputs : MarketInputs
        The inputs.
    outcome : ndarray of float
        Axis draw; draws without a number do not count.

    Returns
    -------
    tuple of Influence
        One an input; all nothing where the outcome does not vary.
    """
    known = ~np.isnan(outcome)
    values = inputs.values[known]
    if len(values) < 2:
        found = np.zeros(len(inputs.keys))
    else:
        ranks = np.apply_along_axis(rankdata, 0, np.column_stack([values, outcome[known]]))
        ranks -= ranks.mean(axis=0)
        size = np.sqrt((ranks**2).sum(axis=0))
        scale = size[:-1] * size[-1]
        together = ranks[:, :-1].T @ ranks[:, -1]
        found = np.divide(together, scale, out=np.zeros_like(scale), where=scale > 0.0)
    low, high = np.quantile(inputs.values, (0.05, 0.95), axis=0)
    rows = [
        Influence(key, float(one), float(least), float(most))
        for key, one, least, most in zip(inputs.keys, found, low, high, strict=True)
    ]
    return tuple(sorted(rows, key=lambda row: (-abs(row.correlation), row.key)))


def explained_share(inputs: MarketInputs, outcome: Floats) -> float:
    """How much of an outcome all inputs together tell.

    Parameters
    ----------
    inputs : MarketInputs
        The inputs.
    outcome : ndarray of float
        Axis draw; draws without a number do not count.

    Returns
    -------
    float
        Share of the variance of the ranks of the outcome that a plane through the ranks of the
        inputs tells, less what as many inputs without any effect would; NaN where there are too few
        draws or the outcome does not vary.
    """
    known = ~np.isnan(outcome)
    count, width = int(known.sum()), len(inputs.keys)
    if count <= width + 1 or not np.ptp(outcome[known]):
        return float("nan")
    ranks = np.apply_along_axis(rankdata, 0, np.column_stack([inputs.values, outcome])[known])
    ranks -= ranks.mean(axis=0)
    terms, *_ = np.linalg.lstsq(ranks[:, :-1], ranks[:, -1])
    left = ranks[:, -1] - ranks[:, :-1] @ terms
    rest = float((left**2).sum() / (ranks[:, -1] ** 2).sum()) * (count - 1) / (count - width - 1)
    return max(0.0, 1.0 - rest)


def chance_correlation(inputs: int, draws: int, confidence: float = 0.95) -> float:
    """Rank correlation that the strongest of inputs without any effect stays below.

    Parameters
    ----------
    inputs, draws : int
        How many.
    confidence : float
        In which share of cases.

    Returns
    -------
    float
        By the normal approximation of Spearman's correlation of independent draws, variance
        ``1 / (draws - 1)``, and independent inputs; one where there are too few draws to tell.
    """
    if draws < 2 or inputs < 1:
        return 1.0
    each = confidence ** (1.0 / inputs)
    return min(1.0, float(ndtri(0.5 + each / 2.0)) / float(np.sqrt(draws - 1)))


def _column(start: StartState, field: str) -> Floats:
    """Axes draw, input of one field."""
    values = np.atleast_2d(getattr(start, field))
    return np.asarray((np.exp(values) if "log_price" in field else values).T)
