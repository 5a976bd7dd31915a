"""Which claims disagree: groups, their order, and what of a large group is drawn."""

from __future__ import annotations

import random

import pytest

from polysight.audit.claim import Claim
from polysight.audit.finding import Finding, FindingKind, Severity
from polysight.report import conflict_graph
from polysight.report.conflict_graph import Group, count_of_groups, groups, short, width
from tests.audit.plain_claims import claim
from tests.report.audited import finding


def claims(count: int) -> list[Claim]:
    return [claim(f"R{at}", 1.0) for at in range(count)]


def joined(*rows: tuple[int, ...]) -> list[Finding]:
    return [finding(FindingKind.SAME, Severity.HIGH, *(f"R{at}" for at in mine)) for mine in rows]


def test_groups_are_what_findings_connect_the_largest_first() -> None:
    found = groups(claims(20), joined((0, 1), (2, 3), (3, 4), (7,), (10, 11, 12, 13)))
    assert [[box.at for box in group.claims] for group in found] == [
        [10, 11, 12, 13], [2, 3, 4], [0, 1], [7],
    ]  # fmt: skip
    assert [len(group.findings) for group in found] == [1, 2, 1, 1]
    assert [len(group.links) for group in found] == [4, 4, 2, 1]


def test_links_join_each_finding_with_its_claims() -> None:
    group = groups(claims(5), joined((0, 1), (1, 2)))[0]
    assert {(claim.at, mark.at) for claim, mark in group.links} == {(0, 0), (1, 0), (1, 1), (2, 1)}


def test_boxes_lie_inside_the_drawing_and_not_on_one_another() -> None:
    rng = random.Random(4)
    rows = [tuple(rng.sample(range(40), 3)) for _ in range(30)]
    group = groups(claims(40), joined(*rows))[0]
    boxes = [*group.claims, *group.findings]
    for at, one in enumerate(boxes):
        assert one.width / 2 <= one.x <= group.width - one.width / 2
        assert one.height / 2 <= one.y <= group.height - one.height / 2
        for other in boxes[:at]:
            apart = abs(one.x - other.x) >= (one.width + other.width) / 2
            assert apart or abs(one.y - other.y) >= (one.height + other.height) / 2


def connected(group: Group) -> bool:
    seen, grown = {group.claims[0].at}, True
    while grown:
        marks = {mark.at for claim, mark in group.links if claim.at in seen}
        near = {claim.at for claim, mark in group.links if mark.at in marks}
        grown = not near <= seen
        seen |= near
    return seen == {box.at for box in group.claims}


def test_of_a_large_group_the_weightiest_connected_part_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(conflict_graph, "BOXES", 20)
    group = groups(claims(101), joined(*((at, at + 1) for at in range(100))))[0]
    assert len(group.claims) + len(group.findings) <= 21
    assert group.undrawn_claims == 101 - len(group.claims)
    assert group.undrawn_findings == 100 - len(group.findings)
    assert {box.at for box in group.findings} >= {0, 1, 2}
    assert connected(group)


def test_too_many_groups_are_counted_and_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conflict_graph, "GROUPS", 3)
    found = joined(*((at, at + 1) for at in range(0, 20, 2)))
    assert len(groups(claims(20), found)) == 3
    assert count_of_groups(found) == 10


def test_rows_that_the_report_does_not_have_are_not_drawn() -> None:
    assert groups(claims(2), joined((7, 8))) == []


def test_long_names_are_cut_to_their_ends() -> None:
    assert short("R171") == "R171"
    assert short("quarterly-report-0171").endswith("0171")
    for name in ("quarterly-report-0171", "季度报告第三章第二节第一七一行", "x" * 500):
        assert width(short(name)) <= conflict_graph.LETTERS + 1
        assert "…" in short(name)
