"""Gross margin of a price above a cost, and what a step of the price does to it."""

from __future__ import annotations

from itertools import product

Range = tuple[float, float]


def margin_step(price: Range, cost: Range, step: Range) -> Range:
    """Change of the gross margin when the price moves by a step: m = 1 - c / p.

    Parameters
    ----------
    price, cost : tuple of float
        Low and high in one unit and on one tax basis; prices above zero.
    step : tuple of float
        Change of the price, low and high, in the same unit.

    Returns
    -------
    tuple of float
        Low and high, fractions of one; c / p - c / (p + d) is monotone in each of the three.
    """
    found = [
        cost_at / at - cost_at / (at + by)
        for at, cost_at, by in product(price, cost, step)
        if at > 0.0 and at + by > 0.0
    ]
    return (min(found), max(found)) if found else (float("nan"), float("nan"))


def prices_of_step(step: float, cost: float, change: float) -> float:
    """Price at which a step of the price changes the gross margin by so much.

    Parameters
    ----------
    step : float
        Size of the step, above zero.
    cost : float
        Cost in the same unit.
    change : float
        Size of the change of the margin, a fraction above zero.

    Returns
    -------
    float
        ``p`` with ``c / (p - d) - c / p = m``: p (p - d) = c d / m.
    """
    return float(0.5 * step + (0.25 * step * step + cost * step / change) ** 0.5)
