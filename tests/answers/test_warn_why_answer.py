"""A light by its key, with its rows and rules."""

from __future__ import annotations

import pytest

from polysight.answers.warn_why_answer import checked_key, known_indicator, why
from polysight.errors import UsageError
from tests.cli.warn_example import ROWS, RULE, asked

pytestmark = pytest.mark.slow


def test_keys_may_be_typed_with_hyphens() -> None:
    assert checked_key(asked().evidence, "price-gap") == "price_gap"
    assert known_indicator((), "price_gap") == "price_gap"


def test_an_unknown_key_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="price_gap"):
        checked_key(asked().evidence, "price_gp")


def test_rows_rules_and_sources_stand_together() -> None:
    found = why(asked(), "utilisation")
    assert {one.id for one in found.rows} == set(ROWS)
    assert found.rules == (RULE,)
    assert RULE.source in found.sources
    assert found.series("en")[0] == "price"
    assert why(asked(), "price_gap").rules == ()
