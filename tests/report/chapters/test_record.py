"""The chapter of the record says what its numbers say, whichever way they lie."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.blocks import Grid, Paragraph, Picture, plain
from polysight.report.catalogue import catalogue
from polysight.report.chapters.record import RECORD_HEAD, WHO, record
from polysight.study.result import Result
from tests.report.example import changed, study, without, writer

RATIO, TREND = "market.record.ratio", "market.price_parts.trend"


def said(language: Language, result: Result, *, past: bool = False) -> str:
    """Paragraphs of the chapter; without the past price, whose figure takes long, unless asked."""
    arrays = {key: one for key, one in result.arrays.items() if past or "price_parts" not in key}
    blocks = record(writer(language, replace(result, arrays=arrays)))
    return " ".join(plain(one.runs) for one in blocks if isinstance(one, Paragraph))


def pieces(key: str, language: Language) -> list[str]:
    """Words of a sentence between its numbers."""
    parts = [one.split("}")[-1] for one in catalogue(language)[f"record.{key}"].split("{")]
    return [one for one in parts if len(one) > 1]


def told(key: str, text: str, language: Language) -> bool:
    return all(one in text for one in pieces(key, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("ratio", "key", "other"), [(0.7, "met", "missed"), (1.2, "missed", "met")]
)
def test_the_aim_is_met_or_missed(language: Language, ratio: float, key: str, other: str) -> None:
    text = said(language, changed(RATIO, *[ratio] * 24))
    assert told(key, text, language)
    assert not told(other, text, language)
    assert told("few", text, language)


@pytest.mark.parametrize(("count", "dashes"), [(4.0, 3), (5.0, 0)])
def test_a_handful_of_forecasts_has_no_interval(count: float, dashes: int) -> None:
    result = changed("market.record.forecasts", *[count] * 8)
    arrays = {key: one for key, one in result.arrays.items() if "price_parts" not in key}
    blocks = list(record(writer("en", replace(result, arrays=arrays))))
    scores = next(one for one in blocks if isinstance(one, Grid))
    empty = {sum(plain(cell) in ("", "–", "—") for cell in row) for row in scores.rows}
    assert empty == {dashes}


@pytest.mark.parametrize(
    ("ends", "key"),
    [
        ((0.6, 0.8, 1.1), "one"),
        ((0.6, 0.8, 0.9), "aim"),
        ((0.6, 0.7, 0.8), "no"),
        ((1.1, 1.2, 1.3), "no"),
        ((0.9, 1.2, 1.3), "one"),
    ],
)
def test_how_sure_that_is_follows_from_the_interval(ends: Sequence[float], key: str) -> None:
    text = said("en", changed(RATIO, *[*ends] * 8))
    assert [one for one in ("one", "aim", "no") if told(f"unsure_{one}", text, "en")] == [key]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("shares", "key"),
    [
        ((0.5, 0.8, 0.9), "honest"),
        ((0.1, 0.4, 0.6), "narrow"),
        ((0.8, 0.99, 1.0), "wide"),
        ((0.1, 0.8, 1.0), "mixed"),
    ],
)
def test_coverage_is_told_with_its_sampling_error(
    language: Language, shares: Sequence[float], key: str
) -> None:
    ends = [one + step for one in shares for step in (-0.05, 0.0, 0.05)]
    text = said(language, changed("market.record.coverage_at_aim", *ends))
    assert told(f"cover_{key}", text, language)
    assert told("cover_levels", text, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ratio", [0.7, 1.2])
@pytest.mark.parametrize("share", [0.5, 0.1])
def test_both_halves_of_the_aim_are_told(language: Language, ratio: float, share: float) -> None:
    shares = [share + step for _ in range(3) for step in (-0.45, 0.0, 0.45)]
    numbers = {RATIO: [ratio] * 24, "market.record.coverage_at_aim": shares}
    result = study()
    for name, values in numbers.items():
        arrays = {**result.arrays, name: changed(name, *values).arrays[name]}
        result = replace(result, arrays=arrays)
    text = said(language, result)
    wanted = f"{'met' if ratio < 1.0 else 'missed'}_{'held' if share > 0.3 else 'failed'}"
    for key in ("met_held", "met_failed", "missed_held", "missed_failed"):
        assert (catalogue(language)[f"record.aim_{key}"] in text) is (key == wanted)
    assert told("frozen", text, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("numbers", "keys"),
    [
        ((60, 90, 70, 80, 95, 60), ("way_right", "side_inside", "nearer_model", "turns_caught")),
        ((60, 99, 70, 80, 95, 60), ("way_right", "side_above", "turns_direction")),
        ((60, 30, 55, 65, 75, 50), ("way_wrong", "side_below", "nearer_walk", "turns_missed")),
        ((60, 58, 55, 65, 75, 61), ("way_wrong", "side_inside", "nearer_walk", "turns_held")),
    ],
)
def test_turns_are_told_as_they_came(
    language: Language, numbers: Sequence[float], keys: Sequence[str]
) -> None:
    text = said(language, changed("market.record.turn", *[*numbers] * 3))
    for key in keys:
        assert told(key, text, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("medians", "key"), [((0.1, 0.4, 0.3), "lost"), ((0.4, 0.1, 0.3), "won")])
def test_the_better_of_published_and_own_forecasts_is_named(
    language: Language, medians: Sequence[float], key: str
) -> None:
    text = said(language, changed("market.record.published_median", *medians))
    other = {"lost": "won", "won": "lost"}[key]
    assert told(f"published_{key}", text, language)
    assert not told(f"published_{other}", text, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("shares", "keys"),
    [
        ((0.95, 0.95, 0.95), ("fit_no_learnt", "fit_unmoved")),
        ((0.2, 0.3, 0.4), ("fit_learnt", "fit_no_unmoved")),
    ],
)
def test_what_the_data_hardly_move_is_named(
    language: Language, shares: Sequence[float], keys: Sequence[str]
) -> None:
    text = said(language, changed("market.fit.variance_left", *shares))
    for key in keys:
        assert told(key, text, language)


@pytest.mark.parametrize(
    ("share", "key", "trend", "sign"),
    [
        (0.3, "parts_little", (-0.1, 0.0, 0.1), "no_trend"),
        (0.8, "parts_mostly", (0.1, 0.2, 0.3), "trend"),
    ],
)
def test_the_past_is_told_as_far_as_it_is_told(
    share: float, key: str, trend: Sequence[float], sign: str
) -> None:
    one = changed("market.price_parts.explained", share)
    both = {**one.arrays, TREND: changed(TREND, *trend).arrays[TREND]}
    text = said("en", replace(one, arrays=both), past=True)
    assert told(key, text, "en")
    assert told(sign, text, "en")


def test_tables_and_figure_are_there() -> None:
    blocks = list(record(writer("en", study())))
    assert [one.key for one in blocks if isinstance(one, Picture)] == ["price_split"]
    scores, published, *_ = (one for one in blocks if isinstance(one, Grid))
    assert len(scores.head) == len(RECORD_HEAD) + 1
    assert len(published.head) == len(WHO) + 3


def test_a_study_without_a_record_says_so() -> None:
    unknown = changed(RATIO, *[math.nan] * 24)
    assert told("none", said("en", unknown), "en")
    assert said("en", without(RATIO))
