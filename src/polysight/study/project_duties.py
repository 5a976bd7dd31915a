"""The plant of a project as the law meets it, on the day of the decision and while it runs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from polysight.evidence.store import Evidence
from polysight.investment.case import ProjectCase
from polysight.policy.calendar import ChangeKind, changes
from polysight.policy.instrument import Instrument, LegalForce, Project
from polysight.policy.verdict import Verdict, VerdictKind
from polysight.study.compliance import concerns, judged, states_only
from polysight.study.plant_facts import PlantFacts
from polysight.study.plant_file import PlantFile
from polysight.study.plant_files import plant_file
from polysight.study.project_file import ProjectFile
from polysight.study.project_law import CAPITAL, STATES, decision_day
from polysight.study.project_years import MONTHS

#: What a lender or an authority looks at; other rules only guide.
DUTIES = (LegalForce.MANDATORY, LegalForce.LISTING)


def project_plant(file: ProjectFile, begins: int, evidence: Evidence) -> PlantFile:
    """Plant file of a project: a new plant begins with it, one that is extended stands already.

    Parameters
    ----------
    file : ProjectFile
        The project; it names a plant file.
    begins : int
        Month of its first commissioning, from the first month of its first year.
    evidence : Evidence
        Holds the shipped plant files.

    Returns
    -------
    PlantFile
        Where the project extends a plant, as the file has it; else new, for what it describes
        stands for what is built.
    """
    plant = plant_file(file.project.plant, evidence)
    if STATES[file.project.kind] is not Project.NEW:
        return plant
    started = running_day(file, begins).isoformat()[: len("2000-01")]
    own = {"project": Project.NEW, "commissioned": started}
    return plant.model_copy(update={"plant": plant.plant.model_copy(update=own)})


def running_day(file: ProjectFile, begins: int) -> dt.date:
    """First day on which a project runs.

    Parameters
    ----------
    file : ProjectFile
        The project.
    begins : int
        Month of its first commissioning, from the first month of its first year.

    Returns
    -------
    datetime.date
        First day of that month.
    """
    years, month = divmod(begins, MONTHS)
    return dt.date(file.schedule.first_year + years, month + 1, 1)


def closed_by(one: Verdict, closed: dt.date | None) -> bool:
    """Whether measures that a project pays for keep a rule that its plant misses as described.

    Parameters
    ----------
    one : Verdict
        The verdict.
    closed : datetime.date or None
        Day whose gap the measures close; None where there are none.

    Returns
    -------
    bool
        False for rules on the equity, and for rules that begin after that day.
    """
    if one.kind is not VerdictKind.FAIL or one.rule.parameter == CAPITAL:
        return False
    return closed is not None and one.day <= closed


def begun_month(case: ProjectCase) -> int:
    """Month of the first commissioning of a project.

    Parameters
    ----------
    case : ProjectCase
        Its numbers.

    Returns
    -------
    int
        From the first month of its first year.
    """
    return min(phase.commissioned for phase in case.phases)


def duties(
    facts: PlantFacts,
    file: ProjectFile,
    case: ProjectCase,
    law: Sequence[Instrument],
    evidence: Evidence,
) -> tuple[Verdict, ...]:
    """Duties of the plant of a project: of the decision, and all known that begin until it ends.

    Parameters
    ----------
    facts : PlantFacts
        The plant.
    file : ProjectFile
        The project.
    case : ProjectCase
        Its numbers, which tell when it runs.
    law : sequence of Instrument
        Every instrument that is known.
    evidence : Evidence
        Holds the units.

    Returns
    -------
    tuple of Verdict
        One a rule: that of the first day on which the rule stands, or on which it is missed.
        Rules that end between decision and operation are among them.
    """
    decided, runs = decision_day(file), running_day(file, begun_month(case))
    last = running_day(file, case.end_month)
    coming = changes(law, runs + dt.timedelta(days=1), last)
    later = [one.day for one in coming if one.kind is ChangeKind.BEGINS]
    found: dict[str, Verdict] = {}
    for day in sorted({decided, max(decided, runs), *later}):
        for one in judged(facts, law, day, evidence):
            if not concerns(one) or states_only(one) or one.rule.parameter == CAPITAL:
                continue
            if one.instrument.legal_force not in DUTIES:
                continue
            known = found.setdefault(one.rule.id, one)
            if one.kind is VerdictKind.FAIL is not known.kind:
                found[one.rule.id] = one
    return tuple(found.values())
