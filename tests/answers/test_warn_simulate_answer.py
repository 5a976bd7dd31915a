"""Measures are looked up before anything is simulated."""

from __future__ import annotations

import pytest

from polysight.answers.warn_simulate_answer import Tried, tried
from polysight.errors import UsageError
from polysight.study.executors import engine

pytestmark = pytest.mark.slow


def test_an_unknown_measure_is_refused_with_the_nearest() -> None:
    with engine("local") as working, pytest.raises(UsageError, match="permits"):
        tried(Tried("baseline", measures=("permitts",)), (), working)
