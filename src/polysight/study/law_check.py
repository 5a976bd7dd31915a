"""Codes, units, sources and names that the file of an instrument may use."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from polysight.errors import Problem, UnitError
from polysight.evidence.store import Evidence
from polysight.policy.instrument import Instrument
from polysight.study.law_file import InstrumentFile, RuleSetting
from polysight.suggestion import nearest

#: Products of which a text speaks.
PRODUCTS = ("solar electronic silicon-metal wafer cell module mono-rod hydrogen power").split()


def code_faults(stated: InstrumentFile, path: Path, evidence: Evidence) -> list[Problem]:
    """Names of an instrument that nothing in the evidence carries.

    Parameters
    ----------
    stated : InstrumentFile
        The instrument.
    path : pathlib.Path
        Its file, which is called as its id.
    evidence : Evidence
        Regions, routes, companies, parameters, units and sources.

    Returns
    -------
    list of Problem
        Every fault; empty where all names are known.
    """
    found = list(_unknown(stated.id, (path.stem,), "id", "law.file_name", path))
    found += _unknown(
        stated.jurisdiction, evidence.codelists["regions"].codes, "jurisdiction", "law.code", path
    )
    found += _unknown(stated.source, evidence.sources, "source", "law.source", path)
    for number, rule in enumerate(stated.rules):
        found += _rule_faults(rule, f"rules.{number}", path, evidence)
    return found


def _rule_faults(rule: RuleSetting, place: str, path: Path, evidence: Evidence) -> list[Problem]:
    scope = rule.scope
    regions, routes = (evidence.codelists[name].codes for name in ("regions", "routes"))
    companies = evidence.codelists["companies"].codes
    parameters = {row.cells["code"]: row.cells for row in evidence.tables["parameters"]}
    named = (
        ("routes", scope.routes, routes),
        ("exclude_routes", scope.exclude_routes, routes),
        ("products", scope.products, PRODUCTS),
        ("exclude_products", scope.exclude_products, PRODUCTS),
        ("regions", scope.regions, regions),
        ("origins", scope.origins, regions),
        ("companies", scope.companies, companies),
        ("where", tuple(one.parameter for one in scope.where), parameters),
    )
    found = [
        fault
        for key, words, known in named
        for word in words
        for fault in _unknown(word, known, f"{place}.scope.{key}", "law.code", path)
    ]
    found += _unknown(rule.parameter, parameters, f"{place}.parameter", "law.parameter", path)
    stated = [one for one in (rule.rate, *(rule.grades or ())) if one]
    if rule.limits:
        each = (rule.limits.existing, rule.limits.new, rule.limits.expansion)
        stated += [one for one in each if one]
    for source in (rule.source, *(one.source for one in stated if one.source is not None)):
        found += _unknown(source, evidence.sources, f"{place}.source", "law.source", path)
    if rule.parameter in parameters:
        found += _unit_faults(rule, parameters[rule.parameter]["unit"], place, path, evidence)
    return found


def _unit_faults(
    rule: RuleSetting, measured: str, place: str, path: Path, evidence: Evidence
) -> Iterator[Problem]:
    """A rule's unit that does not exist, or does not measure what its parameter is."""
    column = f"{place}.unit"
    if rule.unit == measured:
        return
    try:
        evidence.units.factor(rule.unit, measured)
    except UnitError as fault:
        for one in fault.problems:
            yield dataclasses.replace(one, file=path.name, column=column, expected=measured)


def _unknown(
    word: str, known: Iterable[str], column: str, key: str, path: Path
) -> Iterator[Problem]:
    names = list(known)
    if word not in names:
        yield Problem(key, (), path.name, column=column, got=word, suggestion=nearest(word, names))


def placed(problem: Problem, path: Path) -> Problem:
    """Fault with the file in which it was met.

    Parameters
    ----------
    problem : Problem
        The fault.
    path : pathlib.Path
        The file.

    Returns
    -------
    Problem
        The fault, its file named.
    """
    return problem if problem.file else dataclasses.replace(problem, file=path.name)


def repeated(instruments: Sequence[Instrument]) -> list[Problem]:
    """Rule ids that stand twice, and superseded instruments that are not there.

    Parameters
    ----------
    instruments : sequence of Instrument
        All instruments.

    Returns
    -------
    list of Problem
        Every fault.
    """
    owner: dict[str, str] = {}
    found: list[Problem] = []
    for one in instruments:
        for rule in one.rules:
            other = owner.setdefault(rule.id, one.id)
            if other != one.id or sum(each.id == rule.id for each in one.rules) > 1:
                told = (("rule", rule.id), ("other", other))
                found.append(Problem("law.rule_twice", told, f"{one.id}.yaml"))
    known = [one.id for one in instruments]
    found += [
        Problem("law.supersedes", (), f"{one.id}.yaml", got=name, suggestion=nearest(name, known))
        for one in instruments
        for name in one.supersedes
        if name not in known
    ]
    return found
