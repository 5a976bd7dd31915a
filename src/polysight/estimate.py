"""What a model room receives instead of a bare number."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with its spread, unit, basis and the rows behind it.

    Parameters
    ----------
    quantity : str
        Quantity code.
    value : float
        Central value in ``unit``.
    low, high : float
        Range told by the sources; equal to ``value`` where none is told.
    unit : str
        Canonical unit code of the quantity.
    basis : tuple of (str, str)
        What makes the number comparable, as sorted (dimension, code) pairs.
    period : str
        Period the number is about.
    known : str
        Day on which the youngest of its rows could first be known.
    observations : tuple of str
        Ids of the rows behind it, the chosen one first.
    conversions : tuple of str
        Steps from the rows to this number, each citing its rate.
    tier : str
        Weakest tier among the rows.
    """

    quantity: str
    value: float
    low: float
    high: float
    unit: str
    basis: tuple[tuple[str, str], ...]
    period: str
    known: str
    observations: tuple[str, ...]
    conversions: tuple[str, ...] = ()
    tier: str = ""
