"""Which claims speak of one plant, place and time."""

from polysight.audit.claim import Claim
from polysight.audit.reading import claims
from polysight.audit.scope import (
    ENDS,
    ends,
    general,
    near_the_middle,
    outermost,
    same_place,
    same_route,
    same_time,
    same_year,
    setting,
    told,
)
from polysight.evidence.store import evidence
from tests.audit.told import Row, row


def _claims(*rows: Row) -> list[Claim]:
    named = [{"id": str(place), **cells} for place, cells in enumerate(rows)]
    return sorted(claims(named, evidence()).claims, key=lambda one: one.row)


def test_times() -> None:
    year, quarter, other, now, early = _claims(
        *(row("price", 1, "CNY/kg", period=when)
          for when in ("2023", "2023 Q1", "2024", "undated-current", "undated-early"))
    )  # fmt: skip
    assert same_time(year, quarter)
    assert not same_time(year, other)
    assert same_time(year, now)
    assert same_year(year, quarter)
    assert not same_year(year, now)
    assert not same_year(now, early)
    assert same_year(now, now)


def test_places_and_routes() -> None:
    here, world, siemens, fbr, hybrid = _claims(
        row("price", 1, "CNY/kg"), row("price", 1, "CNY/kg", geography="global"),
        *(row("price", 1, "CNY/kg", route=name) for name in ("siemens", "fbr", "hybrid")),
    )  # fmt: skip
    assert not same_place(here, world)
    assert same_place(here, siemens)
    assert same_route(here, siemens)
    assert same_route(hybrid, siemens)
    assert not same_route(fbr, siemens)


def test_a_section_ties_what_nothing_else_ties() -> None:
    dated, undated = ({"period": "2023"}, {"period": "undated-current"})
    one, two = _claims(*(row("irr", 1, "%", section=name, **dated) for name in "ab"))
    assert setting(one) == setting(two)
    one, two = _claims(*(row("irr", 1, "%", section=name, **undated) for name in "ab"))
    assert setting(one) != setting(two)


def test_stray_costs_need_company_to_be_told() -> None:
    costs = _claims(*(row("full_cost", value, "CNY/kg") for value in (40, 45, 600)))
    assert [one.id for one in near_the_middle(costs)] == ["0", "1"]
    assert len(near_the_middle(costs[1:])) == 2
    low, high = ends(costs)
    assert (low.id, high.id) == ("0", "2")


def test_general_ones_and_order_whatever_the_rows() -> None:
    rows = [row("full_cost", 40, "CNY/kg", company="Daqo"), row("full_cost", 50, "CNY/kg")]
    firm, all_firms = _claims(*rows)
    assert general([firm, all_firms]) == [all_firms]
    assert general([firm]) == [firm]
    named = [{"id": str(place), **cells} for place, cells in enumerate(rows)]
    orders = [
        [one.subject + str(one.span) for one in told(claims(given, evidence()), "full_cost")]
        for given in (named, named[::-1])
    ]
    assert orders[0] == orders[1]


def test_the_ends_of_a_crowd_stand_for_it() -> None:
    few = _claims(*(row("price", value, "CNY/kg") for value in (3, 1, 2, 2)))
    assert [one.span.low for one in outermost(few) if one.span] == [1, 2, 3]
    crowd = outermost(_claims(*(row("price", value, "CNY/kg") for value in range(1, 101))))
    values = [one.span.low for one in crowd if one.span]
    assert values == [*range(1, ENDS + 1), *range(101 - ENDS, 101)]
