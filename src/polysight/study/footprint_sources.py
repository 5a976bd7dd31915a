"""Rows behind suppliers: their own inventories and those of everything that they take."""

from __future__ import annotations

from collections.abc import Iterable

from polysight.study.footprint_suppliers import Suppliers
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
    wanted = [one for one in activities if one in chains.rows]
    seen = dict.fromkeys(wanted)
    found: dict[str, None] = {}
    while wanted:
        rows = chains.rows[wanted.pop(0)]
        found.update(dict.fromkeys(rows))
        flows = [known.row(row).cells.get("flow", "") for row in rows if row in known.rows]
        for flow in flows:
            taken = [code for code in chains.rows if code == flow or code.startswith(f"{flow}@")]
            fresh = [code for code in taken if code not in seen]
            seen.update(dict.fromkeys(fresh))
            wanted += fresh
    return tuple(found)
