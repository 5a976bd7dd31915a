"""Claims of the reference report beside results and beside one another."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.axes import Axis
from polysight.messages import LANGUAGES, Language
from polysight.report.blocks import Cite, Grid, Paragraph, plain
from polysight.report.chapters.claims_audit import COMPARED, TOLD, claims, held
from polysight.study.result import Result, ResultArray
from tests.report.example import numbers, study, writer

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
    beside, apart = (block for block in claims(one) if isinstance(block, Grid))
    assert all(isinstance(row[2][0], Cite) for row in beside.rows)
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
