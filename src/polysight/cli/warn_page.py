"""The early warning of a day for people at a terminal: gauge, odds, lights and what moved them."""

from __future__ import annotations

from collections.abc import Iterable

import click
import numpy as np

from polysight.answers.market_words import month_name, month_words
from polysight.answers.warn_advice import answers, near_effects
from polysight.answers.warn_answer import WarnAnswer
from polysight.answers.warn_grey import reason_of_grey
from polysight.answers.warn_words import (
    age_words,
    amount_with_unit,
    level,
    light_words,
    named,
    points,
    probable,
    share,
)
from polysight.cli.market_columns import in_blocks
from polysight.cli.terminal import prose
from polysight.cli.warn_advice import write_advice
from polysight.messages import Language, text
from polysight.study.warning_assessment import YEAR, Assessment
from polysight.study.warning_fit import Probability
from polysight.study.warning_panel import LAST
from polysight.study.warning_signals import Index

#: Cells of the gauge, and of its end.
GAUGE = 50
TOP, MEDIAN = 100.0, 50.0
#: Movers that are told, and points under which nothing moved.
MOVERS, LEAST = 4, 0.05


def write(found: WarnAnswer, language: Language) -> None:
    """Print the early warning of a day.

    Parameters
    ----------
    found : WarnAnswer
        The warning.
    language : {"en", "zh"}
        Language of the page.
    """
    told = found.warning
    month = month_name(told.month, language)
    click.echo(text("warn_page.title", language, month=month, day=told.day))
    _index(told, language)
    click.echo()
    _odds(told, language)
    click.echo()
    _lights(told, language)
    prose(text("warn_page.colours", language))
    _grey(told, language)
    _moved(told, language)
    click.echo()
    _advice(found, language)
    prose(text("warn_page.limits", language))
    prose(text("warn_page.next", language))


def gauge(value: float, alarm_at: float) -> str:
    """A scale from 0 to 100 with the index, the median and the alarm level on it.

    Parameters
    ----------
    value : float
        Level of the index; NaN where it is not told.
    alarm_at : float
        Level above which it alarms; NaN where there is none.

    Returns
    -------
    str
        Signs; the index ``●`` hides what lies under it.
    """
    signs = ["─"] * (GAUGE + 1)
    for at, sign in ((MEDIAN, "┼"), (alarm_at, "!"), (value, "●")):
        if np.isfinite(at):
            signs[round(at / TOP * GAUGE)] = sign
    return f"0 ├{''.join(signs)}┤ 100"


def _index(told: Assessment, language: Language) -> None:
    index = told.signals.index
    now, at = float(index.composite.level[-1]), float(index.alarm_at[-1])
    if not np.isfinite(now):
        least = told.terms.least_known
        prose(text("warn_page.no_index", language, months=least))
        return
    state = "alarm" if index.alarm[-1] else "quiet"
    prose(
        text(
            f"warn_page.{state}", language, level=level(now), at=level(at),
            month=points(_change(told, index, 1)), year=points(_change(told, index, YEAR)),
            usable=int(np.count_nonzero(index.composite.weight[:, -1])),
            count=len(told.indicators),
        )
    )  # fmt: skip
    click.echo(gauge(now, at))
    prose(text("warn_page.base", language))
    parts = [_part(one, language) for one in told.signals.indices[1:]]
    prose(text("warn_page.parts", language, parts=text("warn_page.gap", language).join(parts)))


def _change(told: Assessment, index: Index, months: int) -> float:
    return float(told.changes(index, months).sum())


def _part(one: Index, language: Language) -> str:
    state = "alarms" if one.alarm[-1] else "silent"
    return text(
        f"warn_page.part_{state}", language, name=text(f"warn_page.index_{one.name}", language),
        level=level(float(one.composite.level[-1])), at=level(float(one.alarm_at[-1])),
    )  # fmt: skip


def _odds(told: Assessment, language: Language) -> None:
    horizons = told.odds[0].horizons
    heads = [text("warn_page.ahead", language, months=one) for one in horizons]
    rows = [row for one in told.odds for row in _odds_rows(told, one, language)]
    in_blocks(text("warn_page.odds", language), heads, rows)
    prose(text("warn_page.odds_note", language))


def _odds_rows(
    told: Assessment, one: Probability, language: Language
) -> Iterable[tuple[str, list[str]]]:
    state = text(f"warn_page.{one.state}", language)
    cells = [
        f"{probable(now)} ({probable(low)}…{probable(high)})" if np.isfinite(now) else probable(now)
        for now, low, high in zip(
            one.indicators[:, -1], one.low[:, -1], one.high[:, -1], strict=True
        )
    ]
    yield text("warn_page.by_indicators", language, state=state), cells
    newest = told.newest_ensemble
    if newest is not None:
        by_draws = [probable(newest.of(one.state, ahead)[0]) for ahead in one.horizons]
        day = {"state": state, "day": newest.day, "draws": f"{newest.draws:,}"}
        yield text("warn_page.by_ensemble", language, **day), by_draws
    if np.isfinite(one.ensemble[:, -1]).any():
        pooled = [probable(float(each)) for each in one.pooled[:, -1]]
        yield text("warn_page.by_both", language, state=state), pooled


def _lights(told: Assessment, language: Language) -> None:
    heads = text("warn_page.light_head", language).split("|")
    for leading in (True, False):
        rows = [
            (named(one, language), _cells(told, at, language))
            for at, one in enumerate(told.indicators)
            if one.leading is leading and told.signals.light[at, -1]
        ]
        key = "leading" if leading else "coincident"
        if rows:
            in_blocks(text(f"warn_page.lights_{key}", language), heads, rows)
            click.echo()


def _cells(told: Assessment, at: int, language: Language) -> list[str]:
    signals, panel, index = told.signals, told.panel, told.signals.index
    alarm = "on" if signals.alarm[at, -1] else "off"
    change = told.changes(index, YEAR)[at]
    return [
        light_words(int(signals.light[at, -1]), language),
        amount_with_unit(float(panel.value[at, -1]), told.indicators[at].unit, language),
        age_words(float(panel.age[at, -1])),
        share(float(signals.score[at, -1])),
        text(f"warn_page.{alarm}", language),
        points(float(index.composite.part[at, -1])),
        points(float(change)),
        told.indicators[at].key,
    ]


def _grey(told: Assessment, language: Language) -> None:
    """Which lights are grey, and for which reason."""
    reasons: dict[str, list[str]] = {"never": [], "stale": [], "short": []}
    for at, one in enumerate(told.indicators):
        if told.signals.light[at, -1]:
            continue
        reason, name = reason_of_grey(told, at), named(one, language)
        if reason == "stale":
            newest = month_words(told.month - int(told.panel.age[at, -1]))
            name = text("warn_page.newest", language, name=name, month=newest)
        reasons[reason].append(name)
    gap = text("warn_page.gap", language)
    for reason, names in reasons.items():
        if names:
            counted = {"count": len(names), "names": gap.join(names)}
            least = told.terms.least_known
            prose(text(f"warn_page.grey_{reason}", language, months=least, **counted))


def _advice(found: WarnAnswer, language: Language) -> None:
    """What the lights ask of whom, where effects of measures ship for a day near by."""
    effects = near_effects(found)
    if effects is None:
        prose(text("warn_page.no_advice", language))
        return
    told = {"day": effects.day, "draws": f"{effects.draws:,}"}
    newest = effects.day >= LAST
    prose(text(f"warn_page.advice{'' if newest else '_past'}", language, **told))
    write_advice(answers(found, effects), language)


def _moved(told: Assessment, language: Language) -> None:
    """What moved the index most since the month before, and within a year."""
    gap = text("warn_page.gap", language)
    for key, months in (("month", 1), ("year", YEAR)):
        change = told.changes(told.signals.index, months)
        if not np.isfinite(change).all():
            continue
        order = np.argsort(-np.abs(change), kind="stable")[:MOVERS]
        names = [
            text(
                "warn_page.mover", language, name=named(told.indicators[at], language),
                points=points(float(change[at])),
            )
            for at in order
            if abs(change[at]) >= LEAST
        ]  # fmt: skip
        if names:
            whole = points(float(change.sum()))
            prose(text(f"warn_page.moved_{key}", language, points=whole, names=gap.join(names)))
