"""The early warning of the day of knowledge as numbers of a study.

The panel of indicators ships beside the data from which it was worked out, which takes a minute;
with other data, or with overlays, a study has no early warning, and the command tells how to make
it. Every number cites how many rows stand behind the newest values, which cites them, or the rows
of its own indicator, and the choices by which signals are made.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from polysight.axes import Axis
from polysight.evidence.store import evidence
from polysight.study.draft import Cell, Draft, combined, unknown
from polysight.study.quotes import CASES
from polysight.study.view import View
from polysight.study.warning_assessment import YEAR, Assessment, assessment, newest_month
from polysight.study.warning_candidates import ENSEMBLE, INDICATORS, POOLED, PROBABILITY
from polysight.study.warning_indicators import indicators
from polysight.study.warning_labels import GLUT
from polysight.study.warning_panel import FIRST, LAST, indicator_values
from polysight.study.warning_panel_file import panel_digest, stored_panel, stored_rows
from polysight.study.warning_record import EpisodeCall, SignalRecord
from polysight.study.warning_terms import HORIZONS
from polysight.study.warning_terms import TABLE as TERMS

NAME = "warning.early"
CASE = Axis("case", CASES)
QUARTER = 3
EPISODES = "episodes"
GREY, MISSED, UNTOLD = "mark.light_grey", "mark.alarm_missed", "mark.alarm_untold"
#: Ways to a probability that use nothing learnt later, and those beside the first.
WAYS = (INDICATORS, ENSEMBLE, POOLED)
BESIDE = WAYS[1:]
#: Place of the preference that counts neither error more.
EVEN = 1


@dataclass(frozen=True, eq=False)
class Early:
    """The early warning of a day, and the rows behind its newest values.

    Parameters
    ----------
    warning : Assessment
        The warning.
    rows : dict of str to tuple of str
        Ids by indicator.
    """

    warning: Assessment
    rows: dict[str, tuple[str, ...]]


def add_early_warning(view: View, draft: Draft) -> None:
    """Add index, lights, odds and the record; nothing where the panel is of other data.

    Parameters
    ----------
    view : View
        The evidence.
    draft : Draft
        The result so far.
    """
    day = view.as_of or LAST
    folders = view.evidence.folders
    if len(folders) > 1 or not newest_month(FIRST) <= newest_month(day) <= newest_month(LAST):
        return
    found = early_warning(folders[0], panel_digest(folders[0]), day)
    if found is not None:
        _Writing(draft, found).write(view)


@cache
def early_warning(folder: Path, data: str, day: dt.date) -> Early | None:
    """The early warning of a day by the panel that ships with a data folder.

    Parameters
    ----------
    folder : pathlib.Path
        Data folder.
    data : str
        Its hash; what was worked out for it is kept.
    day : datetime.date
        Day of knowledge.

    Returns
    -------
    Early or None
        None where the panel was worked out from other data.
    """
    del data
    known = evidence(folder=folder)
    panel = stored_panel(folder, indicators(known))
    if panel is None:
        return None
    newest = newest_month(day) == int(panel.months[-1])
    rows = (
        stored_rows(folder)
        if newest
        else {one.key: one.rows for one in indicator_values(known, day)}
    )
    return Early(assessment(known, day, panel), rows)


class _Writing:
    """Arrays of an early warning."""

    def __init__(self, draft: Draft, found: Early) -> None:
        """See the class."""
        self.draft, self.found, self.told = draft, found, found.warning
        self.indicator = Axis("early_indicator", self.told.panel.indicators)
        self.months = self.told.panel.months
        self.known: list[Cell] = []

    def write(self, view: View) -> None:
        """Add everything."""
        tables = view.evidence.tables
        ids = tuple(dict.fromkeys(one for own in self.found.rows.values() for one in own))
        chosen = tuple(row.cells["id"] for name in (TERMS, EPISODES) for row in tables[name])
        for name, rows in (("rows", ids), ("choices", chosen)):
            self.draft.add(f"{NAME}.{name}", (), [Cell(float(len(rows)), rows)], "count")
        self.known = [self.draft.cell(f"{NAME}.{name}") for name in ("rows", "choices")]
        self._index()
        self._lights(self.known[-1])
        self._odds()
        self._record()

    def _index(self) -> None:
        """Index and its parts from the first month in which there is one, and the alarm level."""
        signals = self.told.signals
        whole = signals.index
        first = int(np.argmax(np.isfinite(whole.composite.level)))
        months = Axis("month", tuple(_text(int(one)) for one in self.months[first:]))
        names = Axis("early_index", tuple(one.name for one in signals.indices))
        levels = [float(one) for index in signals.indices for one in index.composite.level[first:]]
        self._add("index", (names, months), levels, "index")
        self._add("alarm_at", (months,), whole.alarm_at[first:], "index")
        change = float(self.told.changes(whole, YEAR).sum())
        self._add("change", (), [change], "index", period=_text(self.told.month))

    def _lights(self, chosen: Cell) -> None:
        """Lights at the ends of quarters; rank and points of the newest month."""
        signals, part = self.told.signals, self.told.signals.index.composite.part
        ends = [place for place, month in enumerate(self.months) if month % QUARTER == QUARTER - 1]
        quarters = Axis("month", tuple(_text(int(self.months[place])) for place in ends))
        codes = signals.light[:, ends].astype(np.float64).ravel()
        self._add("light", (self.indicator, quarters), codes, "count")
        period = _text(self.told.month)
        for name, unit, values in (
            ("rank", "1", signals.score[:, -1]), ("points", "index", part[:, -1]),
        ):  # fmt: skip
            cells = [
                combined(float(value), [Cell(0.0, self.found.rows[key]), chosen])
                if signals.light[at, -1] and math.isfinite(value)
                else unknown(GREY)
                for at, (key, value) in enumerate(
                    zip(self.told.panel.indicators, values, strict=True)
                )
            ]
            self.draft.add(f"{NAME}.{name}", (self.indicator,), cells, unit, period=period)

    def _odds(self) -> None:
        """Odds by the indicators with the range over fits without one episode each."""
        odds = self.told.odds
        states = Axis("early_state", tuple(one.state for one in odds))
        horizons = Axis("horizon", tuple(str(one) for one in odds[0].horizons))
        values = [
            float(end[place, -1])
            for one in odds
            for place in range(len(one.horizons))
            for end in (one.low, one.indicators, one.high)
        ]
        period = _text(self.told.month)
        self._add("odds", (states, horizons, CASE), values, "1", period=period)
        newest = self.told.newest_ensemble
        draws = [
            newest.of(one.state, ahead)[0] if newest else math.nan
            for one in odds
            for ahead in one.horizons
        ]
        both = [float(each) for one in odds for each in one.pooled[:, -1]]
        ways = Axis("early_way", BESIDE)
        self._add("odds_beside", (ways, states, horizons), [*draws, *both], "1", period=period)

    def _record(self) -> None:
        """Lead months by glut, skill, usefulness, false alarms; score of the odds."""
        record = self.told.record
        kept = [one for one in record.signals if one.kind != PROBABILITY and _tested(one)]
        signals = Axis("early_signal", tuple(one.name for one in kept))
        begun = [one for one in self.told.signals.labels.of_kind(GLUT) if one.first > record.first]
        gluts = Axis("glut", tuple(one.id for one in begun))
        calls = [
            _lead(call, self.known)
            for one in kept
            for call in one.calls
            if call.episode.id in gluts.keys
        ]
        self.draft.add(f"{NAME}.lead", (signals, gluts), calls, "months")
        skills = [one.skills[0] for one in kept]
        ends = [float(each) for one in skills for each in (one.low, one.auroc, one.high)]
        self._add("skill", (signals, CASE), ends, "1")
        self._add("useful", (signals,), [one.usefulness[EVEN] for one in kept], "1")
        self._add("false_months", (signals,), [float(one.false) for one in kept], "count")
        told = {
            (one.name, one.horizon): one
            for one in record.signals
            if (one.kind, one.state) == (PROBABILITY, GLUT)
        }
        ways = Axis("early_way", WAYS)
        horizons = Axis("horizon", tuple(str(one) for one in HORIZONS))
        scores = [
            getattr(told[way, ahead], name) if (way, ahead) in told else math.nan
            for way in WAYS
            for ahead in HORIZONS
            for name in ("brier", "brier_base")
        ]
        compared = Axis("early_score", ("told", "frequency"))
        self._add("brier", (ways, horizons, compared), scores, "1")

    def _add(
        self,
        name: str,
        axes: tuple[Axis, ...],
        values: Iterable[float],
        unit: str,
        *,
        period: str = "",
    ) -> None:
        cells = [
            combined(float(one), self.known) if math.isfinite(one) else unknown(UNTOLD)
            for one in values
        ]
        self.draft.add(f"{NAME}.{name}", axes, cells, unit, period=period)


def _tested(one: SignalRecord) -> bool:
    return any(call.missed is not None for call in one.calls)


def _lead(one: EpisodeCall, known: list[Cell]) -> Cell:
    if one.missed is None:
        return unknown(UNTOLD)
    return unknown(MISSED) if one.missed else combined(one.lead_months, known)


def _text(month: int) -> str:
    return f"{month // YEAR:04d}-{month % YEAR + 1:02d}"
