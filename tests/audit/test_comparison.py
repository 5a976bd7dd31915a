from __future__ import annotations

from polysight.audit.claim import Claim
from polysight.audit.comparison import (
    alike,
    apart,
    content,
    culprit,
    family,
    gap,
    ordered,
    place_and_firm,
    span,
    standing,
    times,
    trust,
)
from tests.audit.table_of_claims import claims_of, report_of


def two(*rows: str) -> tuple[Claim, Claim]:
    by_id = report_of(*rows).by_id
    return by_id["r1"], by_id["r2"]


def test_times_of_claims() -> None:
    rows = (
        "capacity,1,kt/a,2023,China", "capacity,1,kt/a,undated-current,China",
        "capacity,1,kt/a,2021-2022,China", "capacity,1,kt/a,2015-2030,China",
        "capacity,1,kt/a,2023 Q1,China", "capacity,1,kt/a,,China",
    )  # fmt: skip
    report = report_of(*rows)
    found = {
        key: [time.key for time in times(claim, report)] for key, claim in report.by_id.items()
    }
    assert found["r1"] == ["2023"]
    assert found["r2"] == ["2023"]
    assert found["r3"] == ["2021", "2022"]
    assert found["r4"] == ["2015/2030"]
    assert found["r5"] == ["2023-Q1"]
    assert found["r6"] == [""]


def test_what_keeps_claims_apart() -> None:
    report = report_of(
        "price,1,CNY/kg,2023,China; subject=price ex VAT",
        "price,1,CNY/kg,2023,China; subject=price incl. VAT",
        "production_cost,1,CNY/kg,2023,China; route=siemens",
        "production_cost,1,CNY/kg,2023,China",
        "market_share_route,1,%,2023,China; route=siemens",
        "production,1,kt,2023,China; route=siemens",
        "production,1,kt,2023,China",
    )
    keys = {name: place_and_firm(claim, report) for name, claim in report.by_id.items()}
    assert keys["r1"] != keys["r2"]
    assert keys["r3"] == keys["r4"]
    assert keys["r5"][3] == "siemens"
    assert keys["r6"] != keys["r7"]
    assert not alike(report.by_id["r3"], report.by_id["r4"])


def test_aspects_tell_claims_apart() -> None:
    new, old = two(
        "min_project_scale,50,kt/a,2024,China; subject=new project",
        "min_project_scale,30,kt/a,2024,China; subject=expansion",
    )
    assert apart(new, old)
    assert not alike(new, old)


def test_kin_metrics_and_standings() -> None:
    report = report_of(
        "energy_intensity_change,-10,%,2023,China",
        "capacity,1,kt/a,scenario base,China; kind=scenario",
        "capacity,1,kt/a,2030,China; kind=target",
    )
    assert family(report.by_id["r1"], report) == "electricity_intensity_change"
    assert standing(report.by_id["r2"]) == "scenario base"
    assert standing(report.by_id["r3"]) == "target"


def test_gap_is_none_where_bounds_leave_room() -> None:
    lower, upper = two(
        "capacity,100,kt/a,2023,China; qualifier=over", "capacity,200,kt/a,2023,China"
    )
    assert gap(span(lower), span(upper)) < 0
    lower, upper = two("capacity,100,kt/a,2023,China", "capacity,200,kt/a,2023,China")
    assert 0.4 < gap(span(lower), span(upper)) < 0.5


def test_the_outlier_of_three_is_the_suspect() -> None:
    report = report_of(*(f"capacity,{value},kt/a,2023,China" for value in (100, 101, 150)))
    assert culprit(report.claims) == "r3"
    assert ordered(report.claims, "r3")[0] == "r3"


def test_of_two_the_less_trusted_is_the_suspect() -> None:
    plain, named = two(
        "capacity,100,kt/a,2023,China", "capacity,150,kt/a,2023,China; attributed=A register"
    )
    assert culprit((plain, named)) == "r1"
    assert trust(named) > trust(plain)
    assert content(plain) != content(named)


def test_aspects_tell_claims_apart_only_where_each_has_one_of_its_own() -> None:
    new, both, old = claims_of(
        "capex_intensity,1,CNY/t,2023,China; subject=new projects",
        "capex_intensity,2,CNY/t,2023,China; subject=large new projects",
        "capex_intensity,3,CNY/t,2023,China; subject=existing projects",
    )
    assert not apart(new, both)
    assert apart(new, old)
