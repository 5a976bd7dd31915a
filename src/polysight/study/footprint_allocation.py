"""Rules by which the burden of a plant may be divided with its by-products, side by side.

The footprint gives all of it to polysilicon. A plant that sells nothing beside has nothing to
divide; where it does, every rule is told with its result, or with the reason why it cannot be
followed: no row prices most by-products, and few have a factor of what they replace.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.carbon.allocation import AllocationRule, CoProduct, alternatives
from polysight.errors import Problem
from polysight.study.footprint import Footprint
from polysight.study.footprint_draws import told
from polysight.study.readings import Reading

UNIT = "kgCO2e/kg"
PRODUCT = "polysilicon"
#: Supplier that a by-product replaces elsewhere.
REPLACES = {
    "stc-sold": "silicon-tetrachloride",
    "hydrogen-surplus": "hydrogen-bought",
}


@dataclass(frozen=True, slots=True)
class Allocation:
    """Footprint of polysilicon by one rule.

    Parameters
    ----------
    rule : AllocationRule
        The rule.
    share : float
        Share of the burden that polysilicon carries, at central values; NaN where the rule cannot
        be followed.
    footprint : Reading or None
        Its footprint by contract [kgCO2e/kg].
    problems : tuple of Problem
        Why the rule cannot be followed.
    """

    rule: AllocationRule
    share: float
    footprint: Reading | None
    problems: tuple[Problem, ...]


def allocations(found: Footprint) -> tuple[Allocation, ...]:
    """Footprint of polysilicon by every rule.

    Parameters
    ----------
    found : Footprint
        The footprint.

    Returns
    -------
    tuple of Allocation
        None where nothing is sold beside polysilicon.

    References
    ----------
    ISO 14067:2018, 6.4.6: order of the rules.
    """
    outputs = found.inventory.outputs
    if not outputs:
        return ()
    total = found.life_cycle.market.covered_total
    products = (
        CoProduct(PRODUCT, np.ones_like(total)),
        *(
            CoProduct(one.activity, one.amount, None, _replaced(found, one.activity))
            for one in outputs
        ),
    )
    return tuple(
        Allocation(
            one.rule,
            float("nan") if one.allocated is None else float(one.allocated.shares[0, 0]),
            None
            if one.allocated is None
            else told("carbon_account.covered", UNIT, one.allocated.burdens(total)[0]),
            one.problems,
        )
        for one in alternatives(products, total)
    )


def _replaced(found: Footprint, output: str) -> np.typing.NDArray[np.float64] | None:
    """What the supply that a by-product replaces causes; None where nobody states it."""
    factor = found.life_cycle.chains.of(REPLACES.get(output, "")).sum(axis=-1)
    return None if np.isnan(factor).any() else np.asarray(factor)
