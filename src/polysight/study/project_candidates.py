"""Candidates of a project: places, routes, sizes and ways of building, each a project of its own.

Every candidate is the project of the file moved to a place (`polysight.study.project_place`) and
sized in whole lines; its cost of building follows comparable plans by route, size and country, the
later step of two costing what the whole costs more than the first. One that the evidence does not
carry is told as not to be judged, never left out.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

import numpy as np

from polysight.errors import DataError, Problem, UsageError, refusal
from polysight.evidence.store import Evidence
from polysight.investment.case import Floats, ProjectCase
from polysight.investment.draw_factors import draw_factors
from polysight.investment.ensemble import valued
from polysight.investment.outcomes import Outcome
from polysight.investment.rows import Row
from polysight.investment.size_change import BuildStep, resized
from polysight.investment.statement import statement
from polysight.policy.reason import Reason
from polysight.study.plant_files import plant_examples, plant_file
from polysight.study.project_file import ProjectFile
from polysight.study.project_place import Place, place, yearly_power_kwh
from polysight.study.siting_terms import SitingTerms, siting_terms

KG_PER_KT = 1e6


@dataclass(frozen=True, slots=True)
class SitingPlan:
    """What is to be chosen from.

    Parameters
    ----------
    regions, routes : tuple of str
        Codes.
    line_kt_per_year : float
        Capacity of one line.
    lines : tuple of int
        Numbers of lines.
    steps : tuple of int
        Numbers of steps in which the lines are built, the first with the larger half.
    plants : mapping of str to str
        Plant file by route; a shipped one of the route where none is named.
    """

    regions: tuple[str, ...]
    routes: tuple[str, ...]
    line_kt_per_year: float
    lines: tuple[int, ...]
    steps: tuple[int, ...] = (1,)
    plants: Mapping[str, str] | None = None


@dataclass(frozen=True, eq=False)
class Candidate:
    """One place, route, size and way of building.

    Parameters
    ----------
    place : Place
        Where and by which route.
    capacity_kt_per_year : float
        Nameplate.
    steps : int
        Number of steps of building.
    case : ProjectCase or None
        Its numbers; None where it cannot be judged.
    outcomes : ndarray of float
        Axis `polysight.investment.outcomes.Outcome`; NaN where it cannot be judged.
    investment_cny, equity_cny, yearly_power_kwh : float
        What it takes; NaN where it cannot be judged.
    reasons : tuple of Reason
        Why it cannot be judged.
    problems : tuple of Problem
        Faults that the evidence leaves, where it cannot be judged.
    """

    place: Place
    capacity_kt_per_year: float
    steps: int
    case: ProjectCase | None
    outcomes: Floats
    investment_cny: float
    equity_cny: float
    yearly_power_kwh: float
    reasons: tuple[Reason, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def name(self) -> str:
        """Codes and size, for example ``CN-XJ siemens 100 kt/a 1``."""
        own = self.place
        return f"{own.region} {own.route} {self.capacity_kt_per_year:g} kt/a {self.steps}"

    @property
    def judged(self) -> bool:
        """Whether the evidence carries it."""
        return self.case is not None


def siting_candidates(
    file: ProjectFile, evidence: Evidence, plan: SitingPlan, as_of: dt.date | None = None
) -> tuple[Candidate, ...]:
    """Every candidate of a plan.

    Parameters
    ----------
    file : ProjectFile
        The project.
    evidence : Evidence
        Rows, units, law.
    plan : SitingPlan
        Places, routes, sizes and steps.
    as_of : datetime.date, optional
        Day of knowledge.

    Returns
    -------
    tuple of Candidate
        Region by region, route, lines, steps. More steps than lines are left out.

    Raises
    ------
    UsageError
        If there is nothing to choose from, or a line has no size.
    """
    _require_plan(plan)
    terms, found = siting_terms(evidence), []
    for region, route in product(plan.regions, plan.routes):
        own = _plant_of(file, evidence, plan, route)
        here = place(file, evidence, region, route, plant=own, as_of=as_of)
        for lines, steps in product(plan.lines, plan.steps):
            if steps <= lines:
                found.append(_candidate(file, here, terms, plan.line_kt_per_year, lines, steps))
    return tuple(found)


def _require_plan(plan: SitingPlan) -> None:
    if not (plan.regions and plan.routes and plan.lines and plan.steps):
        raise refusal(UsageError, "siting.no_project")
    least = min(*plan.lines, *plan.steps)
    if least < 1 or not 0.0 < plan.line_kt_per_year < math.inf:
        raise refusal(UsageError, "siting.lumps", got=least, line=plan.line_kt_per_year)


def _plant_of(file: ProjectFile, evidence: Evidence, plan: SitingPlan, route: str) -> str:
    """Plant file of a route; the first shipped one of the product where none is named."""
    if plan.plants and route in plan.plants:
        return plan.plants[route]
    if route == file.project.route:
        return file.project.plant
    for name in plant_examples(evidence):
        head = plant_file(name, evidence).plant
        if (head.route, head.product) == (route, file.project.product):
            return name
    return ""


def _candidate(
    file: ProjectFile, here: Place, terms: SitingTerms, line: float, lines: int, steps: int
) -> Candidate:
    size = line * lines
    nothing = np.full(len(Outcome), np.nan)
    problems = here.problems
    if here.sound:
        try:
            return _valued(file, here, terms, line, lines, steps)
        except DataError as fault:
            problems = fault.problems
    nan = float("nan")
    return Candidate(here, size, steps, None, nothing, nan, nan, nan, here.missing, problems)


def _valued(
    file: ProjectFile, here: Place, terms: SitingTerms, line: float, lines: int, steps: int
) -> Candidate:
    assert here.resolved is not None
    units = here.resolved.view.evidence.units
    year = plan_year(file)
    built = [math.ceil(lines * (one + 1) / steps) for one in range(steps)]
    whole = [0.0, *(here.amount_cny(one * line * KG_PER_KT, year) for one in built)]
    before = [0, *built[:-1]]
    lag = round(_number(terms.lag.value) * units.factor(terms.lag.unit, "months"))
    case = resized(
        here.resolved.case,
        [
            BuildStep((last - first) * line * KG_PER_KT, whole[at + 1] - whole[at], at * lag)
            for at, (first, last) in enumerate(zip(before, built, strict=True))
        ],
        people_power=_number(terms.people_power.value),
        fixed_power=_number(terms.fixed_power.value),
    )
    told = statement(case)
    invested = (
        told.row(Row.CONSTRUCTION_INVESTMENT).sum() + told.row(Row.INTEREST_CAPITALISED).sum()
    )
    invested += max(0.0, told.row(Row.WORKING_CAPITAL).max())
    outcomes = valued(case, draw_factors(case, {}, 1), minimum_price=True).values[:, 0]
    return Candidate(
        here, line * lines, steps, case, outcomes, float(invested),
        float(told.row(Row.PAID_IN)[-1]), yearly_power_kwh(case),
    )  # fmt: skip


def plan_year(file: ProjectFile) -> int:
    """Year at which comparable plans are read.

    Parameters
    ----------
    file : ProjectFile
        The project.

    Returns
    -------
    int
        As its phases state it, else its first year.
    """
    years = [one.investment.year for one in file.phases if one.investment.year is not None]
    return years[0] if years else file.schedule.first_year


def _number(value: float | None) -> float:
    assert value is not None
    return float(value)
