"""The record of the market model as a page and as a document."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from polysight.cli.market_backtest_words import (
    write_aim,
    write_coverage,
    write_published,
    write_turns,
)
from polysight.cli.market_columns import in_blocks
from polysight.cli.market_words import PERCENT
from polysight.cli.project_numbers import finite, finite_list
from polysight.cli.terminal import prose
from polysight.messages import LANGUAGES, Language, text
from polysight.study.backtest_protocol import BacktestProtocol
from polysight.study.market_record import JUDGED, MODEL, QUANTILES, RecordRow
from polysight.study.market_record_summary import Coverage, RecordSummary, record_summary
from polysight.study.market_turns import DAYS, HALF, HIGH, LOW, TurnTold, turns
from polysight.study.published_record import PublishedRow, month_text, published_errors

BENCHMARK = JUDGED[1]
#: Days that are summed up apart: those that count, those of development, and both.
SCORED, DEVELOPED, ALL = "scored", "developed", "all"


@dataclass(frozen=True, eq=False)
class Record:
    """The record of the model.

    Parameters
    ----------
    protocol : BacktestProtocol
        What was laid down before.
    rows : tuple of RecordRow
        Judged forecasts of all days.
    same_code : bool
        Whether the model that was judged is the one that runs.
    published : tuple of PublishedRow
        Published forecasts, with what the model and the walk said beside them.
    """

    protocol: BacktestProtocol
    rows: tuple[RecordRow, ...]
    same_code: bool
    published: tuple[PublishedRow, ...] = ()

    @property
    def scored(self) -> tuple[RecordRow, ...]:
        """Forecasts that were not looked at while the model was made."""
        until = self.protocol.window.developed_until.isoformat()
        return tuple(one for one in self.rows if one.origin > until)

    @property
    def developed(self) -> tuple[RecordRow, ...]:
        """Forecasts on which the model was developed."""
        until = self.protocol.window.developed_until.isoformat()
        return tuple(one for one in self.rows if one.origin <= until)

    def aimed(self) -> dict[str, RecordSummary | None]:
        """Variable and horizon of the aim.

        Returns
        -------
        dict of str to RecordSummary or None
            On the scored days, on those of development, and on all; None where there are none.
        """
        aim = (self.protocol.aim.variable, self.protocol.aim.horizon)
        days = {SCORED: self.scored, DEVELOPED: self.developed, ALL: self.rows}
        found = {}
        for name, rows in days.items():
            own = [one for one in rows if (one.variable, one.horizon) == aim]
            found[name] = next(iter(record_summary(own, self.protocol)), None)
        return found


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
    click.echo()
    _coverage(found, language)
    if not developed:
        write_coverage(aimed[SCORED], aimed[ALL], language)
    click.echo()
    _episodes(record, language)
    if not developed:
        write_turns(turns(record.rows, record.protocol), language)
        click.echo()
        write_published(record.published, language)


def document(record: Record, figures: Iterable[Path] = ()) -> dict[str, object]:
    """The record for machines.

    Parameters
    ----------
    record : Record
        The record.
    figures : iterable of pathlib.Path
        Pictures that were drawn.

    Returns
    -------
    dict
        As `schemas/market_backtest.schema.json` says.
    """
    protocol = record.protocol
    return {
        "written": protocol.written.isoformat(),
        "first": protocol.window.first.isoformat(),
        "last": protocol.window.last.isoformat(),
        "developed_until": protocol.window.developed_until.isoformat(),
        "code": protocol.code.hash,
        "same_code": record.same_code,
        "aim": {
            "variable": protocol.aim.variable.value, "horizon": protocol.aim.horizon,
            "ratio": protocol.aim.ratio, "benchmark": protocol.aim.benchmark,
        },
        "quantiles": [f"{one:g}" for one in QUANTILES],
        "ratio_by_days": {
            name: None if one is None else finite_list(one.ratios[protocol.aim.benchmark])
            for name, one in record.aimed().items()
        },
        "scored": _summaries(record.scored, protocol),
        "developed": _summaries(record.developed, protocol),
        "turns": [_turn(one) for one in turns(record.rows, protocol)],
        "published": [_published(one) for one in record.published],
        "published_errors": _errors(record.published),
        "forecasts": [_forecast(one) for one in record.rows],
        "figures": [str(path) for path in figures],
    }  # fmt: skip


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
            f"{one.forecasts} ({one.apart})", f"{ratio:.2f} ({low:.2f}…{high:.2f})", *others,
            f"{PERCENT * math.expm1(one.error):.0f}%", f"{PERCENT * math.expm1(one.bias):+.0f}%",
            f"{PERCENT * one.direction:.0f}%",
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
    ]
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


def _summaries(rows: Sequence[RecordRow], protocol: BacktestProtocol) -> list[dict[str, object]]:
    return [
        {
            "variable": one.variable.value,
            "name": _both(one.variable.value),
            "horizon": one.horizon, "first": one.first, "last": one.last,
            "forecasts": one.forecasts, "apart": one.apart,
            "crps": {key: finite(value) for key, value in one.crps.items()},
            "plain_crps": {key: finite(value) for key, value in one.plain_crps.items()},
            "ratios": {key: finite_list(value) for key, value in one.ratios.items()},
            "coverage": [_claimed(each) for each in one.coverage],
            "walk_coverage": [_claimed(each) for each in one.walk_coverage],
            "bias": finite(one.bias), "error": finite(one.error),
            "direction": finite(one.direction),
        }
        for one in record_summary(rows, protocol)
    ]  # fmt: skip


def _claimed(one: Coverage) -> dict[str, object]:
    return {
        "level": one.level, "share": one.share, "low": one.low, "high": one.high,
        "honest": one.honest,
    }  # fmt: skip


def _turn(one: TurnTold) -> dict[str, object]:
    return {
        "turn": one.turn.value, "name": _both(f"turn_{one.turn.value}"), "day": one.row.origin,
        "horizon": one.row.horizon, "start": one.row.start, "outturn": one.row.outturn,
        "model": [one.model.quantiles[at] for at in (LOW, HALF, HIGH)],
        "walk": [one.walk.quantiles[at] for at in (LOW, HALF, HIGH)],
        "direction_right": one.numbers.right, "side": one.numbers.side,
        "nearer_than_walk": one.numbers.nearer,
        "outcome": one.numbers.outcome.value,
    }  # fmt: skip


def _published(one: PublishedRow) -> dict[str, object]:
    cells, told = one.cells, one.told
    names = ("id", "quantity", "geography", "forecaster", "made", "period", "unit")
    numbers = {name: float(cells[name]) if cells[name] else None for name in ("value", "outturn")}
    beside: dict[str, object] | None = None
    if told is not None:
        beside = {
            "day": told.target.day.isoformat(), "variable": told.target.variable.value,
            "first_month": month_text(told.target.first),
            "last_month": month_text(told.target.last), "came": told.came,
            "model": [told.low, told.model, told.high], "walk": finite(told.walk),
            "published_log_error": one.error, "model_log_error": told.model_error,
            "walk_log_error": finite(told.walk_error),
        }  # fmt: skip
    return {
        **{name: cells[name] for name in names}, **numbers,
        "compared": beside, "reason": one.reason.value if one.reason else None,
    }  # fmt: skip


def _errors(rows: Sequence[PublishedRow]) -> dict[str, object]:
    """Median sizes of the logarithm of told over come, on the cases that all three have."""
    found = published_errors(rows)
    return {
        "cases": found.cases, "model_nearer": found.nearer,
        "published": finite(found.published), "model": finite(found.model),
        "walk": finite(found.walk),
    }  # fmt: skip


def _both(key: str) -> dict[str, str]:
    return {each: text(f"market_record.{key}", each) for each in LANGUAGES}


def _forecast(one: RecordRow) -> dict[str, object]:
    return {
        "day": one.origin, "variable": one.variable.value, "horizon": one.horizon,
        "first_month": one.first, "last_month": one.last, "start": finite(one.start),
        "outturn": finite(one.outturn), "log_error": finite(one.deviation),
        "judged": {
            name: {
                "crps": finite(each.crps), "plain_crps": finite(each.plain_crps),
                "below": finite(each.below), "quantiles": finite_list(each.quantiles),
            }
            for name, each in one.judged.items()
        },
    }  # fmt: skip
