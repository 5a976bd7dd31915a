"""Rows behind suppliers: their own inventories and those of everything that they take."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from polysight.study.footprint_inventory import Inventory
from polysight.study.footprint_power import CAPTIVE, CONTRACT, LINES
from polysight.study.footprint_suppliers import Suppliers
from polysight.study.plant_supply import Energy
from polysight.study.references import References


def rows_behind(chains: Suppliers, activities: Iterable[str], known: References) -> tuple[str, ...]:
    """Ids of the rows on which the intensities of suppliers rest.

    Parameters
    ----------
    chains : Suppliers
        Intensities of all suppliers with the rows of their inventories.
    activities : iterable of str
        Codes of the suppliers that are taken; other codes rest on nothing here.
    known : References
        Index of the rows.

    Returns
    -------
    tuple of str
        Own rows first, then those of what they take, tier by tier, each once.
    """
    found = reached(chains, activities, known)
    return tuple(dict.fromkeys(row for code in found for row in chains.rows[code]))


def reached(chains: Suppliers, activities: Iterable[str], known: References) -> tuple[str, ...]:
    """Suppliers that a plant takes from, with all that stand behind them.

    Parameters
    ----------
    chains : Suppliers
        Intensities of all suppliers with the rows of their inventories.
    activities : iterable of str
        Codes of the suppliers that are taken; others reach nothing here.
    known : References
        Index of the rows.

    Returns
    -------
    tuple of str
        Codes, tier by tier, each once.
    """
    wanted = [one for one in activities if one in chains.rows]
    seen = dict.fromkeys(wanted)
    while wanted:
        rows = chains.rows[wanted.pop(0)]
        flows = [known.row(row).cells.get("flow", "") for row in rows if row in known.rows]
        for flow in flows:
            taken = [code for code in chains.rows if code == flow or code.startswith(f"{flow}@")]
            fresh = [code for code in taken if code not in seen]
            seen.update(dict.fromkeys(fresh))
            wanted += fresh
    return tuple(seen)


def taken_of(inventory: Inventory, energy: Energy) -> tuple[str, ...]:
    """Suppliers that a plant itself takes from: its first tier and the ways of its power.

    Parameters
    ----------
    inventory : Inventory
        What a kilogram takes.
    energy : Energy
        Shares of the ways of supply.

    Returns
    -------
    tuple of str
        Codes, each once; what the plant makes inside is not taken from anybody.
    """
    found = [one.activity for one in inventory.exchanges if not one.inside and np.any(one.amount)]
    found += [activity for name, activity in LINES.items() if getattr(energy, name)]
    if energy.captive_coal_share:
        found.append(CAPTIVE)
    if energy.green_contract_share + energy.certificates_share:
        found.append(CONTRACT)
    return tuple(dict.fromkeys(found))
