"""Why intervals missed, and how futures did, follow from the numbers, whichever way they lie."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from polysight.cli.market_backtest_reasons import write_futures, write_misses, write_unscored
from polysight.messages import LANGUAGES, Language
from polysight.study.futures_forecasts import FuturesRecord
from polysight.study.record_misses import Miss, Misses
from tests.cli.market_record_example import record
from tests.cli.test_market_backtest_words import piece, said
from tests.study.record_example import protocol
from tests.study.test_futures_forecasts import CASE, RECORD

Capture = pytest.CaptureFixture[str]
ONE = Miss("2020-12-31", above=True, factor=2.0, right=True, benchmark=True)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("right", "benchmark", "widening", "keys"),
    [
        (True, True, 1.8, ("misses_further", "misses_past", "misses_wider")),
        (False, False, 0.7, ("misses_turned", "misses_sure", "misses_enough")),
    ],
)
def test_the_reasons_turn_with_the_numbers(
    right: bool, benchmark: bool, widening: float, keys: tuple[str, ...], language: Language,
    capsys: Capture,
) -> None:  # fmt: skip
    one = replace(ONE, right=right, benchmark=benchmark)
    told = said(partial(write_misses, Misses(9, (one,), widening), 12, language), capsys)
    for key in ("further", "turned", "past", "sure", "wider", "enough"):
        assert (piece(f"misses_{key}", language) in told) is (f"misses_{key}" in keys)
    assert piece("stretch_above", language) in told


def test_without_misses_nothing_is_said(capsys: Capture) -> None:
    assert said(partial(write_misses, Misses(9, (), 0.8), 12, "en"), capsys) == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("futures", "better"), [(40.0, True), (20.0, False)])
def test_futures_are_the_better_or_not(
    futures: float, better: bool, language: Language, capsys: Capture
) -> None:
    case = replace(CASE, futures=futures, model=35.0)
    told = said(partial(write_futures, FuturesRecord((case,), ("2025-03-31",)), language), capsys)
    words = {"en": "Futures were the better", "zh": "期货较优"}[language]
    assert (words in told) is better
    assert piece("futures_few", language) in told
    assert piece("futures_unquoted", language) in told


def test_many_quarter_ends_are_not_called_few(capsys: Capture) -> None:
    cases = tuple(replace(CASE, day=f"20{one}-06-30") for one in range(26, 36))
    told = said(partial(write_futures, replace(RECORD, told=cases), "en"), capsys)
    assert piece("futures_few", "en") not in told
    assert piece("futures_none", "en") in said(
        partial(write_futures, FuturesRecord(), "en"), capsys
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_could_not_be_scored_is_named(language: Language, capsys: Capture) -> None:
    scored = record().aimed()["scored"]
    assert scored is not None
    told = said(partial(write_unscored, [scored], protocol(), language), capsys)
    assert {"en": "utilisation in China", "zh": "中国开工率"}[language] in told
    assert piece("few_cases", language) not in told
    few = replace(scored, forecasts=2)
    assert piece("few_cases", language) in said(
        partial(write_unscored, [few], protocol(), language), capsys
    )
