"""Everything that ``comply`` tells of a plant, gathered once for page, document and figure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from polysight.evidence.store import Evidence
from polysight.policy.instrument import Instrument, LegalForce
from polysight.policy.verdict import VerdictKind
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
    fixes : tuple of ClosingGap
        The cheapest way to keep the law of the day, where the plant misses any of it, and of the
        next turn; empty where it was not asked for.
    """

    asked: Asked
    instruments: tuple[Instrument, ...]
    compliance: Compliance
    fixes: tuple[ClosingGap, ...]


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
    wanted = GapAsked(conditional=asked.conditional)
    fixes = tuple(
        closing_gap(file, evidence, day, wanted, seed=asked.seed, count=asked.draws)
        for day in (_days(found) if asked.fix else ())
    )
    return Answered(asked, tuple(instruments), found, fixes)


def _days(found: Compliance) -> Iterator[dt.date]:
    """Days whose law is to be kept: that of the question where it is missed, and the next turn."""
    missed = [
        one
        for one in found.verdicts
        if one.kind is VerdictKind.FAIL and one.instrument.legal_force is not LegalForce.UNOFFICIAL
    ]
    if missed or found.turn is None:
        yield found.day
    if found.turn is not None:
        yield found.turn.day
