"""Every kind of refusal has words in both languages, and faults say what was meant."""

from __future__ import annotations

import json
from typing import Any

import pytest

from polysight.errors import Problem
from polysight.messages import LANGUAGES, catalogue
from polysight.web.problem import FAULTS, STATUS, invalid, problem


@pytest.mark.parametrize("kind", sorted(STATUS))
def test_a_kind_has_title_and_hint(kind: str) -> None:
    told = [json.loads(problem(kind, language)) for language in LANGUAGES]
    assert {one["status"] for one in told} == {STATUS[kind]}
    assert len({one["title"] for one in told}) == len({one["hint"] for one in told}) == 2
    assert told[0]["type"] == f"urn:polysight:problem:{kind.replace('_', '-')}"


def test_every_fault_has_words() -> None:
    assert set(FAULTS.values()) <= catalogue("en").keys()


def test_single_faults_are_told_in_both_languages_with_their_place() -> None:
    one = Problem("api_fault.missing", (("name", "day"),))
    told = json.loads(problem("invalid", "zh", [one], ["query.day"]))
    assert told["errors"][0]["place"] == "query.day"
    assert told["errors"][0]["message"] == {"en": "day is missing", "zh": "缺少 day"}
    assert told["detail"] == "缺少 day"


def test_a_slip_is_answered_with_what_was_meant() -> None:
    faults: list[dict[str, Any]] = [
        {"type": "extra_forbidden", "loc": ("query", "limt"), "input": "3"},
        {
            "type": "literal_error", "loc": ("query", "of"), "input": "npw",
            "ctx": {"expected": "'npv', 'irr-equity'"},
        },
        {"type": "never_heard_of", "loc": ("body",), "input": {"a": 1}},
    ]  # fmt: skip
    problems, places = invalid(faults, ["limit", "cursor"])
    assert [one.suggestion for one in problems] == ["limit", "npv", ""]
    assert places == ["query.limt", "query.of", "body"]


def test_a_day_of_knowledge_that_changes_nothing_is_refused_in_words_of_its_own() -> None:
    faults: list[dict[str, Any]] = [
        {"type": "extra_forbidden", "loc": ("query", "as_of"), "input": "2020-01-01"}
    ]
    (found,), _ = invalid(faults, ["lang", "q"])
    assert (found.key, found.suggestion) == ("api_fault.undated", "")
