"""What was asked of a gap, and the answer of the study."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from polysight.errors import UsageError, refusal
from polysight.evidence.store import Evidence
from polysight.policy.calendar import checked_day
from polysight.policy.instrument import LegalForce
from polysight.study.closed_gap import Aim, ClosingGap
from polysight.study.closing_gap import GapAsked, closing_gap
from polysight.study.gap_limits import DUTIES
from polysight.study.law import law
from polysight.study.plant_file import PlantFile
from polysight.study.plant_files import plant_file
from polysight.study.plant_model import check_draws
from polysight.suggestion import nearest


@dataclass(frozen=True)
class GapAnswer:
    """A plant, and what closes its gap.

    Parameters
    ----------
    name : str
        Name under which the plant was asked for.
    plant : PlantFile
        The plant.
    gap : ClosingGap
        What closes its gap.
    seed, draws : int
        Start of the random sequences, and number of draws.
    """

    name: str
    plant: PlantFile
    gap: ClosingGap
    seed: int
    draws: int


def answer(
    name: str,
    evidence: Evidence,
    day: dt.date,
    *,
    conditional: bool,
    unofficial: bool,
    only: tuple[str, ...],
    confidence: float | None,
    aim: str,
    unproven: bool,
    draws: int,
    seed: int,
) -> GapAnswer:
    """Answer to what was asked.

    Parameters
    ----------
    name : str
        Path of a plant file, or name of an example.
    evidence : Evidence
        Rows, law and measures.
    day : datetime.date
        Day on which the limits are to be kept.
    conditional, unofficial : bool
        Whether limits that nobody saw, and limits of unofficial texts, count as well.
    only : tuple of str
        Parameters whose limits count; all when empty.
    confidence : float or None
        Share of the draws that must keep every limit.
    aim : {"outlay", "net"}
        What the set is chosen by.
    unproven : bool
        Whether measures that only a laboratory has shown may be taken.
    draws, seed : int
        Number of draws, and start of the random sequences.

    Returns
    -------
    GapAnswer
        The answer.

    Raises
    ------
    UsageError
        If there is no such plant or parameter, or the day lies before the law.
    """
    check_draws(draws, seed)
    rules = law(evidence)
    checked_day(rules, day)
    known = [row.cells["code"] for row in evidence.tables["parameters"]]
    for code in only:
        if code not in known:
            raise refusal(
                UsageError, "gap.parameter_unknown", got=code, suggestion=nearest(code, known)
            )
    forces = (*DUTIES, LegalForce.UNOFFICIAL) if unofficial else DUTIES
    asked = GapAsked(forces, conditional, confidence, unproven, only, aim=Aim(aim))
    plant = plant_file(name, evidence)
    found = closing_gap(plant, evidence, day, asked, instruments=rules, seed=seed, count=draws)
    return GapAnswer(name, plant, found, seed, draws)
