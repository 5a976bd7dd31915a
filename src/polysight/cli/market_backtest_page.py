"""The record of the market model as a page and as a document."""

from __future__ import annotations

import math
from collections.abc import Sequence

import click

from polysight.answers.market_record import ALL, SCORED, Record
from polysight.answers.market_words import PERCENT
from polysight.cli.market_backtest_reasons import (
    write_frozen,
    write_futures,
    write_misses,
    write_unscored,
)
from polysight.cli.market_backtest_words import (
    write_aim,
    write_coverage,
    write_published,
    write_turns,
)
from polysight.cli.market_columns import in_blocks
from polysight.cli.terminal import prose
from polysight.messages import Language, text
from polysight.study.backtest_protocol import BacktestProtocol
from polysight.study.market_record import JUDGED, MODEL
from polysight.study.market_record_summary import (
    Coverage,
    RecordSummary,
    record_summary,
    verdict_of,
)
from polysight.study.market_turns import DAYS, HALF, HIGH, LOW, turns

BENCHMARK = JUDGED[1]
#: Where there is too little to tell a number.
NONE = "–"


def write(record: Record, language: Language, *, developed: bool = False) -> None:
    """Print the record.

    Parameters
    ----------
    record : Record
        The record.
    language : {"en", "zh"}
        Language of the page.
    developed : bool
        Whether the days of development are told instead of the scored ones.
    """
    rows = record.developed if developed else record.scored
    window = record.protocol.window
    told = {
        "first": window.first, "last": window.last, "until": window.developed_until,
        "written": record.protocol.written,
    }  # fmt: skip
    click.echo(text("market_record.title", language, **told))
    what = "what" if record.scored else "planned"
    prose(text(f"market_record.{what}", language, **told))
    if rows:
        write_frozen(record.protocol, language)
    if rows and not record.same_code:
        prose(text("market_record.other_code", language))
    click.echo()
    if not rows:
        prose(text("market_record.nothing", language))
        return
    found, aimed = record_summary(rows, record.protocol), record.aimed()
    if not developed:
        write_aim(record.protocol, aimed, language)
        click.echo()
    _scores(found, record.protocol, language, developed=developed)
    write_unscored(found, record.protocol, language)
    click.echo()
    _coverage(found, language)
    scored = aimed[SCORED]
    if not developed:
        write_coverage(scored, aimed[ALL], language)
        if scored is not None and verdict_of(scored.coverage) in ("narrow", "mixed"):
            write_misses(record.misses(), scored.horizon, language)
    click.echo()
    _episodes(record, language)
    if not developed:
        write_turns(turns(record.rows, record.protocol), language)
        click.echo()
        write_published(record.published, language)
        click.echo()
        write_futures(record.futures, language)


def _scores(
    found: Sequence[RecordSummary],
    protocol: BacktestProtocol,
    language: Language,
    *,
    developed: bool,
) -> None:
    heads = text("market_record.score_head", language).split("|")
    rows = []
    for one in found:
        ratio, low, high = one.ratios[BENCHMARK]
        others = [f"{one.ratios[name][0]:.2f}" for name in JUDGED[2:]]
        cells = [
            f"{one.forecasts} ({one.apart})",
            f"{ratio:.2f} ({low:.2f}…{high:.2f})" if one.enough else f"{ratio:.2f} ({NONE})",
            *others,
            f"{PERCENT * math.expm1(one.error):.0f}%", f"{PERCENT * math.expm1(one.bias):+.0f}%",
            f"{PERCENT * one.direction:.0f}%" if one.enough else NONE,
        ]  # fmt: skip
        rows.append((_named(one, language), cells))
    key = "scores_developed" if developed else "scores"
    in_blocks(text(f"market_record.{key}", language), heads, rows)
    score, walk = (
        (protocol.words[name].zh if language == "zh" else protocol.words[name].en)
        for name in ("score", BENCHMARK)
    )
    prose(text("market_record.score_note", language, score=score, walk=walk))


def _coverage(found: Sequence[RecordSummary], language: Language) -> None:
    levels = [f"{PERCENT * one.level:.0f}%" for one in found[0].coverage]
    walk = text("market_record.walk", language)
    heads = [*levels, *(f"{walk}\n{level}" for level in levels)]
    rows = [
        (
            _named(one, language),
            [_share(each) for each in (*one.coverage, *one.walk_coverage)],
        )
        for one in found
        if one.enough
    ]
    if not rows:
        return
    in_blocks(text("market_record.coverage", language), heads, rows)
    prose(text("market_record.coverage_note", language))


def _share(one: Coverage) -> str:
    told = f"{PERCENT * one.share:.0f} ({PERCENT * one.low:.0f}…{PERCENT * one.high:.0f})"
    return told if one.honest else f"[{told}]"


def _episodes(record: Record, language: Language) -> None:
    aim = record.protocol.aim.variable
    rows = []
    for one in record.rows:
        if one.origin in DAYS.values() and one.variable == aim:
            model, walk = one.judged[MODEL], one.judged[BENCHMARK]
            rows.append(
                (
                    text("market_record.episode", language, day=one.origin, months=one.horizon),
                    [
                        f"{one.start:.1f}", _interval(model.quantiles), _interval(walk.quantiles),
                        f"{one.outturn:.1f}",
                    ],
                )
            )  # fmt: skip
    if rows:
        heads = text("market_record.episode_head", language).split("|")
        in_blocks(text("market_record.episodes", language), heads, rows)
        click.echo()


def _interval(quantiles: Sequence[float]) -> str:
    return f"{quantiles[HALF]:.1f} ({quantiles[LOW]:.1f}…{quantiles[HIGH]:.1f})"


def _variable(one: RecordSummary, language: Language) -> str:
    return text(f"market_record.{one.variable.value}", language)


def _named(one: RecordSummary, language: Language) -> str:
    told = {"variable": _variable(one, language), "months": one.horizon}
    return text("market_record.named", language, **told)
