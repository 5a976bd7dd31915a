"""How a lender may rate a project: a scorecard as data, its answers from tables and file.

The tables answer what they can; the file of the project may answer the rest, each answer with what
it rests on. A criterion without an answer is not judged, and leaves the score a range.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace

from polysight.errors import DataError, refusal
from polysight.policy.facts import Answer
from polysight.policy.scorecard import Rating, Scorecard, rating
from polysight.study.project_case import ResolvedProject
from polysight.study.scorecards import LENDER_FOLDER, scorecard, scorecards
from polysight.suggestion import nearest

SHIPPED = "bank-project-example"


def lender_scorecard(resolved: ResolvedProject) -> Scorecard:
    """Scorecard by which a project is rated.

    Parameters
    ----------
    resolved : ResolvedProject
        The project.

    Returns
    -------
    Scorecard
        The one that its file names; the shipped example where it names none.

    Raises
    ------
    UsageError
        If there is none of this name; the nearest is suggested.
    """
    name = resolved.file.lender.scorecard or SHIPPED
    return scorecard(name, scorecards(resolved.view.evidence, LENDER_FOLDER))


def lender_rating(resolved: ResolvedProject, numbers: Mapping[str, tuple[float, str]]) -> Rating:
    """Rating of a project.

    Parameters
    ----------
    resolved : ResolvedProject
        The project.
    numbers : mapping of str to (float, str)
        What its tables answer: number and unit by parameter; NaN where they cannot.

    Returns
    -------
    Rating
        A range where answers are missing.

    Raises
    ------
    DataError
        If the file answers a criterion that the scorecard does not have, or that the tables answer.
    """
    card = lender_scorecard(resolved)
    asked = {one.parameter: one.unit for one in card.indicators}
    for name in resolved.file.lender.answers:
        if name not in asked or name in numbers:
            known = [one for one in asked if one not in numbers]
            raise refusal(
                DataError, "project_file.lender_answer", got=name, known=", ".join(known),
                suggestion=nearest(name, known),
            )  # fmt: skip
    subject = resolved.law.subject
    kept = [one for one in subject.answers if one.parameter not in numbers]
    answers = (*kept, *_answers(resolved, numbers, asked))
    return rating(card, replace(subject, answers=answers), units=resolved.view.evidence.units)


def _answers(
    resolved: ResolvedProject, numbers: Mapping[str, tuple[float, str]], asked: Mapping[str, str]
) -> Iterator[Answer]:
    for name, (value, unit) in numbers.items():
        if not math.isnan(value):
            yield Answer(name, value, unit)
    for name, stated in resolved.file.lender.answers.items():
        unit = asked[name] if isinstance(stated.value, float) else ""
        yield Answer(name, stated.value, unit)
