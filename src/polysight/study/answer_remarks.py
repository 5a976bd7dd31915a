"""What to look at again in the answers of a plant file: what it leaves out, and odd percentages."""

from __future__ import annotations

from polysight.study.compliance import Compliance, states_only
from polysight.study.plant_file import PlantFile

PERCENT = "%"


def unmentioned(found: Compliance) -> tuple[str, ...]:
    """Parameters that limits ask for and the file does not mention, not even as unknown.

    Parameters
    ----------
    found : Compliance
        What the law says.

    Returns
    -------
    tuple of str
        Codes in the order of the verdicts of the day and of the next turn, each once.
    """
    file = found.facts.file
    every = (*found.verdicts, *(found.turn.verdicts if found.turn else ()))
    asked = [one.rule.parameter for one in every if not states_only(one) and one.answer is None]
    return tuple(dict.fromkeys(code for code in asked if code not in file.answers))


def small_shares(file: PlantFile) -> tuple[str, ...]:
    """Percentages of at most one, which may be shares of one under the wrong unit.

    Parameters
    ----------
    file : PlantFile
        The file.

    Returns
    -------
    tuple of str
        Codes in the order of the file.
    """
    return tuple(
        code
        for code, one in file.answers.items()
        if one.unit == PERCENT and isinstance(one.value, float) and 0.0 < one.value <= 1.0
    )
