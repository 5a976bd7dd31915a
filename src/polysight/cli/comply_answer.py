"""Everything that ``comply`` tells of a plant, gathered once for page, document and figure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from polysight.evidence.store import Evidence
from polysight.policy.instrument import Instrument
from polysight.study.closed_gap import ClosingGap
from polysight.study.closing_gap import GapAsked, closing_gap
from polysight.study.compliance import Compliance, compliance
from polysight.study.law import law
from polysight.study.plant_facts import plant_facts
from polysight.study.plant_files import plant_file


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked.

    Parameters
    ----------
    plant : str
        Path of a plant file, or the name of an example.
    day : datetime.date
        The day.
    conditional : bool
        Whether limits that could not be verified count, told as conditional.
    fix : bool
        Whether the cheapest fix is looked for.
    seed, draws : int
        Start of the random sequences, and number of draws.
    """

    plant: str
    day: dt.date
    conditional: bool
    fix: bool
    seed: int
    draws: int


@dataclass(frozen=True, eq=False)
class Answered:
    """What is told.

    Parameters
    ----------
    asked : Asked
        What was asked.
    instruments : tuple of Instrument
        The law.
    compliance : Compliance
        What it says.
    fix : ClosingGap or None
        The cheapest way to keep the law of the next turn, or of the day where no turn is known;
        None where it was not asked for.
    """

    asked: Asked
    instruments: tuple[Instrument, ...]
    compliance: Compliance
    fix: ClosingGap | None


def answer(asked: Asked, evidence: Evidence) -> Answered:
    """Answer to a question.

    Parameters
    ----------
    asked : Asked
        What was asked.
    evidence : Evidence
        Rows, law and plant files.

    Returns
    -------
    Answered
        What is told.

    Raises
    ------
    UsageError
        If there is no such plant file, or the day lies before the first law.
    DataError
        If a file breaks a rule.
    """
    file = plant_file(asked.plant, evidence)
    instruments: Sequence[Instrument] = law(evidence)
    facts = plant_facts(file, evidence, seed=asked.seed, count=asked.draws)
    found = compliance(facts, instruments, asked.day, evidence)
    fix = None
    if asked.fix:
        day = found.turn.day if found.turn else asked.day
        wanted = GapAsked(conditional=asked.conditional)
        fix = closing_gap(file, evidence, day, wanted, seed=asked.seed)
    return Answered(asked, tuple(instruments), found, fix)
