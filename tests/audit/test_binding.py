"""Which claims serve a formula: place, firms, route and time."""

from __future__ import annotations

import pytest

from polysight.audit.binding import Bindings, bindings_of
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


def test_the_world_lies_beyond_every_other_place() -> None:
    assert served(1, "beyond") == ["r3"]
    assert served(3, "beyond") == []


def test_the_main_route_serves_where_none_is_named() -> None:
    rows = ("power_tariff, 0.3, CNY/kWh, 2023, China",
            "electricity_intensity_total, 60, kWh/kg, 2023, China; route=siemens",
            "electricity_intensity_total, 16, kWh/kg, 2023, China; route=fbr",
            "capacity, 16, kt/a, 2023, China; route=siemens")  # fmt: skip
    report = report_of(*rows)
    bindings, at = bindings_of(report), bucket(report.by_id["r1"])
    for metric, ids in (("electricity_intensity_total", ["r2"]), ("capacity", [])):
        found = bindings.candidates(Name("", (metric,)), at, "2023", "same")
        assert [claim.id for claim in found] == ids


def test_a_ratio_of_all_routes_tells_nothing_of_the_amount_of_one() -> None:
    report = report_of(
        "production, 30, kt, 2024, China; route=fbr",
        "utilisation, 70, %, 2024, China",
    )
    bindings, anchor = bindings_of(report), report.by_id["r1"]
    name, at = Name("", ("utilisation",)), bucket(anchor)
    assert bindings.candidates(name, at, "2024", "same", amount=True) == []
    assert len(bindings.candidates(name, at, "2024", "same")) == 1


def test_the_mean_capacity_of_a_year_goes_before_that_at_its_end() -> None:
    report = report_of(
        "production, 182, kt, 2024, China",
        "capacity, 286, kt/a, end 2024, China",
        "capacity, 248, kt/a, 2024, China; subject=年平均有效产能",
    )
    found = bindings_of(report).candidates(
        Name("", ("capacity",)), bucket(report.by_id["r1"]), "2024", "same"
    )
    assert [one.id for one in found] == ["r3"]


def test_a_project_at_full_output_has_the_capacity_of_its_design() -> None:
    report = report_of(
        "electricity_used, 27, 100GWh, 达产年, China; company=本项目",
        "capacity, 50, kt/a, , China; company=本项目",
        "capacity, 30, kt/a, 2026, China; company=本项目",
    )
    found = bindings_of(report).candidates(
        Name("design", ("capacity",)), bucket(report.by_id["r1"]), "undated 达产年", "same"
    )
    assert [one.id for one in found] == ["r2"]


def test_a_sort_of_the_product_has_all_of_it_for_its_goods() -> None:
    report = report_of(
        "production, 131, kt, 2024, China; subject=N型料产量",
        "production, 182, kt, 2024, China",
        "production, 120, kt, 2024, China; company=前五家",
    )
    bindings, at = bindings_of(report), bucket(report.by_id["r1"])
    goods = bindings.candidates(Name("goods", ("production",)), at, "2024", "same")
    assert [one.id for one in goods] == ["r2"]
    five = bindings.candidates(Name("top5", ("production",)), at, "2024", "same")
    assert [one.id for one in five] == ["r3"]


def test_a_claim_of_a_few_years_serves_each_of_them() -> None:
    report = report_of("production, 5, kt, 2023, China", "capacity, 7, kt/a, 2022-2023, China")
    found = bindings_of(report).candidates(
        Name("", ("capacity",)), bucket(report.by_id["r1"]), "2023", "same"
    )
    assert [claim.id for claim in found] == ["r2"]


@pytest.mark.parametrize("told", ["达产年", "steady state", "year 2 (first full year)"])
def test_an_undated_claim_serves_a_plan_at_full_output(told: str) -> None:
    report = report_of(
        f"depreciation_total, 4, 100MCNY, {told}, China",
        "depreciation_period, 10, years, , China",
        "fixed_assets, 38, 100MCNY, 2024, China",
    )
    bindings, at = bindings_of(report), bucket(report.by_id["r1"])
    for metric, ids in (("depreciation_period", ["r2"]), ("fixed_assets", [])):
        found = bindings.candidates(Name("", (metric,)), at, f"undated {told}", "same")
        assert [one.id for one in found] == ids
    back = bindings.candidates(Name("", ("depreciation_total",)), at, "undated", "same")
    assert [one.id for one in back] == ["r1"]


def test_an_amount_of_a_place_takes_no_ratio_of_one_of_several_routes() -> None:
    rows = [
        "electricity_used,204.6,100GWh,2025,China",
        "electricity_intensity_total,48,kWh/kg,2025,China;route=siemens",
        "electricity_intensity_total,15,kWh/kg,2025,China;route=fbr",
    ]
    name = Name("", ("electricity_intensity_total",))
    for number, taken in ((2, ["r2"]), (3, [])):
        report = report_of(*rows[:number])
        at = bucket(report.by_id["r1"])
        found = bindings_of(report).candidates(name, at, "2025", "same", amount=True)
        assert [claim.id for claim in found] == taken


def test_an_amount_of_a_site_is_not_that_of_the_firm() -> None:
    report = report_of(
        "production,58.2,kt,2025,China;company=A",
        "production,33,kt,2025,Baotou;company=A",
    )
    at = bucket(report.by_id["r1"])
    found = bindings_of(report).candidates(Name("", ("production",)), at, "2025", "same")
    assert [claim.id for claim in found] == ["r1"]
