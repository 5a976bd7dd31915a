from __future__ import annotations

import json

from polysight.evidence.audit_sums import account
from polysight.evidence.store import evidence

DATA = evidence()
SUMS = account(DATA)


def test_the_account_covers_every_row_and_year() -> None:
    assert SUMS.rows == sum(count for _, count in SUMS.tiers) == len(DATA.observations)
    assert SUMS.years[0] == 2018
    assert all(len(years) == len(SUMS.years) for _, years in SUMS.capacity)
    assert 0 < SUMS.inferred_dates < 1


def test_known_contradictions_are_among_those_found() -> None:
    pairs = [{row.id for row in one.rows} for one in SUMS.contradictions]
    assert {"MS0124", "MS0125"} in pairs
    assert {"MC0091", "MC0092"} in pairs


def test_the_account_can_be_written_as_json() -> None:
    document = json.loads(json.dumps(SUMS.document(), allow_nan=False))
    assert document["observations"] == SUMS.rows
