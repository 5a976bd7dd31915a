"""Figures of the early warning, written to a folder."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from polysight.answers.market_words import month_words
from polysight.answers.warn_answer import WarnAnswer
from polysight.answers.warn_words import level, named, points, signal_name
from polysight.cli.warn_record_page import gluts, ordered
from polysight.messages import Language, text
from polysight.report.figures.plant.drawing import Drawing, Frame, store
from polysight.report.figures.warning import (
    contributions,
    index,
    lead_time,
    lights,
    reliability,
)
from polysight.report.figures.warning.episodes import GLUT, REBOUND, SHORTAGE, Span
from polysight.study.warning_assessment import YEAR, Assessment
from polysight.study.warning_record import EpisodeCall, Reliability

#: Ways to a probability that have a curve.
WAYS = ("indicators", "left_out", "ensemble", "pooled")


def write(found: WarnAnswer, language: Language, folder: Path) -> list[Path]:
    """Draw the warning of a day: lights, index, contributions.

    Parameters
    ----------
    found : WarnAnswer
        The warning.
    language : {"en", "zh"}
        Language of the figures.
    folder : pathlib.Path
        Where to.

    Returns
    -------
    list of pathlib.Path
        The files.
    """
    told = found.warning
    drawn = [drawn_lights(told, language), drawn_index(told, language)]
    return store([*drawn, drawn_contributions(told, language)], folder)


def write_history(found: Assessment, language: Language, folder: Path) -> list[Path]:
    """Draw the history: lights and index.

    Parameters
    ----------
    found : Assessment
        The warning of the last day.
    language : {"en", "zh"}
        Language of the figures.
    folder : pathlib.Path
        Where to.

    Returns
    -------
    list of pathlib.Path
        The files.
    """
    return store([drawn_lights(found, language), drawn_index(found, language)], folder)


def write_record(found: Assessment, language: Language, folder: Path) -> list[Path]:
    """Draw the record: lead times and reliability.

    Parameters
    ----------
    found : Assessment
        The warning of the last day.
    language : {"en", "zh"}
        Language of the figures.
    folder : pathlib.Path
        Where to.

    Returns
    -------
    list of pathlib.Path
        The files.
    """
    return store([drawn_leads(found, language), *_drawn_reliability(found, language)], folder)


def spans(found: Assessment) -> tuple[Span, ...]:
    """Gluts, shortages and the rebounds inside of them.

    Parameters
    ----------
    found : Assessment
        Holds the states of the market.

    Returns
    -------
    tuple of Span
        In the order of their beginnings.
    """
    kinds = {GLUT: GLUT, SHORTAGE: SHORTAGE}
    return tuple(
        Span(REBOUND if one.part_of else kinds[one.kind], one.first, one.last, one.id)
        for one in found.signals.labels.episodes
        if one.part_of or one.kind in kinds
    )


def drawn_lights(found: Assessment, language: Language) -> Drawing:
    """Heat map of the lights by month, leading indicators first.

    Parameters
    ----------
    found : Assessment
        The warning of the last day.
    language : {"en", "zh"}
        Language of the figure.

    Returns
    -------
    Drawing
        The figure.
    """
    leading = [at for at, one in enumerate(found.indicators) if one.leading]
    others = [at for at, one in enumerate(found.indicators) if not one.leading]
    places = [*leading, *others]
    heads = [(0, "leading")] * bool(leading) + [(len(leading), "coincident")] * bool(others)
    told = lights.LightRows(
        found.panel.months, tuple(named(found.indicators[at], language) for at in places),
        found.signals.light[places],
        tuple((at, text(f"drawing.warn_rows_{key}", language)) for at, key in heads),
    )  # fmt: skip
    frame = _frame(found, "lights", language)
    return lights.figure("warn_lights", told, spans(found), frame, _unit("lights", language))


def drawn_index(found: Assessment, language: Language) -> Drawing:
    """The index over the episodes.

    Parameters
    ----------
    found : Assessment
        The warning of the last day.
    language : {"en", "zh"}
        Language of the figure.

    Returns
    -------
    Drawing
        The figure.
    """
    whole, leading, coincident = found.signals.indices
    told = index.IndexLines(
        found.panel.months, whole.composite.level, whole.alarm_at, whole.alarm,
        leading.composite.level, coincident.composite.level,
    )  # fmt: skip
    frame = _frame(found, "index", language)
    return index.figure("warn_index", told, spans(found), frame, _unit("index", language))


def drawn_contributions(found: Assessment, language: Language) -> Drawing:
    """What each indicator adds to the index, and to its change within a year.

    Parameters
    ----------
    found : Assessment
        The warning of the last day.
    language : {"en", "zh"}
        Language of the figure.

    Returns
    -------
    Drawing
        The figure; indicators that add next to nothing to either are left out.
    """
    whole = found.signals.index
    part, change = whole.composite.part[:, -1], found.changes(whole, YEAR)
    size = np.maximum(np.abs(np.nan_to_num(part)), np.abs(np.nan_to_num(change)))
    kept = [
        int(at)
        for at in np.argsort(-np.nan_to_num(part), kind="stable")
        if size[at] >= contributions.LEAST
    ]
    now = float(whole.composite.level[-1])
    told = contributions.Contributions(
        tuple(named(found.indicators[at], language) for at in kept), part[kept], change[kept],
        text(
            "drawing.warn_part", language, level=level(now), points=points(float(part.sum())),
        ),
        text("drawing.warn_change", language, points=points(float(change.sum()))),
    )  # fmt: skip
    frame = _frame(found, "contributions", language)
    unit = _unit("contributions", language)
    return contributions.figure("warn_contributions", told, frame, unit)


def drawn_leads(found: Assessment, language: Language) -> Drawing:
    """Lead time of every tested signal before each glut.

    Parameters
    ----------
    found : Assessment
        The warning of the last day.
    language : {"en", "zh"}
        Language of the figure.

    Returns
    -------
    Drawing
        The figure.
    """
    told = ordered(found)
    begun = [one for one in gluts(found) if one.first > found.record.first]
    leads = []
    for one in begun:
        calls = [call for each in told for call in each.calls if call.episode.id == one.id]
        title = text("drawing.warn_glut_of", language, name=one.id, month=month_words(one.first))
        leads.append(_lead(title, calls))
    names = [signal_name(one, found, language) for one in told]
    frame = _frame(found, "lead_time", language)
    return lead_time.figure(
        "warn_lead_time", names, leads, found.record.window, frame,
        _unit("lead_time", language),
    )  # fmt: skip


def _lead(title: str, calls: Sequence[EpisodeCall]) -> lead_time.Lead:
    return lead_time.Lead(
        title, np.array([one.lead_months for one in calls]),
        np.array([one.steady_lead_months for one in calls]),
        np.array([one.missed is not None for one in calls]),
    )  # fmt: skip


def _drawn_reliability(found: Assessment, language: Language) -> Iterator[Drawing]:
    """Reliability of the odds of glut; nothing where no outcome is known."""
    curves = [one for one in found.record.reliability if one.state == GLUT]
    told = [
        _panel(months, [one for one in curves if one.horizon == months], language)
        for months in sorted({one.horizon for one in curves})
    ]
    if told:
        frame = _frame(found, "reliability", language)
        unit = _unit("reliability", language)
        yield reliability.figure("warn_reliability", told, frame, unit)


def _panel(months: int, curves: Sequence[Reliability], language: Language) -> reliability.Panel:
    ensemble = any(one.method == "ensemble" for one in curves)
    kept = [one for one in curves if ensemble or one.method != "pooled"]
    kept = sorted(kept, key=lambda one: WAYS.index(one.method))
    counted = [(each.count, each.count * each.seen) for each in kept[0].bins]
    total = sum(count for count, _ in counted)
    return reliability.Panel(
        text("drawing.warn_glut_in", language, months=months),
        tuple(_curve(one, language) for one in kept),
        sum(seen for _, seen in counted) / total if total else math.nan,
    )


def _curve(one: Reliability, language: Language) -> reliability.Curve:
    return reliability.Curve(
        text(f"warn_page.way_{one.method}", language),
        np.array([each.told for each in one.bins]),
        np.array([each.seen for each in one.bins]),
        np.array([each.count for each in one.bins], dtype=np.int64),
    )


def _frame(found: Assessment, key: str, language: Language) -> Frame:
    told = {
        "day": found.day, "first": month_words(int(found.panel.months[0])),
        "last": month_words(found.month), "window": found.terms.window,
        "lag": found.terms.label_lag,
    }  # fmt: skip
    return Frame(
        language,
        text(f"drawing.warn_title_{key}", language, **told),
        text(f"drawing.warn_note_{key}", language, **told),
    )


def _unit(key: str, language: Language) -> str:
    return text(f"drawing.warn_unit_{key}", language)
