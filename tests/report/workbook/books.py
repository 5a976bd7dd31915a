"""Projects whose books the tests of workbooks write."""

from __future__ import annotations

from polysight.investment.case import ProjectCase
from tests.investment.random_case import Shape, random_case

#: Eight years of operation, two phases, two loans of which one is foreign, an exporter.
SMALL = Shape(period="year", life_years=8, phases=2, loans=2, products=2, inputs=2, foreign=True)


def small_case(seed: int = 3) -> ProjectCase:
    """A project small enough to write in a second."""
    return random_case(seed, SMALL)
