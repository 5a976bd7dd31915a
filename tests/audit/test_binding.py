"""Which claims serve a formula: place, firms, route and time."""

from __future__ import annotations

import pytest

from polysight.audit.binding import Bindings, bucket, representatives, when, year
from polysight.audit.claim import Claim
from polysight.audit.expression import Name
from tests.audit.table_of_claims import claims_of, report_of

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


def test_undated_claims_are_now_and_unknown_times_are_their_own() -> None:
    undated, odd, dated = claims_of(
        "price, 50, CNY/kg, undated-current",
        "price, 50, CNY/kg, article year",
        "price, 50, CNY/kg, 2023",
    )
    assert (when(undated), when(odd), when(dated)) == ("current", "undated article year", "2023")
    assert (year("2023"), year("2023-Q1"), year("current")) == (2023, None, None)


def test_representatives_keep_the_ends_and_different_values() -> None:
    many: tuple[Claim, ...] = claims_of(*(f"price, {n}, CNY/kg, 2023" for n in [*range(50), 7]))
    kept = [claim.span.low for claim in representatives(many, 4) if claim.span]
    assert (kept[0], kept[-1], len(kept)) == (0.0, 49.0, 4)
