"""Access rules: who misses what, how limits change, and a verdict in words for every rule."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from polysight.report.blocks import Grid, Picture, plain
from polysight.report.chapters.access import (
    FAILING,
    KEPT,
    LIMIT,
    TIMELINE,
    access,
    exposed,
    missed,
    stricter,
)
from polysight.study.result import Result
from tests.report.chapters.claims import set_to, told
from tests.report.example import changed, study, writer

EXAMPLES = ("siemens-xinjiang", "granular-inner-mongolia")
LAST = "2027-12-31"


def failing(count: float) -> Result:
    return set_to(study(), TIMELINE, *((f"{one},{LAST},failed", count) for one in EXAMPLES))


def test_plants_that_miss_a_rule_are_named_and_not_else() -> None:
    assert told(missed, failing(1.0)) == "missed"
    assert told(missed, failing(0.0)) == "none_missed"


@pytest.mark.parametrize(("after", "key"), [(4.0, "tightens"), (12.0, "loosens")])
def test_a_limit_tightens_or_loosens(after: float, key: str) -> None:
    size = study().arrays[LIMIT].array.values.shape
    values = [10.5, 10.5, after] * size[0]
    assert told(stricter, changed(LIMIT, *values)) == key
    assert told(stricter, changed(LIMIT, *[10.5] * len(values))) == ""


def test_capacity_above_the_limit_shrinks_or_stays() -> None:
    for last, key in ((100.0, "shrinks"), (900.0, "stays")):
        ends = (("2026-12-31,mean", 500.0), ("2027-01-01,mean", last))
        assert told(exposed, set_to(study(), FAILING, *ends)) == key


def verdicts(result: Result) -> list[list[str]]:
    grid = [block for block in access(writer("en", result)) if isinstance(block, Grid)][-1]
    return [[plain(cell) for cell in row[4:]] for row in grid.rows]


def test_every_verdict_is_told_in_words() -> None:
    values = (1.0, 0.0, math.nan, math.nan, 0.0, 1.0)
    result = changed(KEPT, *values)
    outside = f"{KEPT}[PVNORM2024-01,granular-inner-mongolia]"
    elements = ((f"PVNORM2024-01,{EXAMPLES[1]}", math.nan),)
    result = set_to(result, KEPT, *elements)
    result = replace(result, marks={**result.marks, outside: ("mark.law_not_covered",)})
    assert verdicts(result) == [
        ["kept", "missed"], ["open", "–"], ["missed", "kept"],
    ]  # fmt: skip


def test_a_limit_that_was_not_seen_is_no_number() -> None:
    grid = [block for block in access(writer("en")) if isinstance(block, Grid)][-1]
    limits = [plain(row[3]) for row in grid.rows]
    assert limits[0].startswith("6.30")
    assert limits[2] == "limit not seen"


def test_the_timeline_is_drawn() -> None:
    keys = [block.key for block in access(writer("zh")) if isinstance(block, Picture)]
    assert keys == ["rule_timeline"]
