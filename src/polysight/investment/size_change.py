"""Changes of how large a project is and in which steps it is built."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from polysight.errors import DataError, refusal
from polysight.investment.case import Floats, Phase, ProjectCase

_YEAR = 12


@dataclass(frozen=True, slots=True)
class BuildStep:
    """One step of building.

    Parameters
    ----------
    capacity_kg_per_year : float
        What it adds.
    amount_cny : float
        What it costs without value-added tax and before any overrun.
    after_months : int
        Months from the start of the first step to its own start.
    """

    capacity_kg_per_year: float
    amount_cny: float
    after_months: int = 0


def resized(
    case: ProjectCase, steps: Sequence[BuildStep], *, people_power: float, fixed_power: float
) -> ProjectCase:
    """Case of another size, built in other steps.

    The first phase to operate gives time of building, spending, ramp and lines of the investment.
    Staff and yearly costs that do not follow output go with a power of the capacity; replacement
    investment goes with the investment, minimum cash with the capacity.

    Parameters
    ----------
    case : ProjectCase
        The project.
    steps : sequence of BuildStep
        At least one; the first starts when the project starts.
    people_power, fixed_power : float
        Powers of the capacity with which staff and fixed yearly costs go.

    Returns
    -------
    ProjectCase
        The other project; it ends when it would have ended.

    Raises
    ------
    DataError
        If there is no step, or one adds nothing or costs nothing.
    """
    if not steps or min(min(one.capacity_kg_per_year, one.amount_cny) for one in steps) <= 0.0:
        raise refusal(DataError, "siting.steps")
    known = sum(one.capacity_kg_per_year for one in case.phases)
    total = np.cumsum([0.0, *(one.capacity_kg_per_year for one in steps)])
    people = sum(one.people for one in case.phases) * (total / known) ** people_power
    pattern = min(case.phases, key=lambda one: one.commissioned)
    phases = tuple(
        _step(pattern, place, one, float(people[place + 1] - people[place]))
        for place, one in enumerate(steps)
    )
    paid = sum(item.amount_cny for one in case.phases for item in one.items)
    amount = sum(one.amount_cny for one in steps) / paid
    fixed = _standing(case, phases, known) ** fixed_power
    running = replace(
        case.running,
        other_manufacturing_cny=fixed * case.running.other_manufacturing_cny,
        administration_cny=fixed * case.running.administration_cny,
        compliance_cny=_standing(case, phases, known) * case.running.compliance_cny,
        sustaining_cny=amount * case.running.sustaining_cny,
    )
    financing = replace(
        case.financing,
        minimum_cash_cny=case.financing.minimum_cash_cny * float(total[-1]) / known,
    )
    return replace(case, phases=phases, running=running, financing=financing)


def _step(pattern: Phase, place: int, step: BuildStep, people: float) -> Phase:
    paid = sum(item.amount_cny for item in pattern.items)
    return replace(
        pattern,
        key=f"step-{place + 1}",
        capacity_kg_per_year=step.capacity_kg_per_year,
        start_month=pattern.start_month + step.after_months,
        items=tuple(
            replace(item, key=f"step-{place + 1}-{item.key}",
                    amount_cny=item.amount_cny * step.amount_cny / paid)
            for item in pattern.items
        ),
        people=people,
    )  # fmt: skip


def _standing(case: ProjectCase, phases: Sequence[Phase], known: float) -> Floats:
    """Capacity that operates over that of the case, mean of the operating months of each year."""
    months = np.arange(len(case.load) * _YEAR)
    standing = sum(one.capacity_kg_per_year * (months >= one.commissioned) for one in phases)
    yearly = np.reshape(standing, (-1, _YEAR))
    operating = (yearly > 0.0).sum(axis=1)
    mean = yearly.sum(axis=1) / np.maximum(operating, 1)
    return np.asarray(np.where(operating > 0, mean, yearly.max()) / known)
