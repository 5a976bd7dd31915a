"""A project later than planned: started later, or built for longer."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Literal

from polysight.errors import DataError, refusal
from polysight.investment.case import Phase, ProjectCase
from polysight.investment.case_time import commissioning, prolonged

Spending = Literal["planned", "stretched"]


def postponed(case: ProjectCase, months: int) -> ProjectCase:
    """Case in which all building starts later; prices, taxes and rates keep their dates.

    Parameters
    ----------
    case : ProjectCase
        The project.
    months : int
        Months, not negative.

    Returns
    -------
    ProjectCase
        The later project; what its last years need repeats the last known year.
    """
    _not_negative(months)
    phases = tuple(replace(one, start_month=one.start_month + months) for one in case.phases)
    return _reaching(replace(case, phases=phases))


def delayed(case: ProjectCase, months: int, spending: Spending = "planned") -> ProjectCase:
    """Case in which every phase is built for longer and starts to operate later.

    Parameters
    ----------
    case : ProjectCase
        The project.
    months : int
        Months that building takes longer, not negative.
    spending : {"planned", "stretched"}
        Whether money is spent as planned and then waits, bearing interest, or over the longer
        time in the same proportions.

    Returns
    -------
    ProjectCase
        The later project with its full life; what its last years need repeats the last known
        year. Every phase keeps its start.
    """
    _not_negative(months)
    if months == 0:
        return case
    phases = tuple(
        replace(
            one,
            construction_months=one.construction_months + months,
            spending=_waiting(one, months) if spending == "planned" else one.spending,
        )
        for one in case.phases
    )
    return _reaching(replace(case, phases=phases))


def without_phases(case: ProjectCase, keys: tuple[str, ...]) -> ProjectCase:
    """Case in which some phases are not built.

    Parameters
    ----------
    case : ProjectCase
        The project.
    keys : tuple of str
        Keys of the phases left out.

    Returns
    -------
    ProjectCase
        The smaller project; it ends when the phases that are left end.

    Raises
    ------
    DataError
        If a key is not known or no phase is left.
    """
    known = [one.key for one in case.phases]
    left = tuple(one for one in case.phases if one.key not in keys)
    unknown = [key for key in keys if key not in known]
    if unknown or not left:
        raise refusal(DataError, "change.phases", got=", ".join(keys), known=", ".join(known))
    return _reaching(replace(case, phases=left))


def phase_postponed(case: ProjectCase, key: str, months: int) -> ProjectCase:
    """Case in which one phase is started later.

    Parameters
    ----------
    case : ProjectCase
        The project.
    key : str
        Key of the phase.
    months : int
        Months, not negative.

    Returns
    -------
    ProjectCase
        The project with the later phase; its end moves only with its first phase.
    """
    _not_negative(months)
    phases = tuple(
        replace(one, start_month=one.start_month + months) if one.key == key else one
        for one in case.phases
    )
    return _reaching(replace(case, phases=phases))


def expanded(case: ProjectCase, key: str, cost_share: float, people_share: float) -> ProjectCase:
    """Case with a further phase like the last one, begun when the first phase operates.

    Parameters
    ----------
    case : ProjectCase
        The project.
    key : str
        Key of the new phase.
    cost_share, people_share : float
        Its investment and staff over those of the last phase to start.

    Returns
    -------
    ProjectCase
        The larger project; it ends when it would have ended.
    """
    last = max(case.phases, key=lambda one: one.start_month)
    more = replace(
        last,
        key=key,
        start_month=max(commissioning(case), last.start_month),
        items=tuple(
            replace(one, key=f"{key}-{one.key}", amount_cny=cost_share * one.amount_cny)
            for one in last.items
        ),
        people=people_share * last.people,
    )
    return replace(case, phases=(*case.phases, more))


def _reaching(case: ProjectCase) -> ProjectCase:
    return prolonged(case, case.years)


def _waiting(phase: Phase, months: int) -> tuple[float, ...]:
    """Spending in equal segments of the longer time, none after the time planned."""
    segments, length = len(phase.spending), phase.construction_months
    # Segments of the common measure of the old length and the new months keep every share's time.
    measure = math.gcd(length, segments * months)
    finer = length // measure
    shares = [share / finer for share in phase.spending for _ in range(finer)]
    return (*shares, *([0.0] * (segments * months // measure)))


def _not_negative(months: int) -> None:
    if months < 0:
        raise refusal(DataError, "change.negative", got=months)
