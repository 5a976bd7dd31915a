"""Everything that a light rests on, as a page and as a document."""

from __future__ import annotations

from itertools import pairwise

import click
import numpy as np

from polysight.answers.market_words import month_words
from polysight.answers.warn_grey import reason_of_grey
from polysight.answers.warn_rows import RowBehind
from polysight.answers.warn_why_answer import Why
from polysight.answers.warn_words import (
    age_words,
    amount,
    amount_with_unit,
    light_words,
    named,
    points,
    share,
)
from polysight.cli.market_columns import in_blocks
from polysight.cli.terminal import prose, table
from polysight.messages import Language, text
from polysight.study.warning_assessment import YEAR
from polysight.warning.light import LIGHTS

#: Rows that are told unless all are wanted.
SHOWN = 15
#: Lights on both sides of each limit, from cold to hot.
SIDES = tuple(pairwise(LIGHTS[1:]))


def write(found: Why, language: Language, *, every: bool = False) -> None:
    """Print what a light rests on.

    Parameters
    ----------
    found : Why
        The light.
    language : {"en", "zh"}
        Language of the page.
    every : bool
        Whether all rows are told.
    """
    _today(found, language)
    click.echo()
    _definition(found, language)
    click.echo()
    _thresholds(found, language)
    click.echo()
    _months(found, language)
    click.echo()
    _rows(found, language, every=every)
    for key, citation in found.sources.items():
        prose(f"[{key}] {citation}")


def _today(found: Why, language: Language) -> None:
    told, one, at = found.warning, found.indicator, found.at
    signals, panel = told.signals, told.panel
    code = int(signals.light[at, -1])
    click.echo(
        text(
            "warn_why.title", language, name=named(one, language), code=one.key,
            month=month_words(told.month), day=told.day,
        )
    )  # fmt: skip
    fields = {
        "light": light_words(code, language),
        "value": amount_with_unit(float(panel.value[at, -1]), one.unit, language),
        "spread": amount(float(panel.spread[at, -1]), one.unit, language),
        "age": age_words(float(panel.age[at, -1])),
        "rank": share(float(signals.score[at, -1])),
        "alarm": text("warn_why.alarm" if signals.alarm[at, -1] else "warn_why.quiet", language),
        "points": points(float(signals.index.composite.part[at, -1])),
        "weight": share(float(signals.index.composite.weight[at, -1])),
        "stale": age_words(one.stale_after),
        "least": told.terms.least_known,
    }  # fmt: skip
    key = "today" if code else f"grey_{reason_of_grey(told, at)}"
    prose(text(f"warn_why.{key}", language, **fields))


def _definition(found: Why, language: Language) -> None:
    one = found.indicator
    chinese = language == "zh"
    prose(
        text(
            "warn_why.definition", language,
            definition=one.definition_zh if chinese else one.definition_en,
        )
    )  # fmt: skip
    prose(text("warn_why.reason", language, reason=one.why_zh if chinese else one.why_en))
    side = "higher" if one.direction > 0 else "lower"
    role = "leading" if one.leading else "coincident"
    prose(text(f"warn_why.{role}_{side}", language))
    gap = text("warn_page.gap", language)
    series = gap.join(found.series(language))
    prose(
        text(
            "warn_why.series", language, series=series,
            lag=f"{one.publication_lag:g}", stale=age_words(one.stale_after),
            first=one.first_usable or text("warn_why.never", language),
        )
    )  # fmt: skip


def _thresholds(found: Why, language: Language) -> None:
    told, one, at = found.warning, found.indicator, found.at
    signals = told.signals
    limits = signals.limit[at, :, -1]
    if not np.isfinite(limits).all():
        prose(text("warn_why.no_limits", language, months=told.terms.least_known))
        return
    rows = [
        (
            text(
                "warn_why.limit", language,
                cold=light_words(LIGHTS.index(cold), language),
                hot=light_words(LIGHTS.index(hot), language),
            ),
            [share(float(percentile)), amount_with_unit(float(limit), one.unit, language), ""],
        )
        for (cold, hot), percentile, limit in zip(
            SIDES, told.terms.light_shares, limits, strict=True
        )
    ]  # fmt: skip
    at_value = amount_with_unit(float(signals.alarm_value[at, -1]), one.unit, language)
    rows.append(
        (
            text("warn_why.alarm_limit", language),
            [share(float(signals.alarm_at[at, -1])), at_value, ""],
        )
    )
    for rule in found.rules:
        name = rule.zh if language == "zh" else rule.en
        limit = amount_with_unit(rule.threshold, rule.unit, language)
        source = rule.source or text("warn_why.assumption", language)
        rows.append((text("warn_why.rule", language, name=name), ["", limit, source]))
    heads = text("warn_why.limit_head", language).split("|")
    in_blocks(text("warn_why.limits", language), heads, rows)
    prose(
        text(
            "warn_why.limit_note", language, least=told.terms.least_known,
            margin=share(told.terms.light_margin), patience=told.terms.light_patience,
            window=told.terms.window, lag=told.terms.label_lag,
            theta=f"{told.terms.theta:g}",
        )
    )  # fmt: skip


def _months(found: Why, language: Language) -> None:
    told, one, at = found.warning, found.indicator, found.at
    signals, panel = told.signals, told.panel
    rows = [
        (
            month_words(int(panel.months[month])),
            [
                amount(float(panel.value[at, month]), one.unit, language),
                age_words(float(panel.age[at, month])),
                light_words(int(signals.light[at, month]), language),
                share(float(signals.score[at, month])),
                text("warn_page.on" if signals.alarm[at, month] else "warn_page.off", language),
                points(float(signals.index.composite.part[at, month])),
            ],
        )
        for month in range(max(len(panel.months) - YEAR - 1, 0), len(panel.months))
    ]
    heads = text("warn_why.month_head", language).split("|")
    in_blocks(text("warn_why.months", language), heads, rows)


def _rows(found: Why, language: Language, *, every: bool) -> None:
    if not found.rows:
        prose(text("warn_why.no_rows", language))
    else:
        shown = found.rows if every else found.rows[:SHOWN]
        _row_table(text("warn_why.rows", language, count=len(found.rows)), shown, language)
        inferred = sum(one.inferred for one in found.rows)
        prose(text("warn_why.inferred", language, count=inferred, rows=len(found.rows)))
        if len(shown) < len(found.rows):
            prose(text("warn_why.more", language, count=len(found.rows) - len(shown)))
    if found.method:
        click.echo()
        _row_table(text("warn_why.method", language), found.method, language)
    click.echo()


def _row_table(title: str, rows: tuple[RowBehind, ...], language: Language) -> None:
    mark = text("warn_why.is_inferred", language)
    cells = [
        [one.id, one.zh if language == "zh" else one.en, one.stated, one.period,
         f"{one.known} {mark}" if one.inferred else one.known, one.source]
        for one in rows
    ]  # fmt: skip
    table(title, text("warn_why.row_head", language).split("|"), cells)
