"""Which claims serve a formula: place, firms, route and time."""

from __future__ import annotations

import pytest

from polysight.audit.binding import Bindings
from polysight.audit.claim_keys import bucket, when
from polysight.audit.expression import Name
from tests.audit.table_of_claims import report_of

CLAIMS = (
    "production, 100, kt, 2023, China",
    "capacity, 120, kt/a, 2023, China",
    "capacity, 150, kt/a, 2023, global",
    "capacity, 40, kt/a, 2023, Xinjiang",
    "capacity, 110, kt/a, end 2022, China",
    "capacity, 130, kt/a, 2024, China",
    "capacity, 30, kt/a, 2023, China; company=Tongwei",
    "capacity, 20, kt/a, 2023, China; route=fbr",
    "capacity, 999, kt/a, 2023, China; kind=target",
)


def served(row: int, scope: str, time: str = "same", metric: str = "capacity") -> list[str]:
    report = report_of(*CLAIMS)
    bindings = Bindings(report.claims, report.vocabulary.wholes, report.year)
    anchor = report.by_id[f"r{row}"]
    found = bindings.candidates(Name(scope, (metric,)), bucket(anchor), when(anchor), time)
    return sorted(claim.id for claim in found)


@pytest.mark.parametrize(
    ("row", "scope", "ids"),
    [
        (1, "", ["r2"]),
        (1, "world", ["r3"]),
        (1, "last", ["r5"]),
        (4, "whole", ["r2"]),
        (7, "whole", ["r2"]),
        (7, "", ["r7"]),
    ],
)
def test_the_scope_tells_the_place(row: int, scope: str, ids: list[str]) -> None:
    assert served(row, scope) == ids


def test_any_time_serves_where_there_is_none_of_its_own() -> None:
    report = report_of(*CLAIMS)
    bindings = Bindings(report.claims, report.vocabulary.wholes, report.year)
    name, at = Name("", ("capacity",)), bucket(report.by_id["r1"])
    found = bindings.candidates(name, at, "2030", "any")
    assert sorted(claim.id for claim in found) == ["r2", "r5", "r6"]
    assert served(1, "", "any") == ["r2"]


def test_a_claim_is_carried_from_the_nearest_year() -> None:
    report = report_of("demand, 5, kt, 2026, China", *CLAIMS)
    bindings = Bindings(report.claims, report.vocabulary.wholes, report.year)
    name, at = Name("", ("capacity",)), bucket(report.by_id["r1"])
    found, away = bindings.carried(name, at, "2026", 3)
    assert ([claim.id for claim in found], away) == (["r7"], 2)
    assert bindings.carried(name, at, "2026", 1) == ([], 0)
