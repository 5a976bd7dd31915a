"""What the data tell of the fitted parameters."""

from __future__ import annotations

import dataclasses

from polysight.evidence.store import evidence
from polysight.study.market_calibration_file import TABLE
from polysight.study.market_identifiability import LEARNT, UNMOVED, identifiability


def test_the_newest_fit_is_told_with_its_strongest_pairs() -> None:
    data = evidence()
    found = identifiability(data)
    days = {row.cells["day"] for row in data.tables[TABLE]}
    assert found.day == max(days)
    left = [one.variance_left for one in found.rows]
    assert left == sorted(left)
    assert {one.id for one in found.unmoved}.isdisjoint({one.id for one in found.learnt})
    assert len(found.links) == len(found.rows) * (len(found.rows) - 1) // 2
    sizes = [abs(one.correlation) for one in found.links]
    assert sizes == sorted(sizes, reverse=True)


def test_whoever_is_moved_is_told_so() -> None:
    data = evidence()
    day = max(row.cells["day"] for row in data.tables[TABLE])
    for share, (unmoved, learnt) in {UNMOVED: (True, False), LEARNT: (False, True)}.items():
        rows = [
            dataclasses.replace(row, cells={**row.cells, "variance_left": str(share)})
            for row in data.tables[TABLE]
            if row.cells["day"] == day
        ]
        found = identifiability(dataclasses.replace(data, tables={**data.tables, TABLE: rows}))
        assert (found.unmoved == found.rows, found.learnt == found.rows) == (unmoved, learnt)


def test_without_a_fit_there_is_nothing() -> None:
    data = evidence()
    found = identifiability(dataclasses.replace(data, tables={**data.tables, TABLE: []}))
    assert (found.day, found.rows, found.links) == ("", (), ())
