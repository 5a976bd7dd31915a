"""The record of the market as it ships: every judged forecast as a row, and how to write it.

A row is one forecast of one day, variable and horizon by the model or by a plain forecast. Rows of
one day, variable and horizon stand together and agree in what came.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from polysight.evidence.store import Evidence
from polysight.study.market_readings import MarketVariable
from polysight.study.market_record import JUDGED, QUANTILES, JudgedForecast, RecordRow

TABLE, FILE = "market_record", "market_record.csv"
_QUANTILES = tuple(f"q{round(100 * one):02d}" for one in QUANTILES)
COLUMNS = (
    "id", "code", "published", "day", "variable", "horizon", "first", "last", "start", "outturn",
    "deviation", "forecast", "crps", "plain_crps", "below", *_QUANTILES,
)  # fmt: skip
#: Digits of numbers.
_FORMAT = ".6g"


@dataclass(frozen=True, slots=True)
class MarketRecord:
    """The record as it ships.

    Parameters
    ----------
    rows : tuple of RecordRow
        Judged forecasts; none where nothing was recorded.
    code : str
        Hash of the code with which they were made; empty where there are none.
    """

    rows: tuple[RecordRow, ...]
    code: str


def market_record(evidence: Evidence) -> MarketRecord:
    """The record of the market.

    Parameters
    ----------
    evidence : Evidence
        Holds ``market_record.csv``.

    Returns
    -------
    MarketRecord
        In the order of the file.
    """
    groups: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for row in evidence.tables[TABLE]:
        key = tuple(row.cells[name] for name in ("day", "variable", "horizon"))
        groups.setdefault(key, []).append(row.cells)
    codes = {cells["code"] for group in groups.values() for cells in group}
    return MarketRecord(tuple(_row(one) for one in groups.values()), " ".join(sorted(codes)))


def record_text(rows: Iterable[RecordRow], code: str, made: str) -> str:
    """The record as a table.

    Parameters
    ----------
    rows : iterable of RecordRow
        Judged forecasts.
    code : str
        Hash of the code with which they were made.
    made : str
        Day on which they were judged; what is known on earlier days has none of them.

    Returns
    -------
    str
        CSV with a header.
    """
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    number = 0
    for row in rows:
        for name in JUDGED:
            number += 1
            one = row.judged[name]
            numbers = {
                "start": row.start, "outturn": row.outturn, "deviation": row.deviation,
                "crps": one.crps, "plain_crps": one.plain_crps, "below": one.below,
                **dict(zip(_QUANTILES, one.quantiles, strict=True)),
            }  # fmt: skip
            told = {key: format(value, _FORMAT) for key, value in numbers.items()}
            writer.writerow({
                "id": f"MR{number:05d}", "code": code, "published": made, "day": row.origin,
                "variable": row.variable.value, "horizon": row.horizon,
                "first": _month_text(row.first), "last": _month_text(row.last),
                "forecast": name, **told,
            })  # fmt: skip
    return text.getvalue()


def _row(group: Sequence[dict[str, str]]) -> RecordRow:
    cells = group[0]
    return RecordRow(
        cells["day"], MarketVariable(cells["variable"]), int(cells["horizon"]),
        _month(cells["first"]), _month(cells["last"]),
        float(cells["start"]), float(cells["outturn"]), float(cells["deviation"]),
        {one["forecast"]: _judged(one) for one in group},
    )  # fmt: skip


def _judged(cells: dict[str, str]) -> JudgedForecast:
    crps, plain, below = (float(cells[name]) for name in ("crps", "plain_crps", "below"))
    return JudgedForecast(crps, plain, below, tuple(float(cells[name]) for name in _QUANTILES))


def _month_text(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def _month(text: str) -> int:
    year, month = text.split("-")
    return 12 * int(year) + int(month) - 1
