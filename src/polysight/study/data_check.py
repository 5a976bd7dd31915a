"""Faults that no schema sees: of law, ratings, plants, projects, indicators and factor labels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from polysight.errors import PolysightError, Problem
from polysight.evidence.store import Evidence
from polysight.study.law import law
from polysight.study.mislabelled_factors import label_problems
from polysight.study.plant_files import plant_examples, plant_file
from polysight.study.project_files import project_examples, project_file
from polysight.study.project_terms import term_faults
from polysight.study.scorecards import FOLDER as PLANT_CARDS
from polysight.study.scorecards import LENDER_FOLDER as LENDER_CARDS
from polysight.study.scorecards import scorecards
from polysight.study.warning_indicators import indicator_faults
from polysight.study.warning_measure_file import warning_measures
from polysight.study.warning_states import state_rule


def data_faults(evidence: Evidence) -> list[Problem]:
    """Everything that is wrong with the files and labels of factors of all folders.

    Parameters
    ----------
    evidence : Evidence
        The evidence, whose tables are sound.

    Returns
    -------
    list of Problem
        Empty when all is well.
    """
    return [
        *label_problems(evidence),
        *_faults(partial(law, evidence)),
        *(
            fault
            for path in plant_examples(evidence).values()
            for fault in _faults(partial(plant_file, str(path), evidence))
        ),
        *(
            fault
            for path in project_examples(evidence).values()
            for fault in _faults(partial(project_file, str(path), evidence))
        ),
        *(
            fault
            for folder in (PLANT_CARDS, LENDER_CARDS)
            for fault in _faults(partial(scorecards, evidence, folder))
        ),
        *term_faults(evidence),
        *indicator_faults(evidence),
        *_faults(partial(state_rule, evidence)),
        *_faults(partial(warning_measures, evidence)),
    ]


def _faults(read: Callable[[], object]) -> Iterator[Problem]:
    try:
        read()
    except PolysightError as fault:
        yield from fault.problems
