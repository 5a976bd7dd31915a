"""The record of the market model as a page and as a document."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from polysight.cli.market_columns import in_blocks
from polysight.cli.market_words import PERCENT
from polysight.cli.project_numbers import finite, finite_list
from polysight.cli.terminal import prose
from polysight.messages import LANGUAGES, Language, text
from polysight.study.backtest_protocol import BacktestProtocol
from polysight.study.market_record import JUDGED, MODEL, QUANTILES, RecordRow
from polysight.study.market_record_summary import Coverage, RecordSummary, record_summary

#: Days of forecast whose outcome is told one by one: before the shortage of 2021-22, before the
#: collapse of 2023, and before the rebound of 2025.
EPISODES = ("2020-12-31", "2022-09-30", "2025-06-30")
BENCHMARK = JUDGED[1]
LOW, HALF, HIGH = (QUANTILES.index(one) for one in (0.05, 0.5, 0.95))


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
    """

    protocol: BacktestProtocol
    rows: tuple[RecordRow, ...]
    same_code: bool

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
    found = record_summary(rows, record.protocol)
    if not developed:
        _aim(record.protocol, found, language)
    _scores(found, record.protocol, language, developed=developed)
    click.echo()
    _coverage(found, language)
    click.echo()
    _episodes(record, language)
    year = [one.apart for one in found if one.horizon == record.protocol.aim.horizon]
    if year:
        few = {"apart": max(year), "months": record.protocol.aim.horizon}
        prose(text("market_record.few", language, **few))


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
        "scored": _summaries(record.scored, protocol),
        "developed": _summaries(record.developed, protocol),
        "forecasts": [_forecast(one) for one in record.rows],
        "figures": [str(path) for path in figures],
    }  # fmt: skip


def _aim(protocol: BacktestProtocol, found: Sequence[RecordSummary], language: Language) -> None:
    """Whether the aim is reached, and by how much it is missed."""
    aim = protocol.aim
    own = [one for one in found if (one.variable, one.horizon) == (aim.variable, aim.horizon)]
    if not own:
        return
    ratio, low, high = own[0].ratios[aim.benchmark]
    told = {
        "variable": _variable(own[0], language), "horizon": aim.horizon, "aim": f"{aim.ratio:.2f}",
        "ratio": f"{ratio:.2f}", "low": f"{low:.2f}", "high": f"{high:.2f}",
        "confidence": f"{PERCENT * protocol.scoring.confidence:.0f}",
    }  # fmt: skip
    verdict = "reached" if ratio <= aim.ratio else "missed"
    prose(text(f"market_record.{verdict}", language, **told))
    click.echo()


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
        if one.origin in EPISODES and one.variable == aim:
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
            "name": {
                each: text(f"market_record.{one.variable.value}", each) for each in LANGUAGES
            },
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


def _claimed(one: Coverage) -> dict[str, float]:
    return {"level": one.level, "share": one.share, "low": one.low, "high": one.high}


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
