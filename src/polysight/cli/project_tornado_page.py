"""One factor of a project at a time, as a page and as a document."""

from __future__ import annotations

import math
from collections.abc import Iterator

import click
import numpy as np

from polysight.answers.project_answer import ProjectAnswer
from polysight.answers.project_tornado_document import Tornado
from polysight.answers.project_words import (
    PERCENT,
    factor_name,
    outcome_cell,
    outcome_name,
    rate,
)
from polysight.cli.project_page import write_head
from polysight.cli.terminal import console, prose, table
from polysight.investment.draw_factors import LOAN_RATE
from polysight.investment.outcomes import Outcome
from polysight.investment.sensitivity_table import CHANGES
from polysight.messages import Language, text

#: Cells of a bar on either side of the middle, by the width of the terminal.
HALVES = ((120, 12), (96, 7), (0, 3))


def write(asked: ProjectAnswer, found: Tornado, language: Language) -> None:
    """Print what one factor does, the widest bar first.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    found : Tornado
        What was found.
    language : {"en", "zh"}
        Language of the page.
    """
    write_head(asked, language)
    _bars(found, language)
    note = "" if found.outcome is Outcome.NPV else f"_{found.outcome.key}"
    prose(text(f"project_page.tornado_note{note}", language))
    if LOAN_RATE in found.sensitivity.table.keys:
        prose(text("project_page.tornado_rate", language))
    click.echo()
    for outcome in found.tabled:
        _changes(found, outcome, language)
    for outcome, values in found.heat.items():
        _heat(found, outcome, values, language)


def _bars(found: Tornado, language: Language) -> None:
    one, outcome = found.sensitivity.table, found.outcome
    ends = one.swing(outcome, found.by)
    base = float(one.base[outcome])
    moves = np.abs(ends - base)
    widest = float(moves[np.isfinite(moves)].max(initial=0.0)) or 1.0
    half = next(cells for least, cells in HALVES if console().width >= least)
    rows = []
    for at in found.sensitivity.order(outcome, found.by):
        low, high = (float(end) for end in ends[at])
        turn = float(found.turns[at])
        rows.append(
            [
                factor_name(one.keys[at], language),
                bar((low - base) / widest, (high - base) / widest, half),
                *(outcome_cell(outcome, end, language) for end in (low, high)),
                *_more(found, at, language),
                text("project_page.no_switch", language) if math.isnan(turn) else percent(turn),
            ]
        )  # fmt: skip
    by, name = f"{PERCENT * found.by:g}%", outcome_name(outcome, language)
    key = "tornado_header" if outcome is Outcome.NPV else "tornado_header_of"
    header = text(f"project_page.{key}", language, by=by, name=name).split("|")
    told = {"name": name, "base": outcome_cell(outcome, base, language), "by": by}
    title = text("project_page.tornado_title", language, **told)
    table(title, header, rows, right=range(2, len(header)))


def _more(found: Tornado, at: int, language: Language) -> Iterator[str]:
    """Rates beside values, and the elasticity."""
    one = found.sensitivity.table
    if found.outcome is Outcome.NPV:
        yield from (rate(float(end), language) for end in one.swing(Outcome.IRR, found.by)[at])
    place = int(np.argmin(np.abs(one.changes - found.by)))
    yield _signed(float(one.coefficients(found.outcome)[at, place]))


def bar(low: float, high: float, half: int) -> str:
    """A bar about the middle: how far a fall and a rise of the factor move the value.

    Parameters
    ----------
    low, high : float
        Where the value goes as the factor falls and rises, between -1 and 1.
    half : int
        Cells on either side.

    Returns
    -------
    str
        ``░`` for a fall and ``█`` for a rise of the factor, about ``│``.
    """
    cells = ["─"] * (2 * half)
    for share, mark in ((low, "░"), (high, "█")):
        if math.isnan(share):
            continue
        length = round(min(abs(share), 1.0) * half)
        span = range(half - length, half) if share < 0.0 else range(half, half + length)
        for at in span:
            cells[at] = mark
    return "".join(cells[:half]) + "│" + "".join(cells[half:])


def percent(share: float) -> str:
    """A relative change.

    Parameters
    ----------
    share : float
        The change.

    Returns
    -------
    str
        Per cent with its sign.
    """
    told = f"{round(PERCENT * share, 1):+g}%"
    return "0%" if told in ("+0%", "-0%") else told


def _signed(value: float) -> str:
    return f"{value:+.2f}" if math.isfinite(value) else "–"


def _changes(found: Tornado, outcome: Outcome, language: Language) -> None:
    one = found.sensitivity.table
    shown = [at for at, change in enumerate(one.changes) if abs(change) <= max(CHANGES) + 1e-12]
    header = ["", *(percent(float(one.changes[at])) for at in shown)]
    rows = [
        [
            factor_name(one.keys[place], language),
            *(outcome_cell(outcome, float(one.values[outcome][place, at]), language)
              for at in shown),
        ]
        for place in found.sensitivity.order(found.outcome, found.by)
    ]  # fmt: skip
    name = outcome_name(outcome, language)
    title = text("project_page.change_title", language, name=name)
    table(title, header, rows, right=range(1, len(header)))
    click.echo()


def _heat(found: Tornado, outcome: Outcome, values: np.ndarray, language: Language) -> None:
    first, second = (factor_name(key, language) for key in found.grid)
    header = [f"{first} ↓  {second} →", *(percent(one) for one in CHANGES)]
    rows = [
        [percent(change), *(outcome_cell(outcome, float(one), language) for one in row)]
        for change, row in zip(CHANGES, values, strict=True)
    ]
    table(outcome_name(outcome, language), header, rows, right=range(1, len(header)))
    click.echo()
