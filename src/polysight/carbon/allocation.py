"""Division of a burden between a product and its by-products by a stated rule.

ISO 14067 asks to avoid allocation first (substitution stands for the expanded system), then to
follow physical relations (mass), then others (economic value). Cut-off gives all to the product.
The rules are shown side by side, for the choice is a convention and no fact.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, PolysightError, Problem, refusal

Floats = NDArray[np.float64]


class AllocationRule(StrEnum):
    """How a burden is divided."""

    MASS = "mass"
    ECONOMIC = "economic"
    SUBSTITUTION = "substitution"
    CUT_OFF = "cut-off"


@dataclass(frozen=True, slots=True)
class CoProduct:
    """One product of a joint activity; the first of a list is the one that is studied.

    Parameters
    ----------
    name : str
        Code of the product.
    kg_per_kg : ndarray of float
        Axes ...; output per kg of the studied product, not negative; one for itself.
    cny_per_kg : ndarray of float or None
        Axes ...; price without tax at the gate; None where unknown.
    displaced_kgco2e_per_kg : ndarray of float or None
        Axes ...; footprint of the supply that it replaces elsewhere; None where unknown. Not
        needed for the studied product.
    """

    name: str
    kg_per_kg: Floats
    cny_per_kg: Floats | None = None
    displaced_kgco2e_per_kg: Floats | None = None


@dataclass(frozen=True, slots=True)
class Allocated:
    """Shares of a burden by one rule.

    Parameters
    ----------
    rule : AllocationRule
        The rule.
    products : tuple of str
        Keys of the product axis; the studied product first.
    shares : ndarray of float
        Axes product, ...; from nought to one, they sum to one.
    """

    rule: AllocationRule
    products: tuple[str, ...]
    shares: Floats

    def burdens(self, total: Floats) -> Floats:
        """Burden of each product.

        Parameters
        ----------
        total : ndarray of float
            Axes ...; burden of the joint activity per kg of the studied product [kgCO2e/kg].

        Returns
        -------
        ndarray of float
            Axes product, ... [kgCO2e per kg of the studied product]; they sum to the total.
        """
        return np.stack(np.broadcast_arrays(*(row * total for row in self.shares)))


@dataclass(frozen=True, slots=True)
class Alternative:
    """One rule with its result, or the reason why it cannot be followed.

    Parameters
    ----------
    rule : AllocationRule
        The rule.
    allocated : Allocated or None
        Its shares; None where it cannot be followed.
    problems : tuple of Problem
        Why not; empty where it can.
    """

    rule: AllocationRule
    allocated: Allocated | None
    problems: tuple[Problem, ...]


def allocated(
    rule: AllocationRule, products: tuple[CoProduct, ...], total: Floats | float
) -> Allocated:
    """Shares by one rule.

    Parameters
    ----------
    rule : AllocationRule
        How to divide.
    products : tuple of CoProduct
        The studied product first.
    total : ndarray or float
        Axes ...; burden of the joint activity per kg of the studied product [kgCO2e/kg], above
        nought; only substitution depends on it.

    Returns
    -------
    Allocated
        Shares that sum to one.

    Raises
    ------
    DataError
        If an amount is negative, a price or a displaced footprint is missing, a price is negative
        (what costs money to be rid of is a waste, not a by-product), the studied product would
        carry nothing, or substitution would credit more than the whole burden.

    Examples
    --------
    >>> silicon = CoProduct("polysilicon", np.array(1.0), np.array(36.0))
    >>> silica = CoProduct("fumed-silica", np.array(0.2), np.array(20.0))
    >>> allocated(AllocationRule.ECONOMIC, (silicon, silica), 20.0).shares
    array([0.9, 0.1])
    """
    amounts = _stacked([product.kg_per_kg for product in products])
    for product, amount in zip(products, amounts, strict=True):
        if not np.all((amount >= 0) & np.isfinite(amount)):
            raise refusal(DataError, "carbon.by_product_amount", name=product.name)
    if np.any(amounts[0] == 0):
        raise refusal(DataError, "carbon.no_main_product", name=products[0].name)
    if rule is AllocationRule.SUBSTITUTION:
        shares = _substituted(products, amounts, np.asarray(total, dtype=np.float64))
    elif rule is AllocationRule.CUT_OFF:
        shares = np.zeros_like(amounts)
        shares[0] = 1.0
    elif rule is AllocationRule.MASS:
        shares = _proportional(products, amounts)
    else:
        shares = _proportional(products, _stacked(list(map(_value, products, amounts))))
    return Allocated(rule, tuple(product.name for product in products), shares)


def alternatives(
    products: tuple[CoProduct, ...],
    total: Floats | float,
    rules: tuple[AllocationRule, ...] = tuple(AllocationRule),
) -> tuple[Alternative, ...]:
    """All rules side by side.

    Parameters
    ----------
    products : tuple of CoProduct
        The studied product first.
    total : ndarray or float
        Axes ...; burden of the joint activity per kg of the studied product [kgCO2e/kg].
    rules : tuple of AllocationRule
        Rules wanted, in the order in which they are told.

    Returns
    -------
    tuple of Alternative
        One a rule; a rule that cannot be followed says why and has no shares.
    """
    told = []
    for rule in rules:
        try:
            told.append(Alternative(rule, allocated(rule, products, total), ()))
        except PolysightError as error:
            told.append(Alternative(rule, None, error.problems))
    return tuple(told)


def _stacked(rows: list[Floats]) -> Floats:
    return np.stack(np.broadcast_arrays(*(np.asarray(row, dtype=np.float64) for row in rows)))


def _value(product: CoProduct, amount: Floats) -> Floats:
    """Worth of the output; nothing made is worth nothing, even without a price."""
    if product.cny_per_kg is None:
        if np.any(amount > 0):
            raise refusal(DataError, "carbon.no_price", name=product.name)
        return np.zeros_like(amount)
    if not np.all(product.cny_per_kg >= 0):
        raise refusal(DataError, "carbon.negative_price", name=product.name)
    return np.asarray(amount * product.cny_per_kg)


def _proportional(products: tuple[CoProduct, ...], weights: Floats) -> Floats:
    if np.any(weights[0] <= 0):
        raise refusal(DataError, "carbon.no_main_product", name=products[0].name)
    return np.asarray(weights / weights.sum(axis=0))


def _substituted(products: tuple[CoProduct, ...], amounts: Floats, total: Floats) -> Floats:
    if not np.all(total > 0):
        raise refusal(DataError, "carbon.no_burden")
    credited: list[Floats] = []
    for product, amount in zip(products[1:], amounts[1:], strict=True):
        displaced = product.displaced_kgco2e_per_kg
        if displaced is None:
            if np.any(amount > 0):
                raise refusal(DataError, "carbon.no_displaced", name=product.name)
            displaced = np.zeros(())
        if not np.all(displaced >= 0):
            raise refusal(DataError, "carbon.negative_displaced", name=product.name)
        credited.append(np.asarray(amount * displaced / total))
    main = 1.0 - sum(credited, start=np.zeros(np.broadcast_shapes(amounts.shape[1:], total.shape)))
    if np.any(main < 0):
        share = f"{float(np.mean(main < 0)):.3g}"
        raise refusal(DataError, "carbon.credit_exceeds", name=products[0].name, share=share)
    return _stacked([main, *credited])
