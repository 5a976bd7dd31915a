"""Thermochemical sets: that of Cantera as it ships, others from rows of the evidence."""

from __future__ import annotations

import numpy as np

from polysight.errors import UsageError, refusal
from polysight.evidence.store import Evidence
from polysight.evidence.table import Row
from polysight.plant.thermochemistry import Thermochemistry, cantera_nasa7
from polysight.suggestion import nearest

_COEFFICIENTS = ("a1", "a2", "a3", "a4", "a5", "a6", "a7", "b1", "b2")
_SHIPPED = "cantera-nasa7"


def thermochemistry(evidence: Evidence, set_name: str) -> Thermochemistry:
    """Polynomials of a set.

    Parameters
    ----------
    evidence : Evidence
        Table ``thermochemistry_polynomials``, one row a species and range of temperature.
    set_name : str
        ``cantera-nasa7``, or a set of the table.

    Returns
    -------
    Thermochemistry
        The set.

    Raises
    ------
    UsageError
        If there is no such set; the known ones are named.
    """
    if set_name == _SHIPPED:
        return cantera_nasa7()
    table = evidence.tables["thermochemistry_polynomials"]
    rows: dict[str, list[Row]] = {}
    for row in sorted(table, key=lambda each: float(each.cells["t_low_k"])):
        if row.cells["set"] == set_name:
            rows.setdefault(row.cells["species"], []).append(row)
    if not rows:
        known = [_SHIPPED, *sorted({row.cells["set"] for row in table})]
        raise refusal(
            UsageError,
            "plant.no_such_set",
            got=set_name,
            known=", ".join(known),
            suggestion=nearest(set_name, known),
        )
    return _from_rows(set_name, rows)


def _from_rows(set_name: str, rows: dict[str, list[Row]]) -> Thermochemistry:
    """The set whose species have these rows, in the order of temperature."""
    most = max(len(ranges) for ranges in rows.values())
    limits = np.full((len(rows), most + 1), np.nan)
    coefficients = np.full((len(rows), most, len(_COEFFICIENTS)), np.nan)
    for place, ranges in enumerate(rows.values()):
        limits[place, 0] = float(ranges[0].cells["t_low_k"])
        for number, row in enumerate(ranges):
            limits[place, number + 1] = float(row.cells["t_high_k"])
            coefficients[place, number] = [float(row.cells[name]) for name in _COEFFICIENTS]
    return Thermochemistry(
        name=set_name,
        species=tuple(rows),
        atoms=np.array(
            [
                [float(ranges[0].cells[name]) for name in ("si", "h", "cl")]
                for ranges in rows.values()
            ]
        ),
        limits=limits,
        coefficients=coefficients,
    )
