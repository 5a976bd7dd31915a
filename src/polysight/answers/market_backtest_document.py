"""The record of the market model for machines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from polysight.answers.market_record import Record
from polysight.answers.project_numbers import finite, finite_list
from polysight.messages import LANGUAGES, text
from polysight.study.backtest_protocol import BacktestProtocol
from polysight.study.futures_forecasts import FuturesRecord, futures_errors
from polysight.study.market_record import QUANTILES, RecordRow
from polysight.study.market_record_summary import Coverage, record_summary
from polysight.study.market_turns import HALF, HIGH, LOW, TurnTold, turns
from polysight.study.published_record import PublishedRow, month_text, published_errors
from polysight.study.record_misses import Misses


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
        "misses": _misses(record.misses()),
        "futures": _futures(record.futures),
        "futures_errors": _futures_errors(record.futures),
        "forecasts": [_forecast(one) for one in record.rows],
        "figures": [str(path) for path in figures],
    }  # fmt: skip


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


def _misses(found: Misses) -> dict[str, object]:
    return {
        "forecasts": found.forecasts, "widening": finite(found.widening),
        "missed": [
            {
                "day": one.day, "above": one.above, "factor": one.factor,
                "direction_right": one.right, "walk_missed": one.benchmark,
            }
            for one in found.told
        ],
    }  # fmt: skip


def _futures(record: FuturesRecord) -> list[dict[str, object]]:
    return [
        {
            "day": one.day, "quoted": one.quoted, "horizon": one.horizon, "futures": one.futures,
            "model": one.model, "walk": one.walk, "came": one.came, "inputs": list(one.inputs),
        }
        for one in record.told
    ]  # fmt: skip


def _futures_errors(record: FuturesRecord) -> dict[str, object]:
    """Median sizes of the logarithm of told over come."""
    found = futures_errors(record.told)
    return {
        "cases": found.cases, "model_nearer": found.nearer, "futures": finite(found.futures),
        "model": finite(found.model), "walk": finite(found.walk),
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
