"""Installations behind the demand of a market, as a document."""

from __future__ import annotations

import pytest

from polysight.answers.market_installed import installed
from tests.cli.market_example import asked

pytestmark = pytest.mark.slow


def test_installations_are_those_of_the_day() -> None:
    told = installed(asked())
    assert {one["kind"] for one in told} == {"stated", "forecast"}
    assert all(one["low"] <= one["value"] <= one["high"] for one in told)
