"""What varies from one draw of a project to the next: multipliers of its own numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from polysight.errors import DataError, refusal
from polysight.investment.case import Floats, ProjectCase

#: Factors that every project has; beside them ``input:KEY`` for each purchased input and
#: ``price:KEY`` for each product that is not the main one.
PRICE, LOAD, CAPITAL, FIXED_COST, CARBON, LOAN_RATE = (
    "price", "load", "capital", "fixed-cost", "carbon", "loan-rate",
)  # fmt: skip
_INPUT, _PRODUCT = "input:", "price:"


class DrawFactors(NamedTuple):
    """Factors by draw; one everywhere, and zero where something is added, changes nothing.

    Parameters
    ----------
    price : ndarray of float
        Axes draw, product; multiplies home and export prices in every period.
    price_path : ndarray of float
        Axes draw, t; multiplies the prices of the main product in each period; no rows where
        there is no path.
    load : ndarray of float
        Axis draw; multiplies the normal load.
    capital : ndarray of float
        Axis draw; multiplies every line of the construction investment, overrun included, and
        with it the tax, depreciation and repairs that follow from it.
    inputs : ndarray of float
        Axes draw, purchased input; multiplies what it costs, by price or by consumption.
    fixed_cost : ndarray of float
        Axis draw; multiplies wages, repairs, other manufacturing, administration and compliance.
    carbon : ndarray of float
        Axis draw; multiplies the cost of carbon.
    loan_rate : ndarray of float
        Axis draw; added to the yearly rates of long loans, working capital and short loans.
    """

    price: Floats
    price_path: Floats
    load: Floats
    capital: Floats
    inputs: Floats
    fixed_cost: Floats
    carbon: Floats
    loan_rate: Floats


def factor_keys(case: ProjectCase) -> tuple[str, ...]:
    """Factors of a project, in the order of its file.

    Parameters
    ----------
    case : ProjectCase
        The project.

    Returns
    -------
    tuple of str
        Keys, for example ``price`` and ``input:electricity``.
    """
    return (
        PRICE,
        *(_PRODUCT + product.key for product in case.products[1:]),
        LOAD,
        CAPITAL,
        *(_INPUT + each.key for each in case.inputs),
        FIXED_COST,
        CARBON,
        LOAN_RATE,
    )


def neutral(key: str) -> float:
    """Value of a factor that changes nothing.

    Parameters
    ----------
    key : str
        A factor.

    Returns
    -------
    float
        Zero for what is added, one for what multiplies.
    """
    return 0.0 if key == LOAN_RATE else 1.0


def draw_factors(
    case: ProjectCase, drawn: Mapping[str, Floats], count: int, *, price_path: Floats | None = None
) -> DrawFactors:
    """Factors of every draw from those that vary.

    Parameters
    ----------
    case : ProjectCase
        The project.
    drawn : mapping of str to ndarray of float
        By factor, axis draw; factors left out do not vary.
    count : int
        Number of draws.
    price_path : ndarray of float, optional
        Axes draw, t; multipliers of the main product's prices by period.

    Returns
    -------
    DrawFactors
        New arrays.

    Raises
    ------
    DataError
        If a factor is not one of the project's, or an array does not fit.
    """
    known = factor_keys(case)
    for key, values in drawn.items():
        if key not in known:
            raise refusal(DataError, "valuation.factor", got=key, known=", ".join(known))
        if values.shape != (count,):
            raise refusal(
                DataError, "valuation.draws", factor=key, got=values.shape, expected=(count,)
            )
    path = np.empty((0, case.periods)) if price_path is None else price_path
    if path.shape not in ((0, case.periods), (count, case.periods)):
        raise refusal(
            DataError,
            "valuation.draws",
            factor=PRICE,
            got=path.shape,
            expected=(count, case.periods),
        )

    def of(key: str) -> Floats:
        given = drawn.get(key, np.full(count, neutral(key)))
        return np.ascontiguousarray(given, dtype=np.float64)

    def table(keys: list[str]) -> Floats:
        return np.ascontiguousarray(np.array([of(key) for key in keys]).reshape(-1, count).T)

    return DrawFactors(
        price=table([PRICE, *(_PRODUCT + product.key for product in case.products[1:])]),
        price_path=np.ascontiguousarray(path, dtype=np.float64),
        load=of(LOAD),
        capital=of(CAPITAL),
        inputs=table([_INPUT + each.key for each in case.inputs]),
        fixed_cost=of(FIXED_COST),
        carbon=of(CARBON),
        loan_rate=of(LOAN_RATE),
    )
