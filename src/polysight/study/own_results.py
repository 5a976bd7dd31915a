"""Rows of data that this project computed itself: what made them, and the rows they rest on.

A judged forecast of the record rests on the rows from which its outturn was read, and on every row
known on its day, which is told in words since a data folder cut at that day holds just these. A
fitted parameter rests on what was thought of it before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property

from polysight.evidence.store import Evidence
from polysight.loader import loaded
from polysight.messages import Language, text
from polysight.study.backtest_protocol import BacktestProtocol, backtest_protocol
from polysight.study.derivation import Derivation
from polysight.study.published_record import unit_of

#: Tables of our own results, the licence of what is ours, and the signs of a hash that are told.
RECORD, FITS, LINKS, PUBLISHED = (
    "market_record", "market_calibration", "market_calibration_links", "market_published",
)  # fmt: skip
TABLES = (RECORD, FITS, LINKS, PUBLISHED)
LICENCE = "CC-BY-4.0"
#: Columns of the middle of a forecast, by table.
MIDDLE = {RECORD: "q50", PUBLISHED: "model"}
#: Module that says what came, brought in where it is used.
_OUTTURNS = "polysight.study.market_backtest"


class OwnResults:
    """Derivations of rows that this project computed.

    Parameters
    ----------
    evidence : Evidence
        Holds the rows, the protocol and what came.
    language : {"en", "zh"}
        Language of the words.
    """

    def __init__(self, evidence: Evidence, language: Language) -> None:
        self._evidence = evidence
        self._language: Language = language

    def node(self, table: str, cells: Mapping[str, str]) -> Derivation:
        """A row without its inputs.

        Parameters
        ----------
        table : str
            One of `TABLES`.
        cells : mapping of str to str
            The row.

        Returns
        -------
        Derivation
            Number, unit, method, code, protocol, day on which it was made, and our licence.
        """
        told = {"what": self._what(table, cells), "code": cells.get("code") or self._code(cells)}
        licence = text("study.licence", self._language, licence=LICENCE)
        source = self._text(
            "source", published=cells["published"], written=self._protocol.written, **told
        )
        number, unit = self._number(table, cells)
        return Derivation(
            cells["id"], told["what"], cells.get(number, ""), unit, period=_period(table, cells),
            vintage=cells["published"], because=self._because(table, cells), source=source,
            licence=licence, number=float(cells[number]) if cells.get(number) else None,
        )  # fmt: skip

    def inputs(self, table: str, cells: Mapping[str, str]) -> tuple[str, ...]:
        """Ids of the rows that a row was computed from, as far as they can be named.

        Parameters
        ----------
        table : str
            One of `TABLES`.
        cells : mapping of str to str
            The row.

        Returns
        -------
        tuple of str
            Of a judged forecast those of its outturn, of a fit what was thought before.
        """
        if table in (RECORD, PUBLISHED):
            key = (cells["variable"], cells["first"], cells["last"])
            own = (cells["forecast"],) if table == PUBLISHED else ()
            return (*own, *self._came.get(key, ()))
        names = {cells["parameter"], cells.get("other", "")}
        priors = self._evidence.tables["market_parameters"]
        return tuple(row.cells["id"] for row in priors if row.cells["parameter"] in names)

    @cached_property
    def _protocol(self) -> BacktestProtocol:
        return backtest_protocol(self._evidence)

    @cached_property
    def _came(self) -> Mapping[tuple[str, str, str], tuple[str, ...]]:
        """Rows of what came, by variable, first and last month."""
        days = (row.cells["published"] for row in self._evidence.tables[RECORD])
        until = dt.date.fromisoformat(max(days))
        return {
            (one.variable.value, _month(one.first), _month(one.last)): one.rows
            for one in loaded(_OUTTURNS).outturns(self._evidence, until)
        }

    def _code(self, cells: Mapping[str, str]) -> str:
        """Hash of the fit to which a correlation belongs."""
        fits = (row.cells for row in self._evidence.tables[FITS])
        return next((one["code"] for one in fits if one["day"] == cells["day"]), "")

    def _what(self, table: str, cells: Mapping[str, str]) -> str:
        if table == RECORD:
            variable = text(f"market_record.{cells['variable']}", self._language)
            by = text(f"study.own_by_{cells['forecast']}", self._language)
            return self._text("record", variable=variable, months=cells["horizon"], by=by)
        if table == PUBLISHED:
            return self._text("published", row=cells["forecast"])
        names = [self._parameter(cells[key]) for key in ("parameter", "other") if key in cells]
        return self._text("fit" if table == FITS else "link", names=", ".join(names))

    def _because(self, table: str, cells: Mapping[str, str]) -> str:
        if table == RECORD:
            score = self._protocol.words["score"]
            told = {
                "low": cells["q05"], "high": cells["q95"], "crps": cells["crps"],
                "came": cells["outturn"], "first": cells["first"], "last": cells["last"],
                "score": score.zh if self._language == "zh" else score.en, "day": cells["day"],
            }  # fmt: skip
            return self._text("record_because", **told)
        if table == FITS:
            method = text(f"study.own_{cells['method'].replace('-', '_')}", self._language)
            told = {key: cells[key] for key in ("low", "high", "windows", "readings")}
            return self._text("fit_because", method=method, day=cells["day"], **told)
        return self._text("link_because" if table == LINKS else "published_because", **cells)

    def _number(self, table: str, cells: Mapping[str, str]) -> tuple[str, str]:
        """Column of the number that is told, and its unit."""
        if table in (RECORD, PUBLISHED):
            return MIDDLE[table], unit_of(cells["variable"], self._protocol)
        if table == FITS:
            return "value", self._prior(cells["parameter"])["unit"]
        return "correlation", "1"

    def _prior(self, parameter: str) -> Mapping[str, str]:
        rows = (row.cells for row in self._evidence.tables["market_parameters"])
        return next(one for one in rows if one["parameter"] == parameter)

    def _parameter(self, name: str) -> str:
        return self._prior(name)["zh" if self._language == "zh" else "en"]

    def _text(self, key: str, **told: object) -> str:
        return text(f"study.own_{key}", self._language, **told)


def _period(table: str, cells: Mapping[str, str]) -> str:
    """Months that a forecast is about; the day of a fit."""
    if table not in (RECORD, PUBLISHED):
        return cells["day"]
    ends = dict.fromkeys((cells["first"], cells["last"]))
    return "/".join(ends)


def _month(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"
