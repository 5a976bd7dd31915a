"""What was asked of the register, and the answer of the study."""

from __future__ import annotations

import datetime as dt

from polysight.errors import UsageError, refusal
from polysight.evidence.store import Evidence
from polysight.study.closing_gap import baseline
from polysight.study.compliance_register import RegisterCompliance, compliance_register
from polysight.study.fleet_level import Anchor
from polysight.study.law import law
from polysight.study.plant_model import check_draws
from polysight.suggestion import nearest

#: What a source says of capacity and output that the coming limits expose.
EXPOSURES = ("MS0335", "MS0334", "MS0273", "MS0336", "MS0235")


def answer(
    evidence: Evidence,
    day: dt.date,
    *,
    parameter: str,
    edition: str,
    anchor: str,
    draws: int,
    seed: int,
) -> RegisterCompliance:
    """Answer to what was asked.

    Parameters
    ----------
    evidence : Evidence
        Rows and law.
    day : datetime.date
        First day.
    parameter : str
        What is limited.
    edition : str
        Id of an instrument; the mandatory one of each day when empty.
    anchor : {"mixed", "average", "exposure", "model"}
        What sets the level of rod plants.
    draws, seed : int
        Number of draws, and start of the random sequences.

    Returns
    -------
    RegisterCompliance
        The plants.

    Raises
    ------
    UsageError
        If there is no such parameter or edition.
    """
    check_draws(draws, seed)
    known = [row.cells["code"] for row in evidence.tables["parameters"]]
    if parameter not in known:
        raise refusal(
            UsageError, "gap.parameter_unknown", got=parameter, suggestion=nearest(parameter, known)
        )
    return compliance_register(
        baseline(evidence), law(evidence), day, parameter=parameter, edition=edition,
        anchor=Anchor(anchor), seed=seed, count=draws,
    )  # fmt: skip
