"""What nobody can judge of a project, and whether its judgement hangs on it."""

from __future__ import annotations

from polysight.messages import text as message
from polysight.report.blocks import Runs
from polysight.report.chapters.finding import finite
from polysight.report.feasibility.dossier import Dossier
from polysight.study.result import Number

AFTER = "after-tax"


def ends_of(told: Dossier) -> list[Number]:
    """The value as planned and at both ends of what nobody can judge.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    list of Number
        Those that have a value.
    """
    npv = told.number("investment.npv", AFTER)
    return [*finite(told.writer.numbers, "project.bound_npv"), *([npv] if npv else [])]


def topics(told: Dossier) -> str:
    """What nobody can judge and the value hangs on.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    str
        The topics, joined.
    """
    language = told.writer.language
    names = (
        message(f"project_page.topic_{one.topic.replace('-', '_')}", language)
        for one in told.study.evaluation.bounds
    )
    return told.words("word.list").join(names)


def either(told: Dossier) -> Runs:
    """That what nobody can judge does not turn the judgement; empty where it does, or is nothing.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    tuple of Words or Cite
        The sentence.
    """
    ends = ends_of(told)
    if not told.study.evaluation.bounds or not ends or len({one.value < 0.0 for one in ends}) > 1:
        return ()
    low, high = (pick(ends, key=lambda one: one.value) for pick in (min, max))
    return told.runs("worth_either", topics=topics(told), low=low, high=high)
