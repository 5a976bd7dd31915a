"""Standing still and insolvency."""

from __future__ import annotations

from dataclasses import replace

from polysight.investment.market_change import repriced
from polysight.investment.rows import Row
from polysight.investment.statement import statement
from polysight.study.project_distress import SOUND, distress, idling
from tests.study.project_example import case


def test_a_plant_that_pays_never_stands_still() -> None:
    assert distress(idling(repriced(case(), 3.0))) == SOUND
    assert distress(repriced(case(), 0.1)).idle_years == ()


def test_a_plant_that_does_not_pay_stands_still_in_every_year_of_operation() -> None:
    told = distress(idling(repriced(case(), 0.1)))
    running = statement(case())
    years = running.years[running.annual(Row.OUTPUT) > 0.0]
    assert told.idle_years == tuple(int(year) for year in years)
    assert told.insolvent_year in running.years


def test_owners_who_pay_for_all_are_insolvent_later() -> None:
    poor = idling(repriced(case(), 0.6))
    alone = replace(poor, financing=replace(poor.financing, loans=(), equity_share=1.0))
    indebted, paid = distress(poor).insolvent_year, distress(alone).insolvent_year
    assert indebted is not None
    assert paid is None or paid >= indebted
