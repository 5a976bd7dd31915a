"""Cases in which the owners of a project have lost what they put in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from polysight.report.blocks import Paragraph
from polysight.report.feasibility.dossier import Dossier
from polysight.study.project_distress import Distress


def lost_cases(told: Dossier, cases: Mapping[str, Distress]) -> Iterator[Paragraph]:
    """Which cases of a table use up the owners' money, since when, and what a short loan is there.

    Parameters
    ----------
    told : Dossier
        The project.
    cases : mapping of str to Distress
        When the owners have lost all, by the title of a case.

    Yields
    ------
    Paragraph
        A note; nothing where no case does.
    """
    names = [
        told.words("case_word.lost").format(case=title, year=one.insolvent_year)
        for title, one in cases.items()
        if one.insolvent_year is not None
    ]
    if names:
        yield from told.tell("lost_cases", "note", cases=told.writer.listed(names))
