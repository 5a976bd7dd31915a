"""What reports say beyond electricity and silicon metal."""

from __future__ import annotations

import datetime as dt

import pytest

from polysight.study.market_fleet import ROD_ROUTE
from polysight.study.market_reports import (
    OWN_MONTHS,
    Report,
    metal_price,
    others_cost,
    own_cost,
    reports,
)
from tests.study.market_day import TODAY, on

USE = {"siemens": 1.1, "silane-fbr": 1.1}


def _report(group: str, other: float, months_old: float) -> Report:
    return Report("X", group, ROD_ROUTE, other, months_old)


def test_reports_of_a_day_are_of_its_past() -> None:
    day = on(dt.date(2019, 6, 30))
    found = reports(day.view, day.day, day.units, day.power, day.terms, day.costs.fleet, USE)
    assert {one.group for one in found} >= {"daqo"}
    known = {row.id: row for row in day.evidence.observations}
    assert all(known[one.id].first_known <= day.day for one in found)
    assert all(one.other >= day.terms.value("other_least") for one in found)
    # Cash cost is taken where it was told; no quarter counts twice.
    told = [(known[one.id].company, known[one.id].period.text) for one in found if one.group]
    cash = {
        key for key, one in zip(told, found, strict=True) if known[one.id].quantity == "cash_cost"
    }
    whole = {key for key in told if key not in cash}
    assert cash
    assert not cash & whole


def test_a_producer_has_its_own_cost_while_it_reports() -> None:
    told = [_report("a", 10.0, 1.0), _report("a", 12.0, 4.0), _report("b", 5.0, OWN_MONTHS + 1.0)]
    own = own_cost(told, {ROD_ROUTE: 20.0})
    assert set(own) == {("a", ROD_ROUTE)}
    assert 10.0 < own["a", ROD_ROUTE] < 20.0


def test_new_reports_weigh_more_and_reporters_lead() -> None:
    terms = on(TODAY).terms
    told = [_report("a", 10.0, 0.0), _report("a", 30.0, 36.0)]
    new = others_cost(told, TODAY, terms)[ROD_ROUTE]
    premium = terms.value("other_premium")
    assert 10.0 * premium < new < 20.0 * premium
    industry = others_cost([_report("", 10.0, 0.0)], TODAY, terms)[ROD_ROUTE]
    assert industry == pytest.approx(10.0, rel=0.01)


def test_the_first_day_has_a_term_that_fades() -> None:
    early = on(dt.date(2012, 12, 31))
    first = others_cost([], early.day, early.terms)[ROD_ROUTE]
    assert first == pytest.approx(early.terms.value("other_first", ROD_ROUTE))
    told = [_report("", 90.0, 0.0)]
    assert first < others_cost(told, early.day, early.terms)[ROD_ROUTE] < 90.0


def test_silicon_metal_is_that_of_the_day() -> None:
    day = on(TODAY)
    boom = metal_price(day.view, dt.date(2021, 10, 31), day.terms)[0]
    now, ids = metal_price(day.view, TODAY, day.terms)
    assert boom > 2.0 * now
    assert ids
    nothing, none = metal_price(day.view, dt.date(1990, 1, 31), day.terms)
    assert (nothing, none) == (day.terms.value("metal_price"), ())
