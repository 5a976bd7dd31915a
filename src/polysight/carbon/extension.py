"""A foreground with one activity more: the product whose suppliers it already holds."""

from __future__ import annotations

import numpy as np

from polysight.carbon.exchanges import Exchanges, Floats, exchanges
from polysight.carbon.foreground import Foreground
from polysight.errors import DataError, refusal
from polysight.suggestion import nearest

Amounts = tuple[tuple[str, Floats | float], ...]


def extended(
    foreground: Foreground, activity: str, *, inputs: Amounts, releases: Amounts = ()
) -> Foreground:
    """Foreground with an activity that makes one unit of a product of its own.

    Parameters
    ----------
    foreground : Foreground
        The suppliers.
    activity : str
        Code of the new activity, which takes the last place of the axis.
    inputs : tuple of (str, ndarray or float)
        Supplier and amount per unit of product, axes ... [unit of the supplier's product]; one
        that is named twice counts twice.
    releases : tuple of (str, ndarray or float)
        Flow and amount per unit of product, axes ... [unit of the flow].

    Returns
    -------
    Foreground
        The same activities and flows, and the new one.

    Raises
    ------
    DataError
        If a supplier or a flow is not there, or the code is taken.

    Examples
    --------
    >>> from polysight.carbon.exchanges import exchanges
    >>> power = Foreground(
    ...     ("power",), ("co2",), exchanges(((0, 0, 1.0),)), exchanges(((0, 0, 0.6),))
    ... )
    >>> extended(power, "silicon", inputs=(("power", 50.0),)).technosphere.values
    array([  1., -50.,   1.])
    """
    for flow, _ in releases:
        if flow not in foreground.flows:
            near = nearest(flow, foreground.flows)
            raise refusal(DataError, "foreground.unknown_flow", flow=flow, suggestion=near)
    column = len(foreground.activities)
    taken = [(foreground.place(supplier), column, -np.asarray(a)) for supplier, a in inputs]
    made = (column, column, 1.0)
    given = tuple((foreground.flows.index(flow), column, amount) for flow, amount in releases)
    return Foreground(
        (*foreground.activities, activity),
        foreground.flows,
        _joined(foreground.technosphere, exchanges((*taken, made))),
        _joined(foreground.biosphere, exchanges(given)),
    )


def _joined(one: Exchanges, other: Exchanges) -> Exchanges:
    free = np.broadcast_shapes(one.free_shape, other.free_shape)
    values = [np.broadcast_to(part.values, (*free, len(part.rows))) for part in (one, other)]
    return Exchanges(
        np.concatenate([one.rows, other.rows]),
        np.concatenate([one.columns, other.columns]),
        np.concatenate(values, axis=-1),
    )
