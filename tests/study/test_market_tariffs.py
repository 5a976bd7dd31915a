"""What plants pay for power on a day."""

from __future__ import annotations

import datetime as dt

import pytest

from polysight.study.market_tariffs import power_prices, yuan_rate
from tests.study.market_day import DAYS, TODAY, on


@pytest.mark.parametrize("day", DAYS)
def test_every_supply_point_has_a_price(day: dt.date) -> None:
    power = on(day).power
    assert ((power.year > 0.1) & (power.year < 1.2)).all()
    assert (power.wet <= power.dry).all()


def test_hydropower_parts_the_seasons() -> None:
    power = on(TODAY).power
    months = ("2026-07", "2026-12")
    by_month = power.by_month(months)
    sichuan, xinjiang = (power.points.index(one) for one in ("CN-SC:grid", "CN-XJ:grid"))
    assert by_month[sichuan, 1] > 2.0 * by_month[sichuan, 0]
    assert by_month[xinjiang, 1] == by_month[xinjiang, 0]
    assert power.at("CN-SC:grid") == pytest.approx(power.year[sichuan])


def test_the_dry_season_is_that_of_the_statement_once_it_was_known() -> None:
    before, after = (on(dt.date.fromisoformat(one)).power for one in ("2024-09-30", "2024-12-31"))
    told = after.dry[after.points.index("CN-YN:grid")]
    assert told == pytest.approx(0.60 / 1.13)
    assert before.dry[before.points.index("CN-YN:grid")] < 0.7 * told


def test_a_state_of_a_country_pays_as_the_country() -> None:
    found = on(TODAY)
    expected = found.terms.value("tariff", "US:grid") * 6.8921
    assert found.power.at("US-MI:grid") == pytest.approx(expected)


def test_an_own_power_station_is_cheaper_than_the_grid() -> None:
    power = on(TODAY).power
    assert power.at("CN-XJ:captive") < power.at("CN-XJ:grid")
    assert power.at("CN-NM:captive") < power.at("CN-NM:grid")


def test_a_place_of_which_nothing_is_known_has_its_term() -> None:
    day = on(dt.date(2012, 12, 31))
    power = power_prices(day.view, ["CN-HA:grid", "CN-HL:captive"], day.day, day.terms)
    assert power.at("CN-HA:grid") == pytest.approx(day.terms.value("tariff", "CN-HA:grid"))
    assert power.at("CN-HL:captive") == pytest.approx(day.terms.value("tariff", "CN-HL:grid"))


def test_a_statement_moves_the_term_part_of_the_way() -> None:
    before, after = (on(dt.date.fromisoformat(one)) for one in ("2016-09-30", "2022-12-31"))
    term = after.terms.value("tariff", "CN-NM:grid")
    told = after.power.at("CN-NM:grid")
    stated = (0.28 + 0.45) / 2.0 / 1.13
    assert min(term, stated) <= told <= max(term, stated) + 1e-9
    assert before.power.at("CN-NM:grid") < term


def test_a_rate_is_that_of_the_time() -> None:
    evidence = on(TODAY).evidence
    assert yuan_rate(evidence, "USD", dt.date(2013, 6, 1)).value == pytest.approx(6.15, abs=0.06)
    assert yuan_rate(evidence, "USD", dt.date(2026, 3, 15)).value == pytest.approx(6.8921)
    assert yuan_rate(evidence, "USD", TODAY).value == pytest.approx(6.8921)
