"""What the table of indicators tells of the history: first usable months and publication lags.

The two columns of ``warning_indicators`` that are measured and not chosen; they are worked out
again when the evidence or the market's estimates change.
"""

from __future__ import annotations

import csv
import io
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from polysight.evidence.observation import Observation
from polysight.evidence.store import Evidence
from polysight.study.history_reading import month_name, month_number
from polysight.study.warning_indicators import indicators
from polysight.study.warning_panel import PanelRows
from polysight.warning.panel import Panel

#: How a first known day was found when nobody knows: it tells nothing of a lag.
ACCESSED = "accessed"


@dataclass(frozen=True, slots=True)
class Measured:
    """Measured columns of an indicator.

    Parameters
    ----------
    key : str
        Which.
    first_usable : str
        First month with a value that is not stale, as ``2010-02``; empty where there is none.
    publication_lag : float
        Median months from the end of the stretch of a row to the day on which it could be known,
        over the rows behind its history of the first quantity of its series that has any; zero
        where no row is an observation.
    """

    key: str
    first_usable: str
    publication_lag: float


def measured(evidence: Evidence, panel: Panel, rows: PanelRows) -> tuple[Measured, ...]:
    """Measured columns of all indicators of a panel.

    Parameters
    ----------
    evidence : Evidence
        Holds the rows.
    panel : Panel
        The whole history.
    rows : PanelRows
        The rows behind it.

    Returns
    -------
    tuple of Measured
        In the order of the panel.
    """
    known = {row.id: row for row in evidence.observations if row.first_known_by != ACCESSED}
    series = {one.key: one.series for one in indicators(evidence)}
    found = []
    for place, key in enumerate(panel.indicators):
        usable = np.flatnonzero(panel.usable[place])
        first = month_name(int(panel.months[usable[0]])) if len(usable) else ""
        ids = {name for values in rows.values for name in values[place].rows}
        behind = [known[name] for name in sorted(ids) if name in known]
        found.append(Measured(key, first, publication_lag(behind, series[key])))
    return tuple(found)


def publication_lag(rows: Sequence[Observation], series: Sequence[str]) -> float:
    """Median lag of the rows of the first quantity that has any.

    Parameters
    ----------
    rows : sequence of Observation
        Rows behind an indicator.
    series : sequence of str
        Quantities, the one that it is about first.

    Returns
    -------
    float
        Months from the end of the stretch of a row to the month in which it could be known; what
        was told during its stretch has none. Zero without such rows.
    """
    for quantity in series:
        told = [
            month_number(row.first_known) - month_number(row.period.end)
            for row in rows
            if row.quantity == quantity
        ]
        if told:
            return float(statistics.median(max(0, one) for one in told))
    return 0.0


def rewritten(table: str, numbers: Sequence[Measured]) -> str:
    """The table of indicators with its measured columns written anew.

    Parameters
    ----------
    table : str
        Text of ``warning_indicators.csv``.
    numbers : sequence of Measured
        Its measured columns.

    Returns
    -------
    str
        The text with those columns replaced, all else as it was.
    """
    by_key = {one.key: one for one in numbers}
    reader = csv.DictReader(io.StringIO(table, newline=""))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(reader.fieldnames or ()), lineterminator="\n")
    writer.writeheader()
    for cells in reader:
        one = by_key[cells["key"]]
        lag = f"{one.publication_lag:g}"
        writer.writerow(cells | {"first_usable": one.first_usable, "publication_lag_months": lag})
    return out.getvalue()
