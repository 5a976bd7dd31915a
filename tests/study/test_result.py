"""Numbers of a result are found by id, and a wrong id gets the nearest one."""

from __future__ import annotations

import pytest

from polysight.errors import UsageError
from polysight.study.result import Result


def test_ids_are_unique_and_found(baseline: Result) -> None:
    ids = [number.id for number in baseline.numbers()]
    assert len(ids) == len(set(ids))
    number = baseline.number("market.production[2025]")
    assert (number.value, number.unit, number.period) == (1319.0, "kt", "2025")


def test_a_wrong_id_gets_a_suggestion(baseline: Result) -> None:
    with pytest.raises(UsageError) as caught:
        baseline.number("market.production[205]")
    assert caught.value.problems[0].suggestion == "market.production[2025]"


def test_used_rows_are_rows_and_nothing_else(baseline: Result) -> None:
    used = baseline.used_rows()
    assert {"MP0415", "MV020", "UC0038"} <= used
    assert not used & {number.id for number in baseline.numbers()}
    assert not [one for one in used if one.startswith("scenario:")]
