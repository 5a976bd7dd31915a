"""Quantities that hang together: constraints of sums and products, which hold exactly.

A constraint is a sum of terms that is zero; a term is a coefficient times one quantity
(linear), two (bilinear, such as capacity times utilisation) or more, a power being a factor that is
repeated:

    production - capacity * utilisation = 0
    production + imports - exports - demand = 0
    part - share * whole = 0

A quotient is written as the product that it comes from. A new identity is data, never code.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal

Floats = NDArray[np.float64]
Integers = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Term:
    """A coefficient times quantities.

    Parameters
    ----------
    coefficient : float
        Number before the quantities.
    factors : tuple of str
        Quantities that are multiplied; one that is repeated is a power.
    """

    coefficient: float
    factors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Constraint:
    """A sum of terms and a constant that is zero.

    Parameters
    ----------
    key : str
        Its name, such as that of the relation.
    terms : tuple of Term
        Terms of the sum.
    constant : float
        Number that is added to them.
    """

    key: str
    terms: tuple[Term, ...]
    constant: float = 0.0


@dataclass(frozen=True, eq=False)
class BalanceNetwork:
    """Quantities and the constraints among them; made by `balance_network`.

    Parameters
    ----------
    quantities : tuple of str
        Keys; axis quantity.
    constraints : tuple of Constraint
        Axis constraint.
    owner : ndarray of int
        Constraint of each term; axis term.
    coefficients : ndarray of float
        Axis term.
    factors : ndarray of int
        Axes term, factor; the number of quantities stands for a factor of one.
    constants : ndarray of float
        Axis constraint.
    """

    quantities: tuple[str, ...]
    constraints: tuple[Constraint, ...]
    owner: Integers
    coefficients: Floats
    factors: Integers
    constants: Floats

    @property
    def linear(self) -> bool:
        """Whether no term multiplies quantities with each other."""
        return int(self.factors.shape[1]) <= 1

    def residuals(self, values: Floats) -> Floats:
        """What each constraint lacks to be zero.

        Parameters
        ----------
        values : ndarray of float
            Axis quantity.

        Returns
        -------
        ndarray of float
            Axis constraint, in the unit of its terms.
        """
        products = self.coefficients * self._factors_at(values).prod(axis=1)
        sums = np.bincount(self.owner, products, len(self.constraints))
        return np.asarray(sums, dtype=float) + self.constants

    def jacobian(self, values: Floats) -> Floats:
        """How fast each constraint changes with each quantity.

        Parameters
        ----------
        values : ndarray of float
            Axis quantity.

        Returns
        -------
        ndarray of float
            Axes constraint, quantity.
        """
        table = self._factors_at(values)
        slopes = np.zeros((len(self.constraints), len(values) + 1))
        for place in range(table.shape[1]):
            others = np.delete(table, place, axis=1).prod(axis=1)
            np.add.at(slopes, (self.owner, self.factors[:, place]), self.coefficients * others)
        return slopes[:, :-1]

    def curvature(self, values: Floats, weights: Floats) -> Floats:
        """Second derivatives of a weighted sum of the constraints.

        Parameters
        ----------
        values : ndarray of float
            Axis quantity.
        weights : ndarray of float
            Axis constraint.

        Returns
        -------
        ndarray of float
            Axes quantity, quantity.
        """
        table, count = self._factors_at(values), len(values)
        bent = np.zeros((count + 1, count + 1))
        shares = self.coefficients * weights[self.owner]
        for one, other in permutations(range(table.shape[1]), 2):
            others = np.delete(table, (one, other), axis=1).prod(axis=1)
            np.add.at(bent, (self.factors[:, one], self.factors[:, other]), shares * others)
        return bent[:-1, :-1]

    def components(self) -> tuple[BalanceNetwork, ...]:
        """Networks that have no quantity in common, so that each can be solved alone.

        Returns
        -------
        tuple of BalanceNetwork
            In the order of their first quantities; one of a quantity without constraints as well.
        """
        count = len(self.quantities)
        rows = np.repeat(self.owner, self.factors.shape[1])
        columns = self.factors.ravel()
        real = columns < count
        links = zip((rows[real] + count).tolist(), columns[real].tolist(), strict=True)
        labels = _connected(count + len(self.constraints), links)
        names: dict[int, list[str]] = {}
        held: dict[int, list[Constraint]] = {}
        for name, label in zip(self.quantities, labels[:count], strict=True):
            names.setdefault(label, []).append(name)
        for constraint, label in zip(self.constraints, labels[count:], strict=True):
            held.setdefault(label, []).append(constraint)
        return tuple(
            balance_network(held.get(label, []), quantities) for label, quantities in names.items()
        )

    def without(self, constraint: int) -> BalanceNetwork:
        """The same quantities with one constraint less.

        Parameters
        ----------
        constraint : int
            Place on the axis constraint.

        Returns
        -------
        BalanceNetwork
            Without it.
        """
        kept = self.constraints[:constraint] + self.constraints[constraint + 1 :]
        return balance_network(kept, self.quantities)

    def _factors_at(self, values: Floats) -> Floats:
        """Values of the factors; axes term, factor."""
        taken: Floats = np.append(values, 1.0)[self.factors]
        return taken


def _connected(count: int, links: Iterable[tuple[int, int]]) -> list[int]:
    """First of all that each thing hangs together with, by links of two."""
    first = list(range(count))

    def root(at: int) -> int:
        while first[at] != at:
            first[at] = first[first[at]]
            at = first[at]
        return at

    for one, other in links:
        ends = sorted((root(one), root(other)))
        first[ends[1]] = ends[0]
    return [root(at) for at in range(count)]


def linear_constraint(
    key: str, coefficients: Mapping[str, float], constant: float = 0.0
) -> Constraint:
    """A sum of quantities that is zero.

    Parameters
    ----------
    key : str
        Its name.
    coefficients : Mapping of str to float
        Coefficient of each quantity.
    constant : float
        Number that is added.

    Returns
    -------
    Constraint
        For a `BalanceNetwork`.

    Examples
    --------
    >>> linear_constraint("node", {"in": 1.0, "out": -1.0}).terms[1]
    Term(coefficient=-1.0, factors=('out',))
    """
    terms = tuple(Term(float(number), (name,)) for name, number in coefficients.items())
    return Constraint(key, terms, constant)


def product_constraint(
    key: str, result: str, factors: Sequence[str], coefficient: float = 1.0
) -> Constraint:
    """A quantity that is the product of others, such as production of capacity and utilisation.

    Parameters
    ----------
    key : str
        Its name.
    result : str
        The quantity.
    factors : sequence of str
        What is multiplied.
    coefficient : float
        Number before the product, such as one between units.

    Returns
    -------
    Constraint
        For a `BalanceNetwork`.

    Examples
    --------
    >>> network = balance_network([product_constraint("made", "output", ("capacity", "load"))])
    >>> network.residuals(np.array([1620.0, 1800.0, 0.9])).round(9).tolist()
    [0.0]
    """
    return Constraint(key, (Term(1.0, (result,)), Term(-coefficient, tuple(factors))))


def balance_network(
    constraints: Iterable[Constraint], quantities: Iterable[str] = ()
) -> BalanceNetwork:
    """Network of constraints.

    Parameters
    ----------
    constraints : iterable of Constraint
        What holds exactly.
    quantities : iterable of str
        Quantities that come first, and that there are even where no constraint has them.

    Returns
    -------
    BalanceNetwork
        With the quantities in the order in which they are met.

    Raises
    ------
    DataError
        If a coefficient is not finite, a term has no quantity, or a constraint no term.
    """
    held = tuple(constraints)
    places: dict[str, int] = {}
    for name in quantities:
        places.setdefault(name, len(places))
    for constraint in held:
        _refuse_unfit(constraint)
        for term in constraint.terms:
            for name in term.factors:
                places.setdefault(name, len(places))
    terms = [term for constraint in held for term in constraint.terms]
    width = max((len(term.factors) for term in terms), default=1)
    factors = np.full((len(terms), width), len(places), dtype=np.intp)
    for row, term in enumerate(terms):
        factors[row, : len(term.factors)] = [places[name] for name in term.factors]
    return BalanceNetwork(
        tuple(places),
        held,
        np.repeat(np.arange(len(held)), [len(constraint.terms) for constraint in held]),
        np.array([term.coefficient for term in terms], dtype=float),
        factors,
        np.array([constraint.constant for constraint in held], dtype=float),
    )


def start_values(network: BalanceNetwork, known: Floats) -> Floats:
    """Values to start a search from: unknown quantities from constraints that have one of them.

    Parameters
    ----------
    network : BalanceNetwork
        Quantities and constraints.
    known : ndarray of float
        Axis quantity; NaN where nothing is known.

    Returns
    -------
    ndarray of float
        Axis quantity; where no constraint helps, the geometric mean of the sizes that are known.
    """
    values = known.copy()
    found = True
    while found:
        found = False
        for constraint in network.constraints:
            names = {name for term in constraint.terms for name in term.factors}
            places = [network.quantities.index(name) for name in names]
            unknown = [place for place in places if math.isnan(values[place])]
            if len(unknown) == 1:
                value = _solved(constraint, network, values, unknown[0])
                found |= math.isfinite(value)
                values[unknown[0]] = value
    sizes = np.abs(values[np.isfinite(values) & (values != 0)])
    typical = float(np.exp(np.log(sizes).mean())) if sizes.size else 1.0
    return np.where(np.isfinite(values), values, typical)


def _solved(constraint: Constraint, network: BalanceNetwork, values: Floats, unknown: int) -> float:
    """Value of the one unknown quantity; NaN where it is no root of a straight line."""
    name = network.quantities[unknown]
    places = {each: place for place, each in enumerate(network.quantities)}
    slope, rest = 0.0, constraint.constant
    for term in constraint.terms:
        others = [values[places[each]] for each in term.factors if each != name]
        product = term.coefficient * math.prod(others)
        match len(term.factors) - len(others):
            case 0:
                rest += product
            case 1:
                slope += product
            case _:
                return math.nan
    return -rest / slope if slope else math.nan


def _refuse_unfit(constraint: Constraint) -> None:
    """Refuse what is no constraint."""
    numbers = [constraint.constant, *(term.coefficient for term in constraint.terms)]
    empty = not constraint.terms or any(not term.factors for term in constraint.terms)
    if empty or not all(math.isfinite(number) for number in numbers):
        raise refusal(DataError, "balance_network.constraint", got=constraint.key)
