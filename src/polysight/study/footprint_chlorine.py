"""Chlorine and hydrogen chloride that a plant makes itself: its power, salt and water.

What a bought kilogram takes of the joint electrolysis holds here too, by the same inventories and
the same division by mass; but the cells take the electricity of the plant and not that of the grid.
The caustic soda that is made along is not counted as the plant's own: it is bought as before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from polysight.estimate import Estimate
from polysight.study.footprint_amounts import Amounts
from polysight.study.footprint_draws import Floats, drawn
from polysight.study.footprint_rows import INPUT, InventoryRow, inventory_rows
from polysight.study.footprint_suppliers import GRID

#: The joint process, and what is made from it.
CELLS, CHLORINE, ACID = "chlor-alkali", "chlorine", "hydrogen-chloride"


@dataclass(frozen=True, slots=True, eq=False)
class Fed:
    """What the cells of a plant take of one supplier.

    Parameters
    ----------
    activity : str
        Code of the supplier; the grid stands for electricity.
    unit : str
        Unit of the amount.
    amount : ndarray, [draw]
        Per kilogram of polysilicon; the central value first.
    rows : tuple of str
        Ids of the rows.
    """

    activity: str
    unit: str
    amount: Floats
    rows: tuple[str, ...]


def cells_feed(found: Amounts) -> Iterator[Fed]:
    """What the cells of a plant take for its chlorine and hydrogen chloride.

    ``(Cl2 k(Cl2) + HCl k(HCl)) x input of a unit of the cells``, where k is the part of a unit that
    a kilogram takes, by mass.

    Parameters
    ----------
    found : Amounts
        Flows of the plant.

    Yields
    ------
    Fed
        Electricity, salt, water, in the order of the inventory.
    """
    rows = inventory_rows(found.evidence)
    units = {row.cells["code"]: row.cells["unit"] for row in found.evidence.tables["activities"]}
    running = sum(
        (
            found.flow(name) * _cells_of(activity, rows)
            for name, activity in (("chlorine", CHLORINE), ("hydrogen_chloride", ACID))
        ),
        found.flow("chlorine") * 0.0,
    )
    behind = tuple(row.id for row in rows if row.activity in (CHLORINE, ACID))
    for row in rows:
        if row.activity != CELLS or row.direction != INPUT:
            continue
        estimate = Estimate(row.id, row.amount, row.low, row.high, "", (), "", "", (row.id,))
        each = drawn(
            f"footprint.{row.stream}", estimate, seed=found.model.seed, count=found.model.count
        )
        unit = f"{units[row.flow]}/kg" if row.flow != GRID else "kWh/kg"
        yield Fed(row.flow, unit, running * each, (row.id, *behind))


def _cells_of(activity: str, rows: tuple[InventoryRow, ...]) -> float:
    """Units of the cells behind a kilogram of what is made from them."""
    if activity == CELLS:
        return 1.0
    return sum(
        row.amount * _cells_of(row.flow, rows)
        for row in rows
        if row.activity == activity and row.direction == INPUT
    )
