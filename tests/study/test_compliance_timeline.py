"""Verdicts through the years: one stretch an edition, drafts and rates left out."""

from __future__ import annotations

import datetime as dt
import itertools

from polysight.policy.verdict import VerdictKind
from polysight.study.compliance_timeline import timeline
from tests.plant.routes.plants import data
from tests.study.little_law import little_law
from tests.study.test_compliance import facts

FIRST, LAST = dt.date(2020, 1, 1), dt.date(2031, 1, 1)


def test_a_line_holds_the_editions_of_one_instrument() -> None:
    lines = {
        (one.family, one.parameter): one.stretches
        for one in timeline(facts(), little_law(), FIRST, LAST, data())
    }
    old, new = lines["limit", "comprehensive-energy"]
    assert (old.first, old.after) == (dt.date(2024, 1, 1), dt.date(2027, 1, 1))
    assert (new.first, new.after) == (dt.date(2027, 1, 1), LAST)
    assert old.verdict.kind is VerdictKind.CANNOT_JUDGE
    assert new.verdict.kind is VerdictKind.FAIL
    (whole,) = lines["norms", "water-reuse"]
    assert whole.first == dt.date(2024, 11, 20)


def test_lines_stand_in_the_order_of_their_force() -> None:
    lines = timeline(facts(), little_law(), FIRST, LAST, data())
    assert [one.family for one in lines] == ["limit", "norms", "norms", "norms", "report"]
    for line in lines:
        for one, other in itertools.pairwise(line.stretches):
            assert one.after <= other.first
