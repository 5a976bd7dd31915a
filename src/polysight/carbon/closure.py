"""Whether an inventory closes: what goes in of a conserved quantity comes out again.

Mass and energy are neither made nor lost, so that an inventory whose two sides differ by more than
its numbers are known has forgotten an exchange or counts one twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from polysight.carbon.exchanges import Floats
from polysight.errors import DataError, Problem


class Conserved(StrEnum):
    """Quantity that an inventory must keep."""

    MASS = "mass"
    ENERGY = "energy"


@dataclass(frozen=True, slots=True)
class Term:
    """One exchange of an activity, as an amount of the conserved quantity.

    Parameters
    ----------
    name : str
        Code of what is exchanged.
    amount : ndarray of float
        Axes ...; not negative [kg or kWh per unit of product].
    """

    name: str
    amount: Floats


@dataclass(frozen=True, slots=True)
class Closure:
    """Both sides of one activity.

    Parameters
    ----------
    activity : str
        Code of the activity.
    quantity : Conserved
        What is conserved.
    inputs, outputs : tuple of Term
        What goes in, and what comes out: product, by-products, waste, releases, heat.
    """

    activity: str
    quantity: Conserved
    inputs: tuple[Term, ...]
    outputs: tuple[Term, ...]

    @property
    def entering(self) -> Floats:
        """Sum of the inputs, axes ... [kg or kWh per unit of product]."""
        return _sum(self.inputs)

    @property
    def leaving(self) -> Floats:
        """Sum of the outputs, axes ... [kg or kWh per unit of product]."""
        return _sum(self.outputs)

    @property
    def gap(self) -> Floats:
        """What goes in and does not come out, axes ..., as a share of the larger side."""
        size = np.maximum(np.maximum(self.entering, self.leaving), np.finfo(float).tiny)
        return np.asarray((self.entering - self.leaving) / size)


def require_closed(closures: tuple[Closure, ...], *, tolerance: float) -> None:
    """Proof that every activity gives out what it takes in.

    Parameters
    ----------
    closures : tuple of Closure
        The activities, by quantity.
    tolerance : float
        Gap up to which two sides count as equal, as a share of the larger one.

    Raises
    ------
    DataError
        With one problem for every activity and quantity that does not close in some draw, or of
        which an amount is negative or no number.

    Examples
    --------
    >>> silica, coal = Term("quartz", np.array(2.14)), Term("coal", np.array(0.8))
    >>> metal, gas = Term("silicon-metal", np.array(1.0)), Term("gases", np.array(1.94))
    >>> smelter = Closure("silicon-metal", Conserved.MASS, (silica, coal), (metal, gas))
    >>> require_closed((smelter,), tolerance=1e-9)
    """
    problems = []
    for one in closures:
        wrong = [t.name for t in (*one.inputs, *one.outputs) if not np.all(t.amount >= 0)]
        if wrong:
            told = (("activity", one.activity), ("names", ", ".join(wrong)))
            problems.append(Problem("foreground.not_an_amount", told))
        elif np.any(np.abs(one.gap) > tolerance):
            problems.append(_open(one))
    if problems:
        raise DataError(tuple(problems))


def _open(one: Closure) -> Problem:
    place = int(np.argmax(np.abs(one.gap)))
    sides = np.broadcast_arrays(one.entering, one.leaving)
    entering, leaving = (float(side.ravel()[place]) for side in sides)
    key = f"foreground.open_{one.quantity.value}"
    told = (("activity", one.activity), ("entering", entering), ("leaving", leaving))
    return Problem(key, tuple((name, _shown(value)) for name, value in told))


def _shown(value: object) -> str:
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def _sum(terms: tuple[Term, ...]) -> Floats:
    total: Floats = np.zeros(())
    for term in terms:
        total = total + term.amount
    return total
