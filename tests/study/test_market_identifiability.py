"""What the data tell of the fitted parameters."""

from __future__ import annotations

import dataclasses

from polysight.evidence.store import evidence
from polysight.study.market_calibration_file import TABLE
from polysight.study.market_identifiability import LEARNT, UNMOVED, FittedLink, identifiability


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


def test_what_one_factor_moves_stands_for_all_in_pairs() -> None:
    data = evidence()
    whole = identifiability(data)
    first, second, third = (one.parameter for one in whole.rows[:3])
    links = [
        FittedLink("a", first, second, -1.0), FittedLink("b", third, second, 0.5),
        FittedLink("c", first, third, 0.4),
    ]  # fmt: skip
    found = dataclasses.replace(whole, links=tuple(links))
    assert found.factors == ((first, second),)
    assert [one.id for one in found.pairs] == ["b"]
    apart = dataclasses.replace(whole, links=tuple(links[1:]))
    assert (apart.factors, apart.pairs) == ((), tuple(links[1:]))
