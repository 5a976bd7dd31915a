"""Sentences about the record follow from its numbers: the record is turned over and they turn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache, partial

import pytest

from polysight.cli.market_backtest_words import (
    write_aim,
    write_coverage,
    write_published,
    write_turns,
)
from polysight.evidence.store import evidence
from polysight.messages import LANGUAGES, Language, catalogue, text
from polysight.study.market_record_summary import Coverage, RecordSummary, verdict_of
from polysight.study.market_turns import Turn, TurnTold
from polysight.study.published_forecasts import PublishedForecast, Reason
from polysight.study.published_record import PublishedRow, published_record
from tests.cli.market_record_example import record
from tests.study.record_example import protocol
from tests.study.test_market_turns import row

Capture = pytest.CaptureFixture[str]


def said(write: Callable[[], None], capsys: Capture) -> str:
    write()
    return capsys.readouterr().out.replace("\n", " ")


def piece(key: str, language: Language) -> str:
    """The longest words of a sentence between its numbers."""
    parts = (one.split("}")[-1] for one in catalogue(language)[f"market_record.{key}"].split("{"))
    return max(parts, key=len).strip()


@cache
def aimed() -> Mapping[str, RecordSummary | None]:
    return record().aimed()


def by_days(ratio: float) -> Mapping[str, RecordSummary | None]:
    found = aimed()
    return {
        name: one and replace(one, ratios={**one.ratios, "walk": (ratio, ratio - 0.1, ratio + 0.1)})
        for name, one in found.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("ratio", "share", "verdict"),
    [
        (0.7, 0.8, "reached"),
        (0.7, 0.4, "score_only"),
        (1.3, 0.8, "intervals_only"),
        (1.3, 0.4, "missed"),
    ],
)
def test_both_halves_of_the_aim_are_told_on_all_kinds_of_days(
    language: Language, ratio: float, share: float, verdict: str, capsys: Capture
) -> None:
    days = dict(by_days(ratio))
    assert days["scored"] is not None
    coverage = (Coverage(0.8, share, share - 0.1, share + 0.1),)
    days["scored"] = replace(days["scored"], coverage=coverage)
    told = said(partial(write_aim, protocol(), days, language), capsys)
    words = {
        "reached": ("Reached in both", "两项均达到"),
        "score_only": ("Reached in the score", "。评分达到"),
        "intervals_only": ("Missed in the score", "。评分未达到"),
        "missed": ("Missed in both", "两项均未达到"),
    }
    for key, word in words.items():
        assert (word[language == "zh"] in told) is (key == verdict)
    assert told.count(f"{ratio:.2f}") == 3
    assert text("market_record.unsure_no", language) in told
    assert piece("other_days", language) in told


@pytest.mark.parametrize(
    ("shares", "verdict"),
    [
        ((0.5, 0.8), "honest"),
        ((0.2, 0.8), "narrow"),
        ((0.5, 1.0), "wide"),
        ((0.2, 1.0), "mixed"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_coverage_is_judged_by_its_own_sampling_error(
    shares: tuple[float, float], verdict: str, language: Language, capsys: Capture
) -> None:
    levels = (0.5, 0.8)
    coverage = tuple(
        Coverage(level, share, share - 0.1, share + 0.1)
        for level, share in zip(levels, shares, strict=True)
    )
    assert verdict_of(coverage) == verdict
    scored = by_days(1.0)["scored"]
    assert scored is not None
    told = said(
        partial(write_coverage, replace(scored, coverage=coverage), scored, language), capsys
    )
    assert piece(f"cover_{verdict}", language) in told
    assert piece("few", language) in told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("came", "keys"),
    [
        (85.0, ("way_right", "side_inside", "nearer_model", "turns_caught")),
        (40.0, ("way_right", "side_below", "nearer_model", "turns_direction")),
        (200.0, ("way_wrong", "side_above", "nearer_walk", "turns_missed")),
    ],
)
def test_a_turn_is_told_as_it_came(
    language: Language, came: float, keys: tuple[str, ...], capsys: Capture
) -> None:
    told = said(partial(write_turns, [TurnTold(Turn.COLLAPSE, row(came, 85.0))], language), capsys)
    for key in keys:
        assert piece(key, language) in told
    assert text("market_record.turn_collapse", language) in told


def published(factor: float) -> tuple[PublishedRow, ...]:
    """The published forecasts that ship, with a model that misses by a factor."""
    shipped = published_record(evidence(), protocol())
    found: list[PublishedRow] = []
    for one in shipped:
        told: PublishedForecast | None = one.told
        if told is not None:
            told = replace(told, model=told.came * factor, walk=told.came * 2.0)
        found.append(replace(one, told=told))
    return tuple(found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("factor", "key"), [(1.0, "published_won"), (3.0, "published_lost")])
def test_the_better_one_is_named_and_what_is_not_compared_says_why(
    language: Language, factor: float, key: str, capsys: Capture
) -> None:
    rows = published(factor)
    told = said(partial(write_published, rows, language), capsys)
    assert catalogue(language)[f"market_record.{key}"].split("}")[-2].split("{")[0].strip() in told
    for reason in Reason:
        wanted = any(one.reason is reason for one in rows)
        assert (piece(f"without_{reason.value}", language) in told) is wanted
