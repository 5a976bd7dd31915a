"""The chapter on the law: both days, who misses what, at what cost, and what is not judged."""

from __future__ import annotations

import math

from polysight.report.blocks import Cite, Grid, Paragraph, plain
from polysight.report.chapters.policy import policy
from tests.report.example import changed, writer

NAN = math.nan


def told(blocks: list[object]) -> str:
    return " ".join(plain(block.runs) for block in blocks if isinstance(block, Paragraph))


def test_both_days_and_the_groups_are_told() -> None:
    blocks = list(policy(writer("en", changed("policy.margin", 3.3, -0.9, NAN, 0.8))))
    words = told(list(blocks))
    assert "31 December 2026" in words
    assert "miss that of 1 January 2027: rods in Xinjiang" in words
    assert "keep the limit of 1 January 2027: granules in Inner Mongolia" in words


def test_what_no_edition_concerns_is_named() -> None:
    blocks = list(policy(writer("zh", changed("policy.margin", -0.5, -0.9, NAN, NAN))))
    words = told(list(blocks))
    assert "也没有达标：新疆棒状硅" in words
    assert "内蒙古颗粒硅" in words


def test_tables_stand_in_order_and_only_closed_gaps_have_a_cost() -> None:
    result = changed("policy.closing_cost", -1.9, -1.1, 0.4, NAN, NAN, NAN)
    grids = [block for block in policy(writer("en", result)) if isinstance(block, Grid)]
    first = [grid.rows[0][1][0] for grid in grids]
    names = [run.id.partition("[")[0] for run in first if isinstance(run, Cite)]
    assert names == [
        "policy.comprehensive_energy", "policy.failed", "policy.closing_cost",
        "policy.capacity_failing", "policy.capacity_failing_region", "policy.unjudged_rules",
    ]  # fmt: skip
    assert len(grids[2].rows) == 1


def test_regions_without_failing_capacity_are_left_out() -> None:
    result = changed("policy.capacity_failing_region", 0, 520, 0, 815)
    grid = [block for block in policy(writer("en", result)) if isinstance(block, Grid)][4]
    assert [plain(row[0]) for row in grid.rows] == ["Qinghai", "Inner Mongolia"]


def test_what_others_published_stands_beside_the_range() -> None:
    ids = [
        run.id
        for block in policy(writer("en"))
        if isinstance(block, Paragraph)
        for run in block.runs
        if isinstance(run, Cite)
    ]
    assert {"MS0335", "MS0235"} <= set(ids)
