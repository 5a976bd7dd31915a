"""What stands behind the record of the market: why intervals missed, and futures as a forecast.

Every sentence follows from the numbers and is chosen by them; none knows how the record lies.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from polysight.answers.market_words import PERCENT
from polysight.cli.market_columns import in_blocks
from polysight.cli.terminal import prose
from polysight.messages import Language, text
from polysight.study.backtest_protocol import BacktestProtocol
from polysight.study.futures_forecasts import FuturesForecast, FuturesRecord, futures_errors
from polysight.study.market_record_summary import FEW, RecordSummary
from polysight.study.record_misses import CLAIM, Misses, Stretch


def write_frozen(protocol: BacktestProtocol, language: Language) -> None:
    """Say when the code that is judged was frozen, and what was known by then.

    Parameters
    ----------
    protocol : BacktestProtocol
        Tells it in words.
    language : {"en", "zh"}
        Language.
    """
    told = protocol.words.get("frozen")
    if told is not None:
        frozen = told.zh if language == "zh" else told.en
        prose(text("market_record.frozen", language, frozen=frozen))


def write_unscored(
    found: Sequence[RecordSummary], protocol: BacktestProtocol, language: Language
) -> None:
    """Say what of the protocol could not be scored, and of what there is too little to judge.

    Parameters
    ----------
    found : sequence of RecordSummary
        What was scored.
    protocol : BacktestProtocol
        What was to be.
    language : {"en", "zh"}
        Language.
    """
    scored = {one.variable for one in found}
    wanted = [one.name for one in protocol.scoring.variables]
    few = [one for one in wanted if one in scored and not _enough(found, one.value)]
    for key, own in (
        ("unscored", [one for one in wanted if one not in scored]),
        ("few_cases", few),
    ):
        if own:
            names = _listed((text(f"market_record.{one.value}", language) for one in own), language)
            prose(text(f"market_record.{key}", language, names=names, least=FEW))


def write_misses(found: Misses, horizon: int, language: Language) -> None:
    """Say which forecasts missed what came, how far, and beside whom.

    Parameters
    ----------
    found : Misses
        Of the variable and horizon of the aim.
    horizon : int
        Months ahead.
    language : {"en", "zh"}
        Language.
    """
    missed, count, claim = found.told, len(found.told), f"{PERCENT * CLAIM:.0f}"
    if not missed:
        return
    told = {"level": claim, "months": horizon, "forecasts": found.forecasts, "count": count}
    names = _listed((_stretch(one, language) for one in found.stretches), language)
    prose(text("market_record.misses", language, names=names, **told))
    walk = sum(one.benchmark for one in missed)
    right = sum(one.right for one in missed)
    key = "past" if 2 * walk >= count else "sure"
    prose(text(f"market_record.misses_{key}", language, count=count, some=walk))
    key = "further" if 2 * right >= count else "turned"
    shown = right if key == "further" else count - right
    prose(text(f"market_record.misses_{key}", language, count=count, some=shown))
    key = "wider" if found.widening > 1.0 else "enough"
    prose(
        text(f"market_record.misses_{key}", language, level=claim, factor=f"{found.widening:.1f}")
    )


def write_futures(found: FuturesRecord, language: Language) -> None:
    """Print futures beside model and walk.

    Parameters
    ----------
    found : FuturesRecord
        Cases, and quarter ends without a quote.
    language : {"en", "zh"}
        Language.
    """
    errors = futures_errors(found.told)
    if not errors.cases:
        prose(text("market_record.futures_none", language))
        return
    heads = text("market_record.futures_head", language).split("|")
    rows = [(_case(one, language), _cells(one)) for one in found.told]
    in_blocks(text("market_record.futures", language), heads, rows)
    sizes = {
        name: f"{PERCENT * math.expm1(getattr(errors, name)):.0f}"
        for name in ("futures", "model", "walk")
    }
    told = {"cases": errors.cases, "days": errors.days, "nearer": errors.nearer}
    key = "lost" if errors.futures < errors.model else "won"
    prose(text(f"market_record.futures_{key}", language, **told, **sizes))
    if errors.days < FEW:
        prose(text("market_record.futures_few", language))
    prose(text("market_record.futures_note", language))
    if found.unquoted:
        days = _listed(found.unquoted, language)
        prose(text("market_record.futures_unquoted", language, days=days))


def _enough(found: Iterable[RecordSummary], variable: str) -> bool:
    return any(one.enough for one in found if one.variable.value == variable)


def _stretch(one: Stretch, language: Language) -> str:
    side = "above" if one.above else "below"
    span = one.first if one.first == one.last else f"{one.first}…{one.last}"
    told = {"span": span, "count": one.count, "factor": f"{one.factor:.2f}"}
    return text(f"market_record.stretch_{side}", language, **told)


def _case(one: FuturesForecast, language: Language) -> str:
    told = {"day": one.day, "quoted": one.quoted, "months": one.horizon}
    return text("market_record.futures_case", language, **told)


def _cells(one: FuturesForecast) -> tuple[str, ...]:
    amounts = (one.futures, one.model, one.walk, one.came)
    errors = (one.error(each) for each in amounts[:-1])
    return (
        *(f"{each:.1f}" for each in amounts),
        *(f"{PERCENT * math.expm1(each):+.0f}%" for each in errors),
    )


def _listed(names: Iterable[str], language: Language) -> str:
    return text("market_record.comma", language).join(names)
