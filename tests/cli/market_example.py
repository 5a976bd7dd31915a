"""The shipped baseline of the market simulated once, in few draws, for pages and documents."""

from __future__ import annotations

from functools import cache

from polysight.answers.market_answer import (
    MarketAnswer,
    Simulated,
    Wanted,
    market_answer,
    simulated,
)
from polysight.evidence.store import Evidence, evidence
from polysight.study.executors import engine
from tests.cli.project_example import fits

__all__ = ["DRAWS", "asked", "fits", "found", "rows"]

DRAWS = 48
WANTED = Wanted(draws=DRAWS)


@cache
def rows() -> Evidence:
    """The shipped evidence."""
    return evidence()


@cache
def asked(name: str = "baseline") -> MarketAnswer:
    """A shipped scenario as a branch asks for it."""
    return market_answer(name, WANTED, rows())


@cache
def found(name: str = "baseline") -> Simulated:
    """Its draws."""
    return simulated(asked(name), WANTED, engine("local", 1))
