"""Rows of evidence as numbers of a formula."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from polysight.audit.coherent import coherent_factor
from polysight.audit.interval import Interval, point
from polysight.audit.report import Report
from polysight.audit.telling import figure

#: Table of rates that are dated law.
DATED = "dated_rates"
#: Places of rows of evidence that hold wherever a report speaks of.
EVERYWHERE = {"WLD", "XCN"}


@dataclass(frozen=True, slots=True)
class Cited:
    """Row of evidence that a relation rests on.

    Parameters
    ----------
    interval : Interval
        Its value, in units that fit together.
    unit, text, place : str
        Unit, value as text with its unit, and place.
    """

    interval: Interval
    unit: str
    text: str
    place: str


def cited_rows(report: Report, ids: Sequence[str]) -> dict[str, Cited]:
    """Rows of evidence by id.

    Parameters
    ----------
    report : Report
        With its evidence.
    ids : sequence of str
        Ids of rows.

    Returns
    -------
    dict of str to Cited
        Those that there are.
    """
    if not ids:
        return {}
    wanted = set(ids)
    found: dict[str, Cited] = {}
    for row in report.evidence.observations:
        if row.id in wanted:
            factor = coherent_factor(row.unit, report.vocabulary.units.table) or 1.0
            ends = [end for end in (row.value, row.low, row.high) if end is not None]
            low, high = min(ends), max(ends)
            text = "-".join(dict.fromkeys((figure(low), figure(high))))
            interval = Interval(low * factor, high * factor)
            found[row.id] = Cited(interval, row.unit, f"{text} {row.unit}", row.geography)
    for dated in report.evidence.tables.get(DATED, ()):
        cells = dated.cells
        if cells["id"] in wanted:
            unit = cells["unit"]
            size = 0.01 if unit == "%" else coherent_factor(unit, report.vocabulary.units.table)
            value = float(cells["value"])
            interval = point(value * (size or 1.0))
            found[cells["id"]] = Cited(interval, unit, f"{figure(value)}{unit}", cells["geography"])
    return found
