"""What changed between two days."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from polysight.policy.difference import (
    Difference,
    DifferenceKind,
    as_number,
    differences,
    held,
    likeness,
)
from polysight.policy.instrument import (
    Comparator,
    Condition,
    Instrument,
    Limits,
    Project,
    Rule,
    Scope,
    Status,
)
from polysight.policy.succession import closed
from tests.policy.example import UNITS, changed, changed_rule, limits, seen

EVE, DAY = dt.date(2026, 12, 31), dt.date(2027, 1, 1)
OLD = changed_rule(id="OLD", limits=limits(10.5, 5.5), scope=Scope(exclude_routes=("silane-fbr",)))


def edition(*rules: Rule, **fields: object) -> Instrument:
    told: dict[str, object] = {"id": "norm-2022", "published": None}
    return changed(*rules, **{**told, "effective_from": "2024-01-01", **fields})


def told(*instruments: Instrument, first: dt.date = EVE, last: dt.date = DAY) -> list[Difference]:
    return list(differences(closed(instruments), first, last, units=UNITS))


def kinds(found: list[Difference]) -> list[tuple[DifferenceKind, Project | None]]:
    return [(one.kind, one.project) for one in found]


def test_a_limit_that_moves_between_editions() -> None:
    fbr = changed_rule(id="FBR", scope=Scope(routes=("silane-fbr",)), limits=limits(4.6))
    found = told(edition(OLD), changed(*changed().rules, fbr, supersedes=("norm-2022",)))
    assert kinds(found) == [
        (DifferenceKind.TIGHTENED, Project.EXISTING),
        (DifferenceKind.ADDED, None),
    ]
    moved, new = found
    assert moved.limit_before is not None
    assert moved.limit_after is not None
    assert (moved.limit_before.value, moved.limit_after.value) == (10.5, 6.3)
    assert new.after is not None
    assert new.after.rule.id == "FBR"


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"limits": limits(11.0, 5.5)}, DifferenceKind.LOOSENED),
        ({"limits": limits(None, 5.5)}, DifferenceKind.CHANGED),
        ({"unit": "kgce/t", "limits": limits(9000.0, 5500.0)}, DifferenceKind.TIGHTENED),
    ],
)
def test_how_a_limit_moves(changes: dict[str, object], kind: DifferenceKind) -> None:
    new = changed(changed_rule(scope=OLD.scope, **changes), supersedes=("norm-2022",))
    assert kinds(told(edition(OLD), new)) == [(kind, Project.EXISTING)]


def test_a_limit_that_stays_and_a_comparator_that_changes() -> None:
    same = changed_rule(scope=OLD.scope, limits=OLD.limits)
    assert told(edition(OLD), changed(same, supersedes=("norm-2022",))) == []
    strict = changed_rule(scope=OLD.scope, limits=OLD.limits, comparator=Comparator.BELOW)
    found = told(edition(OLD), changed(strict, supersedes=("norm-2022",)))
    assert {one.kind for one in found} == {DifferenceKind.CHANGED}


def test_rules_that_come_and_go_and_what_is_announced() -> None:
    gone = edition(OLD, effective_to="2026-12-31")
    assert kinds(told(gone)) == [(DifferenceKind.ENDED, None)]
    draft = changed(id="draft", status=Status.DRAFT, published="2026-12-31")
    found = told(edition(OLD), draft, first=dt.date(2026, 12, 30))
    assert kinds(found) == [(DifferenceKind.ANNOUNCED, None)]
    assert told(edition(OLD), draft) == []


def test_a_rate_that_changes_is_told_once() -> None:
    def rule(rate: float) -> Rule:
        return changed_rule(
            limits=None, grades=(), rate=seen(rate), comparator=Comparator.EQUAL, unit="%"
        )

    found = told(edition(rule(9.0)), changed(rule(0.0), supersedes=("norm-2022",)))
    assert [one.kind for one in found] == [DifferenceKind.CHANGED]


def test_what_holds_on_a_day() -> None:
    assert [one.rule.id for one in held((edition(OLD), changed()), EVE)] == ["OLD"]


@pytest.mark.parametrize(
    ("one", "other", "common"),
    [
        (Scope(), Scope(), True),
        (Scope(routes=("siemens",)), Scope(), True),
        (Scope(routes=("siemens",)), Scope(routes=("silane-fbr",)), False),
        (Scope(routes=("siemens",)), Scope(exclude_routes=("siemens",)), False),
        (Scope(where=(Condition("a", "x"),)), Scope(where=(Condition("a", "y"),)), False),
        (Scope(where=(Condition("a", "x"),)), Scope(where=(Condition("b", "y"),)), True),
    ],
)
def test_scopes_with_a_plant_in_common(one: Scope, other: Scope, common: bool) -> None:
    assert (likeness(one, other) > 0) is common
    assert (likeness(other, one) > 0) is common


def test_numbers_among_values() -> None:
    values: list[float | bool | str | None] = [3, True, "x", None]
    assert [as_number(one) for one in values] == [3.0, None, None, None]


def test_a_move_from_memory_is_marked() -> None:
    memory = changed_rule(scope=OLD.scope, limits=Limits(existing=seen(10.5, "unverified")))
    new = changed(changed_rule(limits=Limits(existing=seen(6.3))), supersedes=("norm-2022",))
    (moved,) = told(edition(memory), new)
    assert (moved.kind, moved.verified) == (DifferenceKind.TIGHTENED, False)
    (sure,) = told(edition(changed_rule(limits=Limits(existing=seen(10.5)))), new)
    assert sure.verified
    (gone,) = told(edition(memory, effective_to="2026-12-31"))
    assert gone.verified


def test_rules_of_another_text_parameter_or_plant_are_no_pair() -> None:
    ended = edition(OLD, effective_to="2026-12-31")
    fbr = changed_rule(id="FBR", scope=Scope(routes=("silane-fbr",)))
    for after in (
        changed(family="other"),
        changed(changed_rule(parameter="total-electricity")),
        changed(fbr),
    ):
        found = told(ended, after)
        assert kinds(found) == [(DifferenceKind.ENDED, None), (DifferenceKind.ADDED, None)]


def test_of_two_rules_the_one_of_the_same_plants_takes_the_place() -> None:
    wide, narrow = Scope(), Scope(regions=("CN-XJ",), where=(Condition("a", "x"),))
    old = changed_rule(id="NARROW", scope=narrow, limits=limits(7.0))
    new = [
        changed_rule(id=name, scope=scope, limits=limits(6.0))
        for name, scope in (("WIDE", wide), ("NARROW-2", narrow))
    ]
    found = told(edition(old), changed(*new, supersedes=("norm-2022",)))
    pairs = {(one.before.rule.id, one.after.rule.id) for one in found if one.before and one.after}
    assert pairs == {("NARROW", "NARROW-2")}


def test_a_state_that_is_newly_limited_and_a_rate_that_replaces_limits() -> None:
    bare = changed_rule(scope=OLD.scope, limits=Limits(existing=seen(6.3)))
    more = changed_rule(scope=OLD.scope, limits=Limits(existing=seen(6.3), new=seen(5.5)))
    found = told(edition(bare), changed(more, supersedes=("norm-2022",)))
    assert kinds(found) == [(DifferenceKind.CHANGED, Project.NEW)]
    rate = changed_rule(scope=OLD.scope, limits=None, grades=(), rate=seen(6.3))
    mixed = told(edition(more), changed(rate, supersedes=("norm-2022",)))
    assert [one.project for one in mixed] == [Project.NEW, Project.EXPANSION]


def test_words_that_stay_and_words_that_change() -> None:
    def rule(value: bool | str) -> Rule:
        return changed_rule(
            unit="", scope=OLD.scope, comparator=Comparator.EQUAL, limits=limits(value), grades=()
        )

    same = told(edition(rule("solar-1")), changed(rule("solar-1"), supersedes=("norm-2022",)))
    assert same == []
    other = told(edition(rule("solar-1")), changed(rule("solar-2"), supersedes=("norm-2022",)))
    assert {one.kind for one in other} == {DifferenceKind.CHANGED}


def test_one_rule_may_follow_several() -> None:
    ids = ("WAFER", "CELL")
    old = [
        changed_rule(id=name, scope=Scope(products=(name.lower(),)), limits=limits(20.0))
        for name in ids
    ]
    new = changed_rule(
        id="BOTH", scope=Scope(products=("wafer", "cell")), limits=limits(30.0),
        comparator=Comparator.AT_LEAST,
    )  # fmt: skip
    old = [dataclasses.replace(one, comparator=Comparator.AT_LEAST) for one in old]
    joined = told(edition(*old), changed(new, supersedes=("norm-2022",)))
    assert {one.kind for one in joined} == {DifferenceKind.TIGHTENED}
    assert {one.before.rule.id for one in joined if one.before} == set(ids)
    assert {one.after.rule.id for one in joined if one.after} == {"BOTH"}
