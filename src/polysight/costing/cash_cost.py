"""Cash cost as unit consumption times price, plus one named remainder.

All arrays end in an ``input`` axis or have none; leading axes (draw, region, route, case, ...) are
free and broadcast. Money is in one currency, without value-added tax.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def input_costs(
    intensity_per_kg: NDArray[np.float64], price_per_unit: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Cost of each bought input per kilogram of product.

    Parameters
    ----------
    intensity_per_kg : ndarray, [..., input]
        Units of each input used per kilogram of product [unit/kg].
    price_per_unit : ndarray, [..., input]
        Price of each input [money/unit].

    Returns
    -------
    ndarray, [..., input]
        ``intensity * price`` [money/kg]; NaN wherever one of them is not known.

    Examples
    --------
    >>> input_costs(np.array([50.0, 1.1]), np.array([0.3, 9.0])).round(6).tolist()
    [15.0, 9.9]
    """
    return intensity_per_kg * price_per_unit


def cash_cost(
    input_cost_per_kg: NDArray[np.float64], remainder_per_kg: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Cash cost per kilogram: what is paid for inputs, plus the calibrated remainder.

    Parameters
    ----------
    input_cost_per_kg : ndarray, [..., input]
        Cost of each explained input [money/kg].
    remainder_per_kg : ndarray, [...]
        Everything that no row explains: steam, labour, chemicals, maintenance, freight [money/kg].
        It is calibrated, see `polysight.costing.remainder`, and never physics.

    Returns
    -------
    ndarray, [...]
        ``c = sum_i(input cost_i) + remainder`` [money/kg]. Depreciation is not in it.
    """
    return np.asarray(input_cost_per_kg.sum(axis=-1) + remainder_per_kg)
