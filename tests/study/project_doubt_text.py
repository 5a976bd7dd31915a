"""The project file of the tests with factors that vary."""

from __future__ import annotations

from functools import cache

from polysight.study.project_case import ResolvedProject
from polysight.study.project_factors import project_factors
from polysight.study.uncertain_project import UncertainProject
from tests.study.project_file_text import WHY, Change, number, resolved

AFTER = "[valuation.exchange]"


def spread(factor: str, form: str, low: float, high: float, unit: str = "1") -> str:
    """Table of one factor."""
    return (
        f'[uncertainty."{factor}"]\ndistribution = "{form}"\n'
        f"low = {number(low, unit)}\nhigh = {number(high, unit)}\n"
    )


def pair(first: str, second: str, rank: float | None) -> str:
    """Table of one correlation; measured without a rank."""
    told = "measured = true" if rank is None else f"rank = {rank}\n{WHY}"
    return f'[[correlations]]\nbetween = ["{first}", "{second}"]\n{told}\n'


USUAL = (
    spread("price", "lognormal", 0.7, 1.4)
    + spread("load", "triangular", 0.6, 1.1)
    + spread("capital", "pert", 0.9, 1.4)
    + spread("input:electricity", "uniform", 0.8, 1.2)
    + spread("loan-rate", "normal", -0.005, 0.01)
    + spread("delay", "triangular", 0, 18, "months")
    + pair("price", "load", 0.6)
)


def with_doubt(*tables: str) -> tuple[Change, ...]:
    """Changes that add tables to the file."""
    return ((AFTER, "".join(tables) + AFTER),)


@cache
def doubtful(*tables: str) -> ResolvedProject:
    """The project with factors that vary."""
    return resolved(*with_doubt(*(tables or (USUAL,))))


def uncertain(*tables: str, minimum_price: bool = False) -> UncertainProject:
    """The project ready for draws."""
    told = doubtful(*tables)
    return UncertainProject(told.case, project_factors(told), minimum_price=minimum_price)
