"""Golden cases of the shipped law: each names a rule, a plant, a day and what must come out."""

from __future__ import annotations

import csv
import datetime as dt
from functools import cache

import pytest

from polysight.evidence.store import Evidence, evidence
from polysight.policy.facts import Answer, Subject
from polysight.policy.instrument import Instrument, Project, Rule
from polysight.policy.verdict import verdict
from polysight.study.law import law
from tests.structure.source import ROOT

FOLDER = ROOT / "tests" / "golden" / "policy"
WORDS = {"yes": True, "no": False}
#: A case that leaves the grade to those that are about grades.
ANY_GRADE = "*"


@cache
def data() -> Evidence:
    return evidence()


@cache
def rules() -> dict[str, tuple[Rule, Instrument]]:
    """Every rule of the shipped law by its id."""
    return {rule.id: (rule, one) for one in law(data()) for rule in one.rules}


def cases() -> list[dict[str, str]]:
    """Rows of every table of golden cases."""
    found = []
    for path in sorted(FOLDER.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            found += list(csv.DictReader(stream))
    return found


def answers(text: str) -> tuple[Answer, ...]:
    """Answers of a cell: ``parameter=number unit``, ``=yes``, ``=no`` or ``=code``, by ``;``."""
    found = []
    for part in filter(None, (each.strip() for each in text.split(";"))):
        parameter, _, stated = part.partition("=")
        number, _, unit = stated.partition(" ")
        try:
            found.append(Answer(parameter, float(number), unit))
        except ValueError:
            found.append(Answer(parameter, WORDS.get(stated, stated)))
    return tuple(found)


def plant(case: dict[str, str]) -> Subject:
    return Subject(
        case["route"],
        case["product"],
        case["region"],
        Project(case["project"]),
        company=case["company"],
        origin=case["origin"],
        answers=answers(case["answers"]),
    )


def name(case: dict[str, str]) -> str:
    return f"{case['rule']} {case['project']} {case['day']} {case['why']}"


@pytest.mark.parametrize("case", cases(), ids=name)
def test_the_law_says_what_its_text_says(case: dict[str, str]) -> None:
    rule, instrument = rules()[case["rule"]]
    day = dt.date.fromisoformat(case["day"])
    found = verdict(rule, instrument, plant(case), day, units=data().units)
    told = (found.kind, found.conditional or "", found.standing)
    assert told == (case["expected"], case["conditional"], case["standing"])
    if case["grade"] != ANY_GRADE:
        assert str(found.grade) == (case["grade"] or "None")


def test_every_case_has_a_source_and_a_reason() -> None:
    assert [case for case in cases() if not case["source"] or not case["why"]] == []


def test_every_instrument_has_a_case() -> None:
    judged = {rules()[case["rule"]][1].id for case in cases()}
    assert sorted({one.id for one in law(data())} - judged) == []
