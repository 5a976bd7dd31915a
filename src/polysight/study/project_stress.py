"""Stress tests of a project: each alone, and those that belong together all at once.

The plant stands still in periods in which a kilogram does not bring what it costs, as planned and
under stress alike: nobody runs a plant at a loss of cash for years.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, Field

from polysight.errors import DataError, Problem, UsageError, refusal
from polysight.evidence.store import Evidence
from polysight.investment.case import ProjectCase
from polysight.investment.outcomes import Outcome
from polysight.investment.shapley import Effects
from polysight.study.form import checked, toml_tree
from polysight.study.project_change import ReadChange, read_changes, with_changes
from polysight.study.project_change_file import ChangeSetting
from polysight.study.project_distress import SOUND, Distress, distress, idling
from polysight.study.project_outcomes import case_outcomes, joint_effects
from polysight.study.scenario import STRICT, Wording
from polysight.study.view import View
from polysight.suggestion import nearest

Floats = NDArray[np.float64]

FILE, WORDS = "project_stresses.toml", "project_file"
#: Where assumptions of stresses are cited from.
STRESS = "stress:"


class StressSetting(BaseModel):
    """One stress as its file states it.

    Parameters
    ----------
    id : str
        Name.
    together : bool
        Whether it is in the test of all at once.
    group : str
        Stresses of one group are different tales of one thing, such as the price: only the worst
        of them is in the test of all at once. Empty for a stress by itself.
    title, reason : Wording
        What it is, and why it is looked at.
    changes : tuple of ChangeSetting
        What is otherwise.
    """

    model_config = STRICT
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    together: bool
    group: str = Field(default="", pattern=r"^[a-z-]*$")
    title: Wording
    reason: Wording
    changes: Annotated[tuple[ChangeSetting, ...], Field(strict=False, min_length=1)]


class StressFile(BaseModel):
    """Stresses as their file states them.

    Parameters
    ----------
    format : {1}
        Version of this form.
    stresses : tuple of StressSetting
        The stresses.
    """

    model_config = STRICT
    format: Literal[1]
    stresses: Annotated[tuple[StressSetting, ...], Field(strict=False, min_length=1)]


@dataclass(frozen=True, slots=True)
class Stressed:
    """One stress and what it does.

    Parameters
    ----------
    setting : StressSetting
        The stress.
    changes : tuple of ReadChange
        Its changes with their numbers and what they rest on.
    outcomes : ndarray of float
        Axis `polysight.investment.outcomes.Outcome`; NaN where it cannot be.
    problems : tuple of Problem
        Why it cannot be for this project; empty where it can.
    distress : Distress
        When it stands still, and when its owners have lost all.
    """

    setting: StressSetting
    changes: tuple[ReadChange, ...]
    outcomes: Floats
    problems: tuple[Problem, ...] = ()
    distress: Distress = SOUND

    def standing(self) -> tuple[bool, bool, bool]:
        """Whether the project stands it.

        Returns
        -------
        tuple of bool
            Net present value after tax is not negative; debt service is covered in every year;
            no short loan is needed.
        """
        return standing(self.outcomes)


@dataclass(frozen=True, slots=True)
class StressTable:
    """Stress tests of one project.

    Parameters
    ----------
    planned : ndarray of float
        Axis outcome; the project as planned.
    rows : tuple of Stressed
        Each stress alone.
    joined : tuple of str
        Ids of those that are worked together.
    together : ndarray of float
        Axis outcome; all joined at once.
    effects : Effects
        Axes joined, place in `polysight.study.project_outcomes.VALUES` [CNY]; shares of the joint
        effect.
    left_out : tuple of str
        Ids of those that a worse one of their group stands for in the test of all at once.
    planned_distress, together_distress : Distress
        When it stands still, and when its owners have lost all; as planned and all at once.
    """

    planned: Floats
    rows: tuple[Stressed, ...]
    joined: tuple[str, ...]
    together: Floats
    effects: Effects
    left_out: tuple[str, ...] = ()
    planned_distress: Distress = SOUND
    together_distress: Distress = SOUND

    def added_failures(self) -> tuple[str, ...]:
        """Stresses under which something fails that stands as planned.

        Returns
        -------
        tuple of str
            Ids, in the order of the rows.
        """
        planned = standing(self.planned)
        return tuple(
            one.setting.id
            for one in self.rows
            if not one.problems
            and any(was and not now for was, now in zip(planned, one.standing(), strict=True))
        )


def standing(outcomes: Floats) -> tuple[bool, bool, bool]:
    """Whether value, debt and cash stand.

    Parameters
    ----------
    outcomes : ndarray of float
        Axis outcome.

    Returns
    -------
    tuple of bool
        Value after tax is not negative; debt service is covered in every year of repayment, or
        nothing is repaid; no short loan.
    """
    npv, cover, short = (
        float(outcomes[one])
        for one in (Outcome.NPV, Outcome.MINIMUM_DEBT_COVER, Outcome.LARGEST_SHORT_LOAN)
    )
    return npv >= 0.0, not cover < 1.0, short <= 0.0


def stresses(evidence: Evidence) -> tuple[StressSetting, ...]:
    """Stresses that ship, or those of an overlay in their place.

    Parameters
    ----------
    evidence : Evidence
        Its folders hold the file; the last one counts.

    Returns
    -------
    tuple of StressSetting
        In the order of the file.

    Raises
    ------
    DataError
        With every fault of the file.
    """
    paths = [path for folder in evidence.folders if (path := folder / FILE).is_file()]
    found = checked(StressFile, toml_tree(paths[-1], WORDS), FILE, WORDS).stresses
    names = [one.id for one in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise refusal(DataError, "project_change.one_id", got=", ".join(twice))
    return found


def stress_table(case: ProjectCase, view: View, chosen: Sequence[str] | None = None) -> StressTable:
    """Stress tests of a project.

    Parameters
    ----------
    case : ProjectCase
        The project.
    view : View
        The evidence.
    chosen : sequence of str, optional
        Ids of the stresses; all when omitted. What is chosen by name is also worked together.

    Returns
    -------
    StressTable
        Each alone, those together that belong together, and their shares.

    Raises
    ------
    UsageError
        If there is no stress of an id.
    """
    known = {one.id: one for one in stresses(view.evidence)}
    for name in chosen or ():
        if name not in known:
            raise refusal(
                UsageError, "project_change.no_stress", got=name,
                suggestion=nearest(name, known),
            )  # fmt: skip
    plan = idling(case)
    rows = [_stressed(plan, view, known[name]) for name in (chosen or known)]
    wanted = [
        one for one in rows if not one.problems and (chosen is not None or one.setting.together)
    ]
    joined = _one_of_each_group(wanted)
    told, together = joint_effects(plan, [one.changes for one in joined])
    return StressTable(
        case_outcomes([plan])[0],
        tuple(rows),
        tuple(one.setting.id for one in joined),
        together,
        told,
        tuple(one.setting.id for one in wanted if not any(one is each for each in joined)),
        distress(plan),
        distress(with_changes(plan, [each for one in joined for each in one.changes])),
    )


def _one_of_each_group(rows: Sequence[Stressed]) -> list[Stressed]:
    """Stresses without those that are another, milder tale of the same thing."""
    worst: dict[str, Stressed] = {}
    for one in rows:
        group = one.setting.group or f"={one.setting.id}"
        held = worst.get(group)
        if held is None or one.outcomes[Outcome.NPV] < held.outcomes[Outcome.NPV]:
            worst[group] = one
    kept = {one.setting.id for one in worst.values()}
    return [one for one in rows if one.setting.id in kept]


def _stressed(case: ProjectCase, view: View, setting: StressSetting) -> Stressed:
    """One stress alone; one that cannot be for this project says why."""
    changes = read_changes(view, setting.changes, f"{STRESS}{setting.id}")
    try:
        other = with_changes(case, changes)
        outcomes = case_outcomes([other])[0]
    except DataError as fault:
        return Stressed(setting, changes, np.full(len(Outcome), np.nan), fault.problems)
    return Stressed(setting, changes, outcomes, (), distress(other))
