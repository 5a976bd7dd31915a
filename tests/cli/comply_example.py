"""An example held against the law of one day, for pages, documents and figures."""

from __future__ import annotations

import datetime as dt
from functools import cache

from polysight.answers.comply_answer import Answered, Asked, answer
from tests.plant.routes.plants import data

TODAY = dt.date(2026, 11, 22)


@cache
def answered(name: str = "siemens-xinjiang", *, fix: bool = False) -> Answered:
    """What is told of a shipped example."""
    return answer(Asked(name, TODAY, False, fix, 1, 20), data())
