from __future__ import annotations

from polysight.audit.comparison import COMPARABLE
from polysight.audit.groups import ENDS, NAMED, clashes, groups, widest
from tests.audit.table_of_claims import report_of


def test_claims_of_one_quantity_and_time_stand_together() -> None:
    report = report_of(
        "capacity,100,kt/a,2023,China",
        "capacity,0.1,Mt/a,2023,中国",
        "capacity,100,kt/a,2024,China",
        "capacity,100,kt/a,2023,world",
    )
    (group,) = groups(report, COMPARABLE)
    assert {claim.id for claim in group.claims} == {"r1", "r2"}
    assert clashes(group) == []


def test_the_widest_clash_comes_first() -> None:
    report = report_of(*(f"capacity,{value},kt/a,2023,China" for value in (100, 120, 150)))
    (group,) = groups(report, COMPARABLE)
    found = clashes(group)
    assert (found[0].lower.id, found[0].upper.id) == ("r1", "r3")
    assert {claim.id for claim in widest(found)} == {"r1", "r2", "r3"}


def test_many_claims_of_one_quantity_make_few_pairs() -> None:
    report = report_of(*(f"capacity,{value},kt/a,2023,China" for value in range(100, 400)))
    (group,) = groups(report, COMPARABLE)
    assert len(clashes(group)) <= ENDS * ENDS
    assert len(widest(clashes(group))) <= NAMED
