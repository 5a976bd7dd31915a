from __future__ import annotations

import random

import pytest

from polysight.audit import thinning
from polysight.audit.claim_table import Numbered
from polysight.audit.reading import claims
from polysight.audit.rules.same_quantity import RULE
from polysight.audit.thinning import KEPT, LONG, thinned
from polysight.evidence.store import evidence


def table(count: int, metric: str = "capacity") -> Numbered:
    return [(at, {"metric": metric, "value_low": str(at % 1000)}) for at in range(count)]


def test_the_ends_of_a_quantity_stay_whatever_the_order() -> None:
    rows = table(LONG + 10)
    left, gone = thinned(rows, "")
    assert (len(left), gone) == (KEPT, len(rows) - KEPT)
    values = [str(cells["value_low"]) for _, cells in left]
    assert {"0", "999"} <= set(values)
    random.Random(1).shuffle(rows)
    again, _ = thinned(rows, "")
    assert sorted(values) == sorted(str(cells["value_low"]) for _, cells in again)


def test_other_quantities_odd_cells_and_shorter_tables_stay_whole() -> None:
    short = table(2 * KEPT)
    assert thinned(short, "") == (short, 0)
    odd: Numbered = [(-1, {"metric": "capacity", "value_low": "about 5"}), *table(7, "price")]
    left, _ = thinned([*table(LONG + 10), *odd], "")
    assert left[-len(odd) :] == odd


def test_a_thinned_table_says_so_and_still_contradicts_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(thinning, "LONG", 100)
    monkeypatch.setattr(thinning, "KEPT", 20)
    rows = [
        {"metric": "capacity", "value_low": 1000 + at, "unit": "kt/a", "period": "2023"}
        for at in range(500)
    ]
    report = claims(rows, evidence())
    assert len(report.claims) == 20
    assert [one.key for one in report.remarks] == ["audit_reading.thinned"]
    (one,) = RULE.find(report)
    assert one.got - one.expected > 490
