"""Rows of the suppliers' inventories, with draws for what they state and for how good they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.carbon.data_quality import (
    INDICATORS,
    Indicator,
    PedigreeTable,
    Scores,
    log_deviations,
    multipliers,
)
from polysight.errors import DataError, refusal
from polysight.estimate import Estimate
from polysight.evidence.store import Evidence
from polysight.study.footprint_draws import in_front
from polysight.uncertainty.draws import estimate_draws
from polysight.uncertainty.stream import uniforms

Floats = NDArray[np.float64]

#: Ways in which a row may stand in an inventory.
INPUT, WASTE, EMISSION, OUTPUT = "input", "waste", "emission", "output"
#: Gas of an emission whose gases the source does not split, and its unit.
UNSPLIT, UNSPLIT_UNIT = "CO2e", "kgCO2e"


@dataclass(frozen=True, slots=True)
class InventoryRow:
    """One line of a supplier's inventory.

    Parameters
    ----------
    id, activity, direction, flow : str
        Name of the row, whose it is, which way it goes and what it is.
    amount, low, high : float
        Per unit supplied, in the unit of the flow; low and high are the amount where no range is
        stated.
    gas : str
        Gas of an emission; empty otherwise.
    stream : str
        Name of its random sequence: rows that hold the same number share it.
    basic : str
        Group of its basic uncertainty.
    scores : Scores or None
        Pedigree; None where the row is not scored.
    basis, tier, source, note : str
        As stated.
    """

    id: str
    activity: str
    direction: str
    flow: str
    amount: float
    low: float
    high: float
    gas: str
    stream: str
    basic: str
    scores: Scores | None
    basis: str
    tier: str
    source: str
    note: str


def inventory_rows(evidence: Evidence) -> tuple[InventoryRow, ...]:
    """Inventories of all suppliers, amounts in the units of what they speak of.

    Parameters
    ----------
    evidence : Evidence
        The tables ``inventories`` and ``activities``.

    Returns
    -------
    tuple of InventoryRow
        In the order of the tables.

    Raises
    ------
    UnitError
        If an amount is in a unit in which its flow is not counted.
    """
    unit_of = {row.cells["code"]: row.cells["unit"] for row in evidence.tables["activities"]}
    return tuple(_row(row.cells, unit_of, evidence) for row in evidence.tables["inventories"])


def _row(cells: Mapping[str, str], unit_of: Mapping[str, str], evidence: Evidence) -> InventoryRow:
    if cells["direction"] == EMISSION:
        unit = UNSPLIT_UNIT if cells["gas"] == UNSPLIT else "kg"
    else:
        unit = unit_of[cells["flow"]]
    factor = evidence.units.factor(cells["unit"], unit)
    amount = float(cells["amount"]) * factor
    ends = (float(cells[end]) * factor if cells.get(end) else amount for end in ("low", "high"))
    low, high = sorted(ends)
    stated = [cells.get(one.value, "") for one in INDICATORS]
    scores = Scores(*(int(one) for one in stated)) if all(stated) else None
    return InventoryRow(
        cells["id"], cells["activity"], cells["direction"], cells["flow"], amount,
        min(low, amount), max(high, amount), cells.get("gas", ""),
        cells.get("ref") or cells["id"], cells["basic"], scores,
        cells.get("basis", ""), cells["tier"], cells["source"], cells.get("note", ""),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pedigree:
    """What scores and kinds of flow add to the spread of a row.

    Parameters
    ----------
    table : PedigreeTable
        Factors by indicator and score.
    basic : dict of str to float
        Basic factor by group.
    rows : tuple of str
        Ids of the rows behind them.
    """

    table: PedigreeTable
    basic: Mapping[str, float]
    rows: tuple[str, ...]


def pedigree(evidence: Evidence, edition: str) -> Pedigree:
    """Factors of an edition.

    Parameters
    ----------
    evidence : Evidence
        The table ``pedigree``.
    edition : str
        Code of the edition.

    Returns
    -------
    Pedigree
        Factors by indicator and score, and by kind of flow.

    Raises
    ------
    DataError
        If there is no such edition.
    """
    rows = [row.cells for row in evidence.tables["pedigree"] if row.cells["edition"] == edition]
    if not rows:
        raise refusal(DataError, "footprint_data.no_pedigree", got=edition)
    scored = [one for one in rows if one["indicator"] in {each.value for each in Indicator}]
    most = max(int(one["score"]) for one in scored)
    factors = np.full((len(INDICATORS), most), np.nan)
    for one in scored:
        place = INDICATORS.index(Indicator(one["indicator"])), int(one["score"]) - 1
        factors[place] = float(one["value"])
    basic = {one["group"]: float(one["value"]) for one in rows if one["indicator"] == "basic"}
    return Pedigree(PedigreeTable(edition, factors), basic, tuple(one["id"] for one in rows))


def drawn_rows(
    rows: tuple[InventoryRow, ...], quality: Pedigree, *, seed: int, count: int
) -> Iterator[Floats]:
    """Amounts of rows with their draws.

    A stated range is drawn as everywhere; scores multiply it, or the amount, by a lognormal of
    median one. Rows of one stream move together in both.

    Parameters
    ----------
    rows : tuple of InventoryRow
        The rows.
    quality : Pedigree
        What scores add.
    seed, count : int
        Start of the random sequences, and number of draws.

    Yields
    ------
    ndarray, [draw]
        Of each row in order, the central value first.
    """
    for row in rows:
        draws = np.full(count, row.amount)
        if row.low < row.high:
            estimate = Estimate(row.id, row.amount, row.low, row.high, "", (), "", "", (row.id,))
            name = f"footprint.{row.stream}"
            draws = estimate_draws(name, estimate, seed=seed, count=count)
        if row.scores is not None:
            ranged = row.low < row.high
            basic = 1.0 if ranged else quality.basic.get(row.basic, 1.0)
            deviation = log_deviations(quality.table, (row.scores,), np.array([basic]))
            chance = uniforms(seed, f"footprint.{row.stream}.quality", count)
            places = np.zeros(1, dtype=np.int64)
            draws = draws * multipliers(deviation, places, chance[None, :])[0]
        yield in_front(np.array(row.amount), draws, count)
