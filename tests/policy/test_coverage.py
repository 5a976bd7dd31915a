"""Scope, exclusions, places and conditions."""

from __future__ import annotations

import pytest

from polysight.policy.coverage import coverage, places
from polysight.policy.facts import Subject
from polysight.policy.instrument import Condition, InstrumentKind, Project, Scope
from tests.policy.example import answer, changed, changed_rule, plant


def told(scope: Scope, subject: Subject, **fields: object) -> tuple[list[str], list[str]]:
    """Keys of what takes the plant out, and of what leaves it open."""
    rule = changed_rule(scope=scope)
    found = coverage(rule, changed(rule, **fields), subject)
    return [one.key for one in found.outside], [one.key for one in found.doubtful]


@pytest.mark.parametrize(
    ("scope", "fields", "outside"),
    [
        (Scope(), {}, []),
        (Scope(routes=("siemens", "silane-fbr")), {}, []),
        (Scope(routes=("silane-fbr",)), {}, ["policy.route_outside"]),
        (Scope(exclude_routes=("siemens",)), {}, ["policy.excluded"]),
        (Scope(products=("wafer",)), {}, ["policy.product_outside"]),
        (Scope(exclude_products=("electronic",)), {"product": "electronic"}, ["policy.excluded"]),
        (Scope(companies=("gcl",)), {}, ["policy.company_outside"]),
        (Scope(projects=(Project.NEW,)), {}, ["policy.project_outside"]),
        (Scope(regions=("CN-YN", "CN-QH")), {}, ["policy.region_outside"]),
        (Scope(regions=("CN",)), {}, []),
        (Scope(regions=("CN-NW",)), {"regions": ("CN-XJ", "CN-NW", "CN")}, []),
        (Scope(), {"region": "US"}, ["policy.jurisdiction_outside"]),
        (Scope(origins=("US", "KR")), {"region": "US"}, []),
        (Scope(origins=("US", "KR")), {}, ["policy.origin_outside"]),
        (Scope(origins=("US",)), {"origin": "US"}, []),
    ],
)
def test_whom_a_rule_concerns(scope: Scope, fields: dict[str, object], outside: list[str]) -> None:
    assert told(scope, plant(**fields)) == (outside, [])


def test_what_is_not_known_leaves_it_open() -> None:
    assert told(Scope(routes=("siemens",)), plant(route="unknown")) == (
        [],
        ["policy.route_unknown"],
    )
    assert told(Scope(exclude_products=("electronic",)), plant(product="")) == (
        [],
        ["policy.product_unknown"],
    )
    assert told(Scope(), plant(route="unknown")) == ([], [])


@pytest.mark.parametrize(
    "scope",
    [
        Scope(routes=("siemens",)),
        Scope(routes=("silane-fbr",)),
        Scope(exclude_routes=("silane-fbr",)),
    ],
)
def test_a_plant_of_both_routes_is_neither_in_nor_out_of_a_rule_on_one(scope: Scope) -> None:
    assert told(scope, plant(route="hybrid")) == ([], ["policy.route_mixed"])


def test_a_rule_that_names_hybrid_plants_means_them() -> None:
    assert told(Scope(routes=("hybrid",)), plant(route="hybrid")) == ([], [])
    assert told(Scope(exclude_routes=("hybrid",)), plant(route="hybrid"))[0] == ["policy.excluded"]
    assert told(Scope(routes=("umg",)), plant(route="hybrid"))[0] == ["policy.route_outside"]


def test_conditions_on_other_answers() -> None:
    coal = Scope(where=(Condition("captive-coal-power", True),))
    own = answer(True, "", "captive-coal-power")
    assert told(coal, plant(own)) == ([], [])
    assert told(coal, plant(answer(False, "", "captive-coal-power"))) == (
        ["policy.condition_unmet"],
        [],
    )
    assert told(coal, plant()) == ([], ["policy.condition_unknown"])


def test_the_law_of_a_market_reaches_those_who_sell_there() -> None:
    abroad = Scope(where=(Condition("export-destination", "EU"),))
    seller = plant(answer("EU", "", "export-destination"))
    assert told(abroad, seller, jurisdiction="EU") == ([], [])
    assert told(Scope(), seller, jurisdiction="EU")[0] == ["policy.jurisdiction_outside"]
    assert told(Scope(), seller, jurisdiction="US", kind=InstrumentKind.TARIFF) == ([], [])


def test_the_places_of_a_plant() -> None:
    assert places(plant()) == ("CN-XJ", "CN")
    assert places(plant(region="DE")) == ("DE",)
