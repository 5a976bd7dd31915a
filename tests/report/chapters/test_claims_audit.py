"""Claims of the reference report beside results and beside one another."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.axes import Axis
from polysight.messages import LANGUAGES, Language
from polysight.report.blocks import Cite, Grid, Paragraph, plain
from polysight.report.chapters.claims_audit import (
    COMPARED,
    TOLD,
    audit,
    claims,
    held,
    weightiest,
)
from polysight.study.result import Result, ResultArray
from tests.report.example import numbers, shipped, study, writer

YEARS = Axis("year", ("2025", "2026", "2027", "2030"))


def shifted(one: ResultArray, value: float | None) -> ResultArray:
    """An array with years of which the report speaks, filled with a number."""
    axes = tuple(YEARS if axis.name == "year" else axis for axis in one.array.axes)
    values = one.array.values if value is None else np.full(one.array.values.shape, value)
    return replace(one, array=replace(one.array, axes=axes, values=values))


def dated(value: float | None = None) -> Result:
    arrays = {
        name: shifted(one, value) if name.startswith("market.forecast.") else one
        for name, one in study().arrays.items()
    }
    return replace(study(), arrays=arrays)


@pytest.mark.parametrize(("value", "side"), [(1e9, "below"), (-1e9, "above")])
def test_claims_lie_on_the_side_that_the_draws_leave(value: float, side: str) -> None:
    found = held(numbers(dated(value)))
    assert {one[0]["metric"] for one in found} == set(COMPARED)
    assert {one[3] for one in found} == {side}


def test_a_claim_is_held_in_the_unit_of_the_result() -> None:
    found = held(numbers(dated(58.0)))
    sides = {one[0]["id"]: one[3] for one in found if one[0]["metric"] == "price"}
    assert sides["R198"] == "above"
    assert sides["R308"] == "below"


def test_claims_about_other_years_are_left_out() -> None:
    assert held(numbers()) == []
    assert {one[0]["period"] for one in held(numbers(dated()))} == {"2026", "2030"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_contradictions_are_told_with_their_claims(language: Language) -> None:
    one = writer(language, dated())
    beside, counted, apart = (block for block in claims(one) if isinstance(block, Grid))
    assert all(isinstance(row[2][0], Cite) for row in beside.rows)
    assert len(counted.head) == 5
    assert len(apart.rows) == TOLD
    cited = [run for row in apart.rows for run in row[2] if isinstance(run, Cite)]
    assert len(cited) > TOLD


@pytest.mark.parametrize(("value", "side"), [(1e9, "Below"), (-1e9, "Above")])
def test_the_finding_follows_the_counts(value: float, side: str) -> None:
    told = [
        plain(block.runs)
        for block in claims(writer("en", dated(value)))
        if isinstance(block, Paragraph)
    ]
    assert "lie outside" in told[0]
    assert told[1].startswith(f"{side} the draws throughout")


def test_findings_are_counted_and_the_weightiest_come_first() -> None:
    outcome = audit(shipped())
    assert outcome is not None
    ordered = weightiest(outcome)
    weights = [
        max(outcome.report.metric(outcome.report.by_id[name]).weight for name in one.rows)
        for one in ordered
    ]
    assert weights == sorted(weights, reverse=True)
    grids = [one for one in claims(writer("en", dated())) if isinstance(one, Grid)]
    total = plain(grids[1].rows[-1][-1])
    assert total == str(len(outcome.findings))


def test_a_claim_is_printed_in_the_unit_of_the_result() -> None:
    found = held(numbers(dated(58.0)))
    stated = {one[0]["id"]: one[1] for one in found}
    assert (stated["R308"].unit, stated["R308"].value) == ("CNY/kg", 54.0)
