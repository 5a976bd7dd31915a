"""Policy shocks of a project: dated, each switched on alone or together, and what cannot be judged.

A shock that does not concern the project is left out and says why. One whose rule nobody can
judge is told between its two ends and never taken as zero: the joint effect is told with all of
them at their low ends, and with all at their high ends. The plant stands still in periods in
which a kilogram does not bring what it costs, as planned and under every shock alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, Problem, UsageError, refusal
from polysight.investment.case import ProjectCase
from polysight.investment.outcomes import Outcome
from polysight.investment.shapley import Effects
from polysight.study.project_change import ReadChange, read_changes, with_changes
from polysight.study.project_distress import idling
from polysight.study.project_file import ProjectFile
from polysight.study.project_outcomes import case_outcomes, joint_effects
from polysight.study.project_shock_file import SHOCK, Needs, ShockSetting, moved, shocks
from polysight.study.view import View
from polysight.suggestion import nearest

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Concerned:
    """What decides whether a shock concerns a project.

    Parameters
    ----------
    region, route, product, regime : str
        Codes of the project.
    """

    region: str
    route: str
    product: str
    regime: str


def concerned(file: ProjectFile) -> Concerned:
    """What decides whether a shock concerns the project of a file.

    Parameters
    ----------
    file : ProjectFile
        The project.

    Returns
    -------
    Concerned
        Its codes.
    """
    head = file.project
    return Concerned(head.region, head.route, head.product, file.taxes.regime)


class State(StrEnum):
    """What becomes of a shock."""

    COUNTED = "counted"
    OUTSIDE = "does-not-concern"
    CANNOT_JUDGE = "cannot-judge"


@dataclass(frozen=True, slots=True)
class Shocked:
    """One shock and what it does.

    Parameters
    ----------
    setting : ShockSetting
        The shock.
    state : State
        What becomes of it.
    lacks : str
        What the project lacks so that it does not concern it, a name of `Needs` or ``dates``;
        empty otherwise.
    ends : tuple of tuple of ReadChange
        Its changes; two sets where nobody can judge it, none where it does not concern.
    outcomes : ndarray of float
        Axes end, outcome.
    problems : tuple of Problem
        Why its changes cannot be made; empty otherwise.
    """

    setting: ShockSetting
    state: State
    lacks: str
    ends: tuple[tuple[ReadChange, ...], ...]
    outcomes: Floats
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ShockTable:
    """Policy shocks of one project.

    Parameters
    ----------
    planned : ndarray of float
        Axis outcome; the project as planned.
    rows : tuple of Shocked
        Each shock alone.
    joined : tuple of str
        Ids of the counted shocks that are worked together.
    together : ndarray of float
        Axes end (as judged, all that cannot be judged at the low end, at the high end), outcome.
    effects : Effects
        Axes joined, place in `polysight.study.project_outcomes.VALUES` [CNY]; effect alone, last,
        by Shapley shares, and the least and most over all orders.
    """

    planned: Floats
    rows: tuple[Shocked, ...]
    joined: tuple[str, ...]
    together: Floats
    effects: Effects


def shock_table(
    case: ProjectCase,
    view: View,
    codes: Concerned,
    chosen: Sequence[str] | None = None,
    dates: Mapping[str, str] | None = None,
) -> ShockTable:
    """Policy shocks of a project.

    Parameters
    ----------
    case : ProjectCase
        The project.
    view : View
        The evidence.
    codes : Concerned
        What decides whether a shock concerns it.
    chosen : sequence of str, optional
        Ids of the shocks that are switched on; all when omitted. What is chosen by name is also
        worked together.
    dates : mapping of str to str, optional
        Another year or month from which a shock holds, by id.

    Returns
    -------
    ShockTable
        Each alone, those that are counted together, and their shares.

    Raises
    ------
    UsageError
        If there is no shock of an id, or a date is none.
    """
    known = {one.id: one for one in shocks(view.evidence)}
    for name in (*(chosen or ()), *(dates or {})):
        if name not in known:
            near = nearest(name, known)
            raise refusal(UsageError, "project_change.no_shock", got=name, suggestion=near)
    for name, start in (dates or {}).items():
        known[name] = moved(known[name], start)
    plan = idling(case)
    rows = [_shocked(plan, view, codes, known[name]) for name in (chosen or known)]
    joined = [
        one for one in rows
        if one.state is State.COUNTED and (chosen is not None or one.setting.together)
    ]  # fmt: skip
    told, judged = joint_effects(plan, [one.ends[0] for one in joined])
    ends = case_outcomes([_open_case(plan, joined, rows, end) for end in (0, 1)])
    return ShockTable(
        case_outcomes([plan])[0],
        tuple(rows),
        tuple(one.setting.id for one in joined),
        np.array([judged, *ends]),
        told,
    )


def _open_case(
    case: ProjectCase, joined: Sequence[Shocked], rows: Sequence[Shocked], end: int
) -> ProjectCase:
    """Case with all that is counted, and what nobody can judge at one end."""
    counted = [change for one in joined for change in one.ends[0]]
    open_ones = [one.ends[end] for one in rows if one.state is State.CANNOT_JUDGE]
    return with_changes(case, [*counted, *(change for one in open_ones for change in one)])


def _shocked(case: ProjectCase, view: View, codes: Concerned, setting: ShockSetting) -> Shocked:
    lacks = _lacking(case, codes, setting.needs)
    if lacks:
        return Shocked(setting, State.OUTSIDE, lacks, (), np.empty((0, len(Outcome))))
    place = f"{SHOCK}{setting.id}"
    stated = (setting.changes,) if setting.changes else (setting.low, setting.high)
    ends = tuple(read_changes(view, one, place) for one in stated)
    try:
        outcomes = case_outcomes([with_changes(case, one) for one in ends])
    except DataError as fault:
        # Its date lies outside the time in which the project operates.
        return Shocked(
            setting, State.OUTSIDE, "dates", (), np.empty((0, len(Outcome))), fault.problems
        )
    state = State.COUNTED if setting.verdict == "judged" else State.CANNOT_JUDGE
    return Shocked(setting, state, "", ends, outcomes)


def _lacking(case: ProjectCase, codes: Concerned, needs: Needs) -> str:
    """First need that a project does not meet; empty where it meets all."""
    country = codes.region.split("-")[0]
    one_of: Mapping[str, tuple[tuple[str, ...], str]] = {
        "countries": (needs.countries, country),
        "regions": (needs.regions, codes.region),
        "routes": (needs.routes, codes.route),
        "products": (needs.products, codes.product),
        "regimes": (needs.regimes, codes.regime),
    }
    for name, (wanted, own) in one_of.items():
        if wanted and own not in wanted:
            return name
    bought = {one.key for one in case.inputs if one.quantity_per_kg > 0.0}
    if not bought.issuperset(needs.inputs):
        return "inputs"
    exports = any(one.export_share > 0.0 for one in case.products)
    if needs.exports is not None and needs.exports != exports:
        return "exports"
    subsidy = bool(np.any(case.running.subsidy_cny > 0.0))
    return "subsidy" if needs.subsidy is not None and needs.subsidy != subsidy else ""
