"""Futures over spot by the quotes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from polysight.errors import DataError
from polysight.study.futures_basis import REACH_DAYS, basis_pairs, futures_basis
from tests.study.project_example import view


def test_every_pair_is_quoted_and_near() -> None:
    evidence = view().evidence
    pairs = basis_pairs(view())
    assert len(pairs) > 10
    assert [one.day for one in pairs] == sorted({one.day for one in pairs})
    for pair in pairs:
        days = [evidence.observation(name).period.start for name in pair.inputs]
        own = dt.date.fromisoformat(pair.day)
        assert all(abs((day - own).days) <= REACH_DAYS for day in days)
        assert 25.0 < pair.spot < 60.0
        assert {dict(evidence.observation(name).basis.pairs)["deal"] for name in pair.inputs} == {
            "futures",
            "spot",
        }


def test_the_published_basis_of_july_is_near_its_pair() -> None:
    row = view().references.row("FC0040").cells
    told = next(one for one in basis_pairs(view()) if one.day == "2025-07-24")
    assert row["valid_from"] == "2025-07-25"
    published = float(row["value"]) / 1000.0
    assert told.spot - told.futures == pytest.approx(published, abs=2.5)
    assert told.spot - told.futures < 0.0


def test_the_basis_tells_its_window_and_how_fast_it_closes() -> None:
    found = futures_basis(view())
    assert found.window[0] >= "2024-12-26"
    assert found.fit.steps == len(found.pairs) - 1
    assert found.used.speed > 0.0
    assert found.used.half_life_years < found.fit.years
    # Quotes weeks apart cannot show how fast it closes: the slow end of the interval stands in.
    assert found.used == found.fit.slow
    assert set(found.inputs) == {name for one in found.pairs for name in one.inputs}


def test_too_few_quotes_are_refused() -> None:
    early = replace(view(), as_of=dt.date(2025, 6, 30))
    with pytest.raises(DataError) as fault:
        futures_basis(early)
    assert fault.value.problems[0].key == "hedge.pairs"
