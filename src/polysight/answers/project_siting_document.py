"""Places of a project, and their document for machines."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from polysight.answers.project_document import outcomes_document, problem_words, words
from polysight.answers.project_numbers import finite
from polysight.evidence.store import Evidence
from polysight.investment.outcomes import Outcome
from polysight.messages import LANGUAGES
from polysight.study.project_candidates import SitingPlan, siting_candidates
from polysight.study.project_file import ProjectFile
from polysight.study.project_files import project_file
from polysight.study.project_siting import Siting, SitingLimits, siting

MILLION = 1e6
#: Lines and steps that are tried where none are named.
LINES, STEPS = (1, 2, 4), (1, 2)


@dataclass(frozen=True, slots=True)
class Wants:
    """What must be kept; None where it is not asked.

    Parameters
    ----------
    budget_mcny, equity_mcny : float or None
        Most total investment, and most paid-in capital.
    power : float or None
        Most electricity a year [GWh].
    debt_cover : float or None
        Least debt service cover of any year.
    keep_law : bool
        Whether rules that are missed exclude.
    """

    budget_mcny: float | None = None
    equity_mcny: float | None = None
    power: float | None = None
    debt_cover: float | None = None
    keep_law: bool = True

    def limits(self) -> SitingLimits:
        """The same in CNY and kWh.

        Returns
        -------
        SitingLimits
            What a candidate must keep.
        """
        budget, equity, power = (
            None if one is None else one * MILLION
            for one in (self.budget_mcny, self.equity_mcny, self.power)
        )
        return SitingLimits(
            budget_cny=budget, equity_cny=equity, yearly_power_kwh=power,
            debt_cover=self.debt_cover, keep_law=self.keep_law,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """What may be chosen, and what must be kept.

    Parameters
    ----------
    file : str
        Project file or name of an example.
    regions, routes : tuple of str
        Codes; those of the project when empty.
    line_kt_per_year : float
        Capacity of one line.
    lines, steps : tuple of int
        Numbers of lines, and of steps in which they are built.
    kept : Wants
        What must be kept.
    """

    file: str
    regions: tuple[str, ...]
    routes: tuple[str, ...]
    line_kt_per_year: float
    lines: tuple[int, ...]
    steps: tuple[int, ...]
    kept: Wants


@dataclass(frozen=True, eq=False)
class Sited:
    """A project and its candidates.

    Parameters
    ----------
    file : ProjectFile
        The project.
    found : Siting
        Candidates and choice.
    """

    file: ProjectFile
    found: Siting


def sited(wanted: Wanted, evidence: Evidence, as_of: dt.date | None) -> Sited:
    """Best place, route, size and steps of a project.

    Parameters
    ----------
    wanted : Wanted
        What may be chosen, and what must be kept.
    evidence : Evidence
        Rows, units, law.
    as_of : datetime.date or None
        Day of knowledge.

    Returns
    -------
    Sited
        Candidates and choice.
    """
    file = project_file(wanted.file, evidence)
    plan = SitingPlan(
        wanted.regions or (file.project.region,), wanted.routes or (file.project.route,),
        wanted.line_kt_per_year, wanted.lines or LINES, wanted.steps or STEPS,
    )  # fmt: skip
    return Sited(file, siting(siting_candidates(file, evidence, plan, as_of), wanted.kept.limits()))


def ranked(found: Siting) -> list[int]:
    """Places of the candidates: those that keep every limit by value, then the others.

    Parameters
    ----------
    found : Siting
        Candidates and choice.

    Returns
    -------
    list of int
        The best first, those that cannot be judged last.
    """
    order = list(found.choice.order)
    rest = [at for at in range(len(found.candidates)) if at not in order]
    judged = [at for at in rest if found.candidates[at].judged]
    judged.sort(key=lambda at: -float(found.candidates[at].outcomes[found.objective]))
    return [*order, *judged, *(at for at in rest if at not in judged)]


def document(one: Sited) -> dict[str, object]:
    """Candidates for machines.

    Parameters
    ----------
    one : Sited
        Candidates and choice.

    Returns
    -------
    dict
        As `schemas/project_siting.schema.json` says.
    """
    found = one.found
    return {
        "project": one.file.id,
        "title": words(one.file.title),
        "objective": found.objective.key,
        "best": None if found.best is None else found.best.name,
        "reasons": [{each: reason.told(each) for each in LANGUAGES} for reason in found.reasons],
        "candidates": [_candidate(found, at) for at in ranked(found)],
    }


def _candidate(found: Siting, at: int) -> dict[str, object]:
    one = found.candidates[at]
    return {
        "name": one.name,
        "region": one.place.region,
        "route": one.place.route,
        "capacity_kt_per_year": one.capacity_kt_per_year,
        "steps": one.steps,
        "judged": one.judged,
        "keeps_limits": at in found.choice.order,
        "lost_cny": finite(float(found.choice.lost[at])),
        "investment_cny": finite(one.investment_cny),
        "equity_cny": finite(one.equity_cny),
        "yearly_power_kwh": finite(one.yearly_power_kwh),
        "outcomes": outcomes_document(one.outcomes) if one.judged else None,
        "minimum_price_cny_per_kg": finite(float(one.outcomes[Outcome.MINIMUM_PRICE])),
        "rules_missed": [*one.place.failed, *one.place.equity_failed],
        "rules_unsure": list(one.place.unsure),
        "reasons": [{each: reason.told(each) for each in LANGUAGES} for reason in one.reasons],
        "problems": problem_words(one.problems),
    }
