"""Figures of the record of the market model, written to a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from polysight.answers.market_record import Record
from polysight.cli.market_backtest_page import BENCHMARK
from polysight.messages import Language, text
from polysight.report.figures.market import price_parts as splitting
from polysight.report.figures.market import record as drawing
from polysight.report.figures.plant.drawing import Drawing, Frame, store
from polysight.report.figures.plant.drawing import drawing as drawn
from polysight.study.market_price_parts import NORMAL, PriceParts
from polysight.study.market_record import MODEL, RecordRow
from polysight.study.market_turns import DAYS, HALF, HIGH, LOW

#: Horizons that have a panel [months].
HORIZONS = (6, 12, 24)


def write(found: Record, language: Language, folder: Path) -> list[Path]:
    """Draw forecasts by horizon over all days, and the three turns of the market.

    Parameters
    ----------
    found : Record
        The record.
    language : {"en", "zh"}
        Language of the figures.
    folder : pathlib.Path
        Where to.

    Returns
    -------
    list of pathlib.Path
        The files.
    """
    aim = found.protocol.aim.variable
    own = [one for one in found.rows if one.variable == aim]
    drawings = []
    by_horizon = [[one for one in own if one.horizon == months] for months in HORIZONS]
    panels = [
        _told(rows, text("market_record.ahead", language, months=months))
        for months, rows in zip(HORIZONS, by_horizon, strict=True)
        if rows
    ]
    if panels:
        drawings.append(_drawn("record", panels, found, language))
    by_day = [[one for one in own if one.origin == day] for day in DAYS.values()]
    turns = [
        _told(rows, text("market_record.from_day", language, day=day), alone=True)
        for day, rows in zip(DAYS.values(), by_day, strict=True)
        if rows
    ]
    if turns:
        drawings.append(_drawn("turns", turns, found, language))
    return store(drawings, folder)


def write_parts(parts: PriceParts, language: Language, folder: Path) -> list[Path]:
    """Draw the price of the past with its parts.

    Parameters
    ----------
    parts : PriceParts
        The parts.
    language : {"en", "zh"}
        Language of the figure.
    folder : pathlib.Path
        Where to.

    Returns
    -------
    list of pathlib.Path
        The files.
    """
    frame = Frame(
        language,
        text("drawing.market_title_parts", language),
        text("drawing.market_note_parts", language),
    )
    unit = text("drawing.market_record_unit", language)
    ends = (np.expm1(parts.by_month + sign * NORMAL * parts.by_month_error) for sign in (-1, 1))
    split = splitting.Split(
        parts.months, np.exp(parts.price), np.exp(parts.trend),
        np.exp(parts.trend + parts.season + parts.events),
        [(one.first, one.last) for one in parts.told], np.expm1(parts.by_month), *ends,
    )  # fmt: skip
    figure = drawn(
        "market_price_parts", frame, unit, lambda axes: splitting.draw(axes, split, frame),
        height_inches=2.9, columns=2,
    )  # fmt: skip
    return store([figure], folder)


def _drawn(key: str, panels: Sequence[drawing.Told], found: Record, language: Language) -> Drawing:
    told = {
        "until": found.protocol.window.developed_until,
        "draws": f"{found.protocol.forecast.draws:,}",
    }
    frame = Frame(
        language,
        text(f"drawing.market_title_{key}", language),
        text(f"drawing.market_note_{key}", language, **told),
    )
    unit = text("drawing.market_record_unit", language)
    return drawing.figure(f"market_{key}", panels, frame, unit)


def _told(rows: Sequence[RecordRow], name: str, *, alone: bool = False) -> drawing.Told:
    ordered = sorted(rows, key=lambda one: one.last)
    model, walk = (
        np.array([one.judged[each].quantiles for one in ordered]) for each in (MODEL, BENCHMARK)
    )
    first = ordered[0]
    day = 12 * int(first.origin[:4]) + int(first.origin[5:7]) - 1
    return drawing.Told(
        name, np.array([one.last for one in ordered]), model[:, LOW], model[:, HALF],
        model[:, HIGH], walk[:, LOW], walk[:, HIGH], np.array([one.outturn for one in ordered]),
        day if alone else -1, first.start,
    )  # fmt: skip
