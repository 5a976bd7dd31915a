"""What the record of the market says in sentences: aim, coverage, turns, published forecasts.

Every sentence follows from the numbers and is chosen by them; none knows how the record lies.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from polysight.answers.market_words import PERCENT
from polysight.cli.market_columns import in_blocks
from polysight.cli.terminal import prose
from polysight.messages import Language, text
from polysight.study.backtest_protocol import BacktestProtocol
from polysight.study.market_record_summary import RecordSummary, certainty_of, verdict_of
from polysight.study.market_turns import Outcome, TurnTold
from polysight.study.published_forecasts import Reason
from polysight.study.published_record import PublishedRow, published_errors

#: Outcomes of turns in the order in which they are told.
OUTCOMES = (Outcome.CAUGHT, Outcome.HELD, Outcome.DIRECTION, Outcome.MISSED)


def aim_verdict(*, score: bool, intervals: bool) -> str:
    """Which verdict both halves of the aim make.

    Parameters
    ----------
    score : bool
        Whether the score is as low as aimed at.
    intervals : bool
        Whether coverage cannot be told from what the intervals claim.

    Returns
    -------
    str
        ``reached``, ``score_only``, ``intervals_only`` or ``missed``.
    """
    if score:
        return "reached" if intervals else "score_only"
    return "intervals_only" if intervals else "missed"


def write_aim(
    protocol: BacktestProtocol, by_days: Mapping[str, RecordSummary | None], language: Language
) -> None:
    """Say whether both halves of the aim are reached, and what the other days say.

    Parameters
    ----------
    protocol : BacktestProtocol
        The aim.
    by_days : mapping of str to RecordSummary or None
        Variable and horizon of the aim on the ``scored``, the ``developed`` and ``all`` days.
    language : {"en", "zh"}
        Language.
    """
    aim, scored = protocol.aim, by_days["scored"]
    if scored is None:
        return
    ratio, low, high = scored.ratios[aim.benchmark]
    told = {
        "variable": text(f"market_record.{aim.variable.value}", language),
        "horizon": aim.horizon, "aim": f"{aim.ratio:.2f}", "ratio": f"{ratio:.2f}",
        "low": f"{low:.2f}", "high": f"{high:.2f}",
        "confidence": f"{PERCENT * protocol.scoring.confidence:.0f}",
    }  # fmt: skip
    won, held = ratio <= aim.ratio, verdict_of(scored.coverage) == "honest"
    prose(text(f"market_record.{aim_verdict(score=won, intervals=held)}", language, **told))
    sure = certainty_of(scored.ratios[aim.benchmark], aim.ratio)
    prose(text(f"market_record.unsure_{sure}", language))
    developed, every = by_days["developed"], by_days["all"]
    if developed is not None and every is not None:
        ranges = {
            name: "{:.2f} ({:.2f}…{:.2f})".format(*one.ratios[aim.benchmark])
            for name, one in (("developed", developed), ("all", every))
        }
        prose(text("market_record.other_days", language, **ranges))


def write_coverage(
    scored: RecordSummary | None, every: RecordSummary | None, language: Language
) -> None:
    """Say whether the intervals held what they claim, and how little that proves.

    Parameters
    ----------
    scored, every : RecordSummary or None
        Variable and horizon of the aim on the scored days and on all.
    language : {"en", "zh"}
        Language.
    """
    if scored is None or every is None:
        return
    levels = text("market_record.comma", language).join(
        f"{PERCENT * one.level:.0f}%: {PERCENT * one.share:.0f} "
        f"({PERCENT * one.low:.0f}…{PERCENT * one.high:.0f})"
        for one in scored.coverage
    )
    told = {"months": scored.horizon, "levels": levels}
    prose(text(f"market_record.cover_{verdict_of(scored.coverage)}", language, **told))
    few = {"apart": scored.apart, "every": every.apart, "months": scored.horizon}
    prose(text("market_record.few", language, **few))


def write_turns(told: Sequence[TurnTold], language: Language) -> None:
    """Say of each turn what the forecast before it was worth.

    Parameters
    ----------
    told : sequence of TurnTold
        What was said before each turn.
    language : {"en", "zh"}
        Language.
    """
    for one in told:
        row, judged = one.row, one.numbers
        way, near = "right" if judged.right else "wrong", "model" if judged.nearer else "walk"
        words = {
            "turn": text(f"market_record.turn_{one.turn.value}", language),
            "day": row.origin, "months": row.horizon, "start": f"{row.start:.0f}",
            "came": f"{row.outturn:.0f}", "model": f"{judged.model:.0f}",
            "low": f"{judged.low:.0f}", "high": f"{judged.high:.0f}", "walk": f"{judged.walk:.0f}",
            "direction": text(f"market_record.way_{way}", language),
            "side": text(f"market_record.side_{judged.side}", language),
            "nearer": text(f"market_record.nearer_{near}", language),
        }  # fmt: skip
        prose(text("market_record.turn", language, **words))
    for outcome in OUTCOMES:
        own = [one.turn for one in told if one.numbers.outcome is outcome]
        if own:
            names = text("market_record.comma", language).join(
                text(f"market_record.turn_{one.value}", language) for one in own
            )
            prose(text(f"market_record.turns_{outcome.value}", language, names=names))


def write_published(rows: Sequence[PublishedRow], language: Language) -> None:
    """Print published forecasts beside those of the model, and why others have none beside them.

    Parameters
    ----------
    rows : sequence of PublishedRow
        Published forecasts.
    language : {"en", "zh"}
        Language.
    """
    compared = [(one.cells, one, one.told) for one in rows if one.told is not None]
    if compared:
        heads = text("market_record.published_head", language).split("|")
        cells = [
            (
                _named(own, language),
                [
                    *_stated(own, language),
                    _percent(one.error), told.target.day.isoformat(), _percent(told.model_error),
                    _percent(told.walk_error),
                ],
            )
            for own, one, told in compared
        ]  # fmt: skip
        in_blocks(text("market_record.published", language), heads, cells)
        _published_sum(rows, language)
    for reason in Reason:
        names = [_named(one.cells, language) for one in rows if one.reason is reason]
        if names:
            told = {"count": len(names), "names": text("market_record.comma", language).join(names)}
            prose(text(f"market_record.without_{reason.value}", language, **told))


def _published_sum(rows: Sequence[PublishedRow], language: Language) -> None:
    found = published_errors(rows)
    if not found.cases:
        return
    told = {
        "cases": found.cases, "nearer": found.nearer,
        **{
            name: f"{PERCENT * math.expm1(getattr(found, name)):.0f}"
            for name in ("published", "model", "walk")
        },
    }  # fmt: skip
    key = "published_lost" if found.published < found.model else "published_won"
    prose(text(f"market_record.{key}", language, **told))
    prose(text("market_record.published_note", language))


def _named(cells: Mapping[str, str], language: Language) -> str:
    quantity = text(f"market_record.quantity_{cells['quantity']}", language)
    place = text(f"market_record.place_{cells['geography'].lower()}", language)
    told = {"who": cells["forecaster"], "made": cells["made"], "period": cells["period"]}
    return text("market_record.published_name", language, quantity=quantity, place=place, **told)


def _stated(cells: Mapping[str, str], language: Language) -> tuple[str, ...]:
    """What was said and what came, with the unit."""
    unit = text(f"market_record.unit_{cells['unit'].lower().replace('/', '_')}", language)
    return tuple(f"{float(cells[name]):,.10g} {unit}" for name in ("value", "outturn"))


def _percent(error: float) -> str:
    if not math.isfinite(error):
        return "–"
    share = round(PERCENT * math.expm1(error))
    return f"{share:+d}%" if share else "0%"
