"""Words before a name in a formula, and times of full output."""

from __future__ import annotations

import pytest

from polysight.audit.claim_keys import Bucket
from polysight.audit.expression import Name
from polysight.audit.name_scopes import (
    few_years,
    is_checked,
    is_design,
    of_one_return,
    of_stage,
    one_plan,
    within_scope,
)
from tests.audit.table_of_claims import claims_of

CHINA: Bucket = ("production", ("CN",), (), "", "")
WORLD: Bucket = ("production", ("WLD",), (), "", "")
PROJECT: Bucket = ("production", ("CN",), ("本项目",), "", "")
SORT: Bucket = ("production", ("CN",), (), "n-type", "")


def test_a_time_of_a_few_years_is_each_of_them() -> None:
    assert few_years("2022/2023") == ("2022", "2023")
    assert few_years("2020/2025") == few_years("2023") == few_years("scenario base") == ()


@pytest.mark.parametrize(
    ("at", "moment", "design"),
    [
        (PROJECT, "undated 达产年", True),
        (PROJECT, "undated full production", True),
        (PROJECT, "undated", True),
        (PROJECT, "scenario base", True),
        (PROJECT, "2026", False),
        (CHINA, "undated", False),
        (CHINA, "2024", False),
    ],
)
def test_full_output_is_told_or_meant_by_a_project(at: Bucket, moment: str, design: bool) -> None:
    assert is_design(at, moment) is design
    assert is_checked("design", at, moment) is design


def test_the_first_word_tells_what_a_relation_is_about() -> None:
    assert is_checked("world", WORLD, "2024")
    assert not is_checked("world", CHINA, "2024")
    assert not is_checked("country", WORLD, "2024")
    assert is_checked("country", CHINA, "2024")
    assert is_checked("ntype", SORT, "2024")
    assert not is_checked("ptype", SORT, "2024")
    assert is_checked("", CHINA, "2024")


@pytest.mark.parametrize(
    ("moment", "other", "one"),
    [
        ("undated 达产年", "undated", True),
        ("undated", "undated steady state", True),
        ("undated 正常年", "undated first full year", True),
        ("undated", "undated", False),
        ("undated 达产年", "undated 第1年", False),
        ("undated 达产年", "2024", False),
    ],
)
def test_full_output_and_no_time_are_one_plan(moment: str, other: str, *, one: bool) -> None:
    assert one_plan(moment, other) is one


def test_a_name_takes_claims_of_its_tax_and_its_devices() -> None:
    rows = (
        "irr, 14, %; subject=after tax",
        "irr, 16, %; subject=pre-tax",
        "cell_efficiency, 26, %, 2026, World; subject=TOPCon",
        "cell_efficiency, 34, %, 2026, World; subject=perovskite tandem on silicon",
    )
    claims = list(claims_of(*rows))
    for scope, ids in (("aftertax", ["r1"]), ("beforetax", ["r2"]), ("silicon", ["r3"])):
        assert [one.id for one in within_scope(Name(scope, ("irr",)), claims)] == ids
    assert of_one_return(claims[:2])


@pytest.mark.parametrize(
    ("moment", "other", "named", "serves"),
    [
        ("undated 第1年", "undated 达产年", False, True),
        ("undated estimate", "undated design", True, True),
        ("scenario base", "undated design", True, True),
        ("undated estimate", "undated design", False, False),
        ("scenario optimistic", "undated", False, False),
        ("undated estimate", "2024", True, False),
        ("2024", "undated design", True, False),
    ],
)
def test_what_a_plan_fixes_holds_for_its_stages(
    moment: str, other: str, named: bool, serves: bool
) -> None:
    assert of_stage(moment, other, named=named) is serves
