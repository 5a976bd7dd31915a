"""What the numbers of a market rest on."""

from __future__ import annotations

from polysight.answers.market_answer import MarketAnswer
from polysight.evidence.table import Row
from polysight.study.references import references

#: Tables whose rows are counted: of behaviour, of what comes from outside, and of plants.
BEHAVIOUR, DRIVERS, TERMS = "market_parameters", "market_drivers", "market_plant_terms"
#: How a row was found, or how far it is trusted, when nobody has seen a document for it.
WEAK = frozenset(("assumption", "memory", "unverified"))


def weak(asked: MarketAnswer) -> dict[str, int]:
    """How many rows of a market are assumptions, from memory or otherwise unverified.

    Parameters
    ----------
    asked : MarketAnswer
        The scenario.

    Returns
    -------
    dict of str to int
        Number of such rows and, as ``…_all``, of all: of ``behaviour`` those of every parameter,
        of ``drivers`` and ``terms`` those that went into this market.
    """
    used, tables = set(asked.base.model.inputs), asked.evidence.tables
    found = {}
    for name, table in (("behaviour", BEHAVIOUR), ("drivers", DRIVERS), ("terms", TERMS)):
        rows = [one for one in tables[table] if table == BEHAVIOUR or one.cells["id"] in used]
        found[name], found[f"{name}_all"] = sum(_is_weak(one) for one in rows), len(rows)
    return found


def _is_weak(row: Row) -> bool:
    return not WEAK.isdisjoint((row.cells["evidence"], row.cells["tier"]))


def sources(asked: MarketAnswer) -> dict[str, list[str]]:
    """Sources behind a market.

    Parameters
    ----------
    asked : MarketAnswer
        The scenario.

    Returns
    -------
    dict of str to list of str
        Ids of rows by key of their source, in alphabetical order; a row that is an assumption of
        its own has none.
    """
    index = references(asked.evidence)
    found: dict[str, list[str]] = {}
    for name in (*asked.base.model.inputs, *asked.basis.inputs):
        if name in index.observations:
            key = str(index.observations[name].source)
        elif name in index.rows:
            key = index.rows[name][1].cells.get("source", "")
        else:
            continue
        if key in asked.evidence.sources:
            found.setdefault(key, []).append(name)
    return dict(sorted(found.items()))
