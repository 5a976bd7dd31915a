"""What rises or falls with what for a maker of polysilicon, and which way numbers move."""

from __future__ import annotations

from typing import NamedTuple

from polysight.audit.claim import Claim
from polysight.audit.scope import span


class Order(NamedTuple):
    """What rises or falls with what, all else alike.

    Parameters
    ----------
    cause, effect : str
        Keys of metrics.
    together : bool
        Whether the effect rises with the cause; otherwise it falls.
    """

    cause: str
    effect: str
    together: bool


#: For a maker of polysilicon.
ORDERS = (
    Order("price", "irr", together=True),
    Order("price", "gross_margin", together=True),
    Order("price", "net_margin", together=True),
    Order("price", "payback", together=False),
    Order("utilisation", "irr", together=True),
    Order("utilisation", "payback", together=False),
    Order("utilisation", "full_cost", together=False),
    Order("production_cost", "irr", together=False),
    Order("production_cost", "gross_margin", together=False),
    Order("production_cost", "payback", together=True),
    Order("full_cost", "irr", together=False),
    Order("full_cost", "gross_margin", together=False),
    Order("capex_intensity", "irr", together=False),
    Order("capex_intensity", "payback", together=True),
    Order("capex_total", "irr", together=False),
    Order("power_tariff", "irr", together=False),
    Order("power_tariff", "production_cost", together=True),
    Order("power_tariff", "full_cost", together=True),
    Order("irr", "payback", together=False),
    Order("price", "npv", together=True),
    Order("price", "net_profit", together=True),
    Order("production", "irr", together=True),
    Order("production", "npv", together=True),
    Order("production", "payback", together=False),
    Order("utilisation", "npv", together=True),
    Order("production_cost", "npv", together=False),
    Order("capex_total", "npv", together=False),
    Order("capex_total", "payback", together=True),
    Order("power_tariff", "npv", together=False),
    Order("power_tariff", "payback", together=True),
    Order("power_tariff", "gross_margin", together=False),
    Order("power_tariff", "cash_cost", together=True),
    Order("silicon_metal_price", "irr", together=False),
    Order("silicon_metal_price", "npv", together=False),
    Order("silicon_metal_price", "payback", together=True),
    Order("silicon_metal_price", "production_cost", together=True),
    Order("silicon_metal_price", "full_cost", together=True),
    Order("silicon_metal_price", "cash_cost", together=True),
    Order("discount_rate", "npv", together=False),
    Order("material_price", "irr", together=False),
    Order("material_price", "npv", together=False),
    Order("material_price", "payback", together=True),
    Order("material_price", "gross_margin", together=False),
    Order("material_price", "production_cost", together=True),
    Order("material_price", "full_cost", together=True),
    Order("material_price", "cash_cost", together=True),
)

#: What is told of cases in which something else is moved.
EFFECTS = frozenset(order.effect for order in ORDERS)


def moves(one: Claim, other: Claim) -> int:
    """Which way a number moves from one claim to another.

    Parameters
    ----------
    one, other : Claim
        Claims with a number.

    Returns
    -------
    int
        1 where the other one is higher, -1 where it is lower, 0 where neither is certain.
    """
    first, second = span(one), span(other)
    apart = max(first.tolerance, second.tolerance) * 0.5 * abs(first.middle)
    if second.low >= first.low and second.high >= first.high:
        return int(second.middle - first.middle > apart)
    if second.low <= first.low and second.high <= first.high:
        return -int(first.middle - second.middle > apart)
    return 0
