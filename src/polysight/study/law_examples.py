"""Plant files of a scenario held against the law of its days: verdicts, energy, cost of closing."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.policy.calendar import standing
from polysight.policy.facts import Answer
from polysight.policy.instrument import Instrument, Standing
from polysight.policy.verdict import Verdict, VerdictKind
from polysight.study.cited_rows import cited_rows, told_then
from polysight.study.closed_gap import ClosingGap
from polysight.study.closing_gap import closing_gap
from polysight.study.compliance import concerns, judged, states_only
from polysight.study.gap_limits import DUTIES
from polysight.study.plant_facts import ENERGY, PlantFacts, plant_facts, row_ids, subject_under
from polysight.study.plant_files import plant_file
from polysight.study.view import View

Floats = NDArray[np.float64]

#: Draws of the interval of coal equivalents.
DRAWS = 300
#: Draws behind a closing cost, whose value and ends do not depend on them.
GAP_DRAWS = 20


@dataclass(frozen=True, eq=False)
class ExampleLaw:
    """A plant file under the law of the days of a scenario.

    Parameters
    ----------
    name : str
        Name of the file.
    facts : PlantFacts
        What it answers.
    duties : dict of datetime.date to tuple of Verdict
        By day: rules that bind and set a limit, as they are judged.
    energy : Answer or None
        Comprehensive energy as the edition of the last day counts it [kgce/kg]; None where the
        plant does not know it.
    limits : dict of datetime.date to Verdict or None
        By day: the verdict of the energy limit; None where no edition concerns the plant.
    closing : ClosingGap or None
        Cheapest way to keep the limits of the last day; None where nothing is missed.
    """

    name: str
    facts: PlantFacts
    duties: Mapping[dt.date, tuple[Verdict, ...]]
    energy: Answer | None
    limits: Mapping[dt.date, Verdict | None]
    closing: ClosingGap | None


def edition_on(family: str, instruments: Sequence[Instrument], day: dt.date) -> Instrument | None:
    """Edition of a family whose energy limits hold on a day.

    Parameters
    ----------
    family : str
        Code of the family.
    instruments : sequence of Instrument
        The law.
    day : datetime.date
        The day.

    Returns
    -------
    Instrument or None
        None where none does.
    """
    for one in instruments:
        rules = (rule for rule in one.rules if rule.parameter == ENERGY)
        if one.family == family and any(
            standing(one, rule, day) is Standing.IN_FORCE for rule in rules
        ):
            return one
    return None


def example_law(view: View, instruments: Sequence[Instrument]) -> Iterator[ExampleLaw]:
    """Plant files of a scenario under the law.

    Parameters
    ----------
    view : View
        Scenario with days, family of the energy limit and plant files; evidence.
    instruments : sequence of Instrument
        The law.

    Yields
    ------
    ExampleLaw
        One a file, in the order of the scenario.
    """
    asked, seed = view.scenario.policy, view.scenario.seed
    last = asked.days[-1]
    edition = edition_on(asked.energy_limit, instruments, last)
    for name in asked.plants:
        file = plant_file(name, view.evidence)
        facts = plant_facts(file, view.evidence, seed=seed, count=DRAWS)
        held = {day: _standing(facts, instruments, day, view) for day in asked.days}
        limits = {day: _limit(found, asked.energy_limit) for day, found in held.items()}
        duties = {day: tuple(filter(_duty, found)) for day, found in held.items()}
        closing = None
        if _known(view, facts) and any(one.kind is VerdictKind.FAIL for one in duties[last]):
            closing = closing_gap(
                file, view.evidence, last, view=view, instruments=instruments, seed=seed,
                count=GAP_DRAWS,
            )  # fmt: skip
        energy = None if edition is None else subject_under(facts, edition).answer(ENERGY)
        yield ExampleLaw(name, facts, duties, energy, limits, closing)


def _standing(
    facts: PlantFacts, instruments: Sequence[Instrument], day: dt.date, view: View
) -> tuple[Verdict, ...]:
    """Verdicts of the rules that hold, or may hold, for a plant on a day."""
    return tuple(filter(concerns, judged(facts, instruments, day, view.evidence)))


def _known(view: View, facts: PlantFacts) -> bool:
    """Whether the rows of a plant could be known on the day of the study."""
    rows = cited_rows(view, row_ids(facts))
    return math.isfinite(told_then(view, 0.0, [rows]).value)


def _duty(one: Verdict) -> bool:
    """Whether a rule binds and sets a limit."""
    return one.instrument.legal_force in DUTIES and not states_only(one)


def _limit(found: Sequence[Verdict], family: str) -> Verdict | None:
    return next(
        (one for one in found if one.instrument.family == family and one.rule.parameter == ENERGY),
        None,
    )
