"""Every number of the study resolves to rows with a source and a licence, or to assumptions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polysight.errors import UsageError
from polysight.messages import LANGUAGES, Language, catalogue
from polysight.study.derivation import Derivation
from polysight.study.explanation import Explainer, explain
from polysight.study.result import Result
from polysight.study.run import Plan

pytestmark = pytest.mark.slow


def nodes(node: Derivation, seen: dict[str, Derivation]) -> None:
    """Everything below a node, each once."""
    if node.id not in seen:
        seen[node.id] = node
        for one in node.inputs:
            nodes(one, seen)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_numbers_resolve(baseline: Result, planned: Plan, language: Language) -> None:
    explainer = Explainer(baseline, planned.view.evidence, language)
    numbers = {number.id: number for number in baseline.numbers()}
    seen: dict[str, Derivation] = {}
    for name, number in numbers.items():
        node = explainer.node(name)
        nodes(node, seen)
        assert node.because
        assert node.marks if number.value != number.value else node.unit, name
    for name, node in seen.items():
        assumed = name.startswith("scenario:") and node.because
        unknown = name in numbers and not node.inputs and node.marks
        declared = node.declared and node.because
        cited = node.source and node.licence
        assert node.inputs or assumed or unknown or declared or cited, name


def test_every_formula_and_mark_is_said_in_both_languages(baseline: Result) -> None:
    keys = {array.formula for array in baseline.arrays.values()}
    keys |= {mark for told in baseline.marks.values() for mark in told}
    keys |= {f"task.{name}" for name in baseline.tasks}
    for language in LANGUAGES:
        assert keys <= catalogue(language).keys()


def test_rows_plants_and_assumptions_are_explained(baseline: Result, planned: Plan) -> None:
    evidence = planned.view.evidence
    row = explain("MP0415", None, evidence)
    assert (row.value, row.unit, row.period) == ("53.2", "CNY/kg", "2025-09-17")
    assert row.source
    plant = explain("daqo-baotou", baseline, evidence, "zh")
    assert plant.inputs
    setting = explain("scenario:settings.wet_season_share", baseline, evidence)
    assert setting.value == "0.5"


@pytest.mark.parametrize(
    ("changes", "declared"),
    [
        ({}, True),
        ({"evidence": "derived"}, True),
        ({"evidence": "memory"}, False),
        ({"evidence": "as-stated"}, False),
        ({"why_en": "", "why_zh": ""}, False),
    ],
)
def test_only_a_row_that_says_so_and_why_is_a_declared_assumption(
    planned: Plan, changes: dict[str, str], declared: bool
) -> None:
    data = planned.view.evidence
    name = "market_history_terms"
    first, *others = data.tables[name]
    assert (first.cells["evidence"], first.cells["source"]) == ("assumption", "")
    rows = [replace(first, cells={**first.cells, **changes}), *others]
    node = explain(first.cells["id"], None, replace(data, tables={**data.tables, name: rows}), "zh")
    assert bool(node.declared) is declared
    assert not node.source
    assert node.because == (first.cells | changes)["why_zh"]


def test_a_derived_row_shows_the_rows_that_it_names(planned: Plan) -> None:
    data = planned.view.evidence
    row = next(one for one in data.tables["market_history_terms"] if one.cells["rows"])
    node = explain(row.cells["id"], None, data)
    assert [one.id for one in node.inputs] == row.cells["rows"].split(";")


def test_an_unknown_id_gets_a_suggestion(baseline: Result, planned: Plan) -> None:
    with pytest.raises(UsageError) as caught:
        explain("daqo-baotuo", baseline, planned.view.evidence)
    assert caught.value.problems[0].suggestion == "daqo-baotou"


def test_case_does_not_matter(baseline: Result, planned: Plan) -> None:
    evidence = planned.view.evidence
    assert explain("mp0415", None, evidence).id == "MP0415"
    assert explain("Market.Production[2025]", baseline, evidence).number == 1319.0


@pytest.mark.parametrize("word", ["53.2", "0415", "zzzzzzzz"])
def test_what_is_no_id_is_told_what_an_id_is(word: str, baseline: Result, planned: Plan) -> None:
    with pytest.raises(UsageError) as caught:
        explain(word, baseline, planned.view.evidence)
    assert caught.value.problems[0].key == "study.id_wanted"


def test_a_result_with_an_overlay_asks_for_it(planned: Plan, overlaid: tuple[Plan, Result]) -> None:
    own, result = overlaid
    name = "market.observed_price[central]"
    assert explain(name, result, own.view.evidence).inputs
    with pytest.raises(UsageError) as caught:
        explain(name, result, planned.view.evidence)
    assert caught.value.problems[0].key == "study.overlay_wanted"
