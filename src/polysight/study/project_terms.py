"""Faults of shipped stresses, shocks, terms of choices and plans that their forms do not see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from polysight.errors import PolysightError, Problem
from polysight.evidence.store import Evidence
from polysight.study import hedge_file, project_options, project_shock_file, project_stress
from polysight.study.closing_gap import baseline
from polysight.study.law import law
from polysight.study.project_change import read_change
from polysight.study.project_change_file import ChangeSetting
from polysight.study.shipped_files import shipped_files
from polysight.study.view import View
from polysight.suggestion import nearest


def term_faults(evidence: Evidence) -> list[Problem]:
    """Everything that is wrong with stresses, shocks, terms of choices and plans of futures.

    Parameters
    ----------
    evidence : Evidence
        The evidence, whose tables are sound.

    Returns
    -------
    list of Problem
        Forms, words, units, rows, sources and instruments; empty when all is well.
    """
    view = baseline(evidence)
    found = [
        *_told(partial(project_stress.stresses, evidence), ""),
        *_told(partial(project_shock_file.shocks, evidence), ""),
        *_told(partial(project_options.option_terms, evidence, view), project_options.FILE),
        *_plans(evidence, view),
    ]
    if found:
        return found
    known = _instruments(evidence)
    for shock in project_shock_file.shocks(evidence) if known else ():
        found += [
            Problem(
                "project_change.instrument", (), project_shock_file.FILE,
                column=f"{shock.id}.instruments", got=name, suggestion=nearest(name, known),
            )
            for name in shock.instruments if name not in known
        ]  # fmt: skip
    for file, key, change in _changes(evidence):
        found += _told(partial(read_change, view, change, key), file, key)
    return found


def _plans(evidence: Evidence, view: View) -> Iterator[Problem]:
    """Faults of plans of futures and contracts."""
    for name, path in shipped_files(evidence, hedge_file.FOLDER).items():
        yield from _told(partial(hedge_file.hedge_terms, name, view), path.name)


def _instruments(evidence: Evidence) -> set[str]:
    """Names of instruments; none where the law has faults, which are told of the law itself."""
    try:
        return {one.id for one in law(evidence)}
    except PolysightError:
        return set()


def _changes(evidence: Evidence) -> Iterator[tuple[str, str, ChangeSetting]]:
    """File, place and change of everything that is changed."""
    for stress in project_stress.stresses(evidence):
        for place, change in enumerate(stress.changes):
            yield project_stress.FILE, f"{stress.id}.changes.{place}", change
    for shock in project_shock_file.shocks(evidence):
        for name in ("changes", "low", "high"):
            for place, change in enumerate(getattr(shock, name)):
                yield project_shock_file.FILE, f"{shock.id}.{name}.{place}", change


def _told(read: Callable[[], object], file: str, key: str = "") -> Iterator[Problem]:
    """Faults of reading something, with their place where they have none."""
    try:
        read()
    except PolysightError as fault:
        for one in fault.problems:
            yield one if one.file else replace(one, file=file, column=key)
