"""The comparison with published forecasts as it ships, and what of it can be told.

A row is what the model and the walk said of the time that one published forecast is about. Which
published forecasts have none, and why, is worked out from the rows themselves.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from polysight.evidence.store import Evidence
from polysight.study.backtest_protocol import BacktestProtocol
from polysight.study.market_readings import MarketVariable
from polysight.study.published_forecasts import (
    PUBLISHED,
    PublishedForecast,
    Reason,
    Target,
    target_of,
)

TABLE = "market_published"
COLUMNS = (
    "id", "code", "published", "forecast", "day", "variable", "first", "last", "came", "model",
    "low", "high", "walk",
)  # fmt: skip
_FORMAT = ".6g"


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """A published forecast with its comparison, or why there is none.

    Parameters
    ----------
    cells : mapping of str to str
        The row of the published forecast.
    told : PublishedForecast or None
        The comparison.
    reason : Reason or None
        Why there is none.
    """

    cells: Mapping[str, str]
    told: PublishedForecast | None
    reason: Reason | None

    @property
    def error(self) -> float:
        """Natural logarithm of the published forecast over its own outturn."""
        return math.log(float(self.cells["value"]) / float(self.cells["outturn"]))


@dataclass(frozen=True, slots=True)
class PublishedErrors:
    """Errors of published forecasts, of the model and of the walk on the same cases.

    Parameters
    ----------
    cases, nearer : int
        Cases with all three, and those in which the model was nearer than the published forecast.
    published, model, walk : float
        Median size of the natural logarithm of told over come.
    """

    cases: int
    nearer: int
    published: float
    model: float
    walk: float


def published_record(
    evidence: Evidence, protocol: BacktestProtocol, told: Sequence[PublishedForecast] | None = None
) -> tuple[PublishedRow, ...]:
    """All published forecasts, those without a comparison with the reason.

    Parameters
    ----------
    evidence : Evidence
        Holds the published forecasts and the comparison that ships.
    protocol : BacktestProtocol
        Days on which the model speaks.
    told : sequence of PublishedForecast, optional
        The comparison; that which ships when omitted.

    Returns
    -------
    tuple of PublishedRow
        In the order of the published forecasts.
    """
    shipped = (_row(one.cells) for one in evidence.tables[TABLE])
    by_id = {one.forecast: one for one in (shipped if told is None else told)}
    found = []
    for row in evidence.tables[PUBLISHED]:
        own = by_id.get(row.cells["id"])
        asked = target_of(row.cells, protocol)
        reason = asked if isinstance(asked, Reason) else Reason.UNREAD
        found.append(PublishedRow(row.cells, own, None if own else reason))
    return tuple(found)


def published_errors(rows: Iterable[PublishedRow]) -> PublishedErrors:
    """Median errors of the cases in which published forecast, model and walk can be held together.

    Parameters
    ----------
    rows : iterable of PublishedRow
        Published forecasts.

    Returns
    -------
    PublishedErrors
        The medians are NaN where there is no case.
    """
    sizes = np.array(
        [
            (abs(one.error), abs(one.told.model_error), abs(one.told.walk_error))
            for one in rows
            if one.told is not None and math.isfinite(one.told.walk)
        ]
    ).reshape(-1, 3)
    if not len(sizes):
        return PublishedErrors(0, 0, math.nan, math.nan, math.nan)
    published, model, walk = (float(one) for one in np.median(sizes, axis=0))
    nearer = int((sizes[:, 1] < sizes[:, 0]).sum())
    return PublishedErrors(len(sizes), nearer, published, model, walk)


def published_text(rows: Iterable[PublishedForecast], code: str, made: str) -> str:
    """The comparison as a table.

    Parameters
    ----------
    rows : iterable of PublishedForecast
        Comparisons.
    code : str
        Hash of the code with which they were made.
    made : str
        Day on which they were made; what is known on earlier days has none of them.

    Returns
    -------
    str
        CSV with a header.
    """
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for number, one in enumerate(rows, 1):
        numbers = {name: getattr(one, name) for name in ("came", "model", "low", "high", "walk")}
        told = {
            key: "" if math.isnan(value) else format(value, _FORMAT)
            for key, value in numbers.items()
        }
        writer.writerow({
            "id": f"MB{number:05d}", "code": code, "published": made, "forecast": one.forecast,
            "day": one.target.day.isoformat(), "variable": one.target.variable.value,
            "first": month_text(one.target.first), "last": month_text(one.target.last), **told,
        })  # fmt: skip
    return text.getvalue()


def unit_of(variable: str, protocol: BacktestProtocol) -> str:
    """Unit of a variable that the record judges, or of the same kind elsewhere.

    Parameters
    ----------
    variable : str
        Such as ``output_world``.
    protocol : BacktestProtocol
        Tells the units of what is judged.

    Returns
    -------
    str
        Unit code.
    """
    units = {one.name.value.split("_")[0]: one.unit for one in protocol.scoring.variables}
    return units[variable.split("_")[0]]


def month_text(number: int) -> str:
    """Month as it is written.

    Parameters
    ----------
    number : int
        Since January of year 0.

    Returns
    -------
    str
        Such as ``2026-07``.
    """
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def _row(cells: Mapping[str, str]) -> PublishedForecast:
    numbers = [float(cells[name] or "nan") for name in ("came", "model", "low", "high", "walk")]
    target = Target(
        dt.date.fromisoformat(cells["day"]), MarketVariable(cells["variable"]),
        _month(cells["first"]), _month(cells["last"]),
    )  # fmt: skip
    return PublishedForecast(cells["forecast"], target, *numbers)


def _month(text: str) -> int:
    year, month = text.split("-")
    return 12 * int(year) + int(month) - 1
