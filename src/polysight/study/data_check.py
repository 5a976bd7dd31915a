"""Faults that no schema sees: of law and plant files, and of labels of grid factors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from polysight.errors import PolysightError, Problem
from polysight.evidence.store import Evidence
from polysight.study.law import law
from polysight.study.mislabelled_factors import label_problems
from polysight.study.plant_files import plant_examples, plant_file


def data_faults(evidence: Evidence) -> list[Problem]:
    """Everything that is wrong with law, plant files and labels of factors in all folders.

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
    ]


def _faults(read: Callable[[], object]) -> Iterator[Problem]:
    try:
        read()
    except PolysightError as fault:
        yield from fault.problems
