"""Sets are worked through once, and impossible ones are told."""

from __future__ import annotations

from dataclasses import replace

from polysight.study.gap_work import Work, name_of
from polysight.study.saving_measures import SavingMeasure
from tests.study.gap_example import XINJIANG, base, measures, question


def test_a_set_is_worked_through_once() -> None:
    asked = question(XINJIANG)
    work = Work(asked, asked.limits(base(XINJIANG)))
    taken = ((measures()["wall-finish"], 1.0),)
    assert work.done(taken) is work.done(taken)
    assert asked.plant(taken) is work.done(taken).plant
    assert name_of(taken) == (("wall-finish", 1.0),)


def test_a_set_that_the_plant_model_refuses_is_no_set() -> None:
    asked = question(XINJIANG)
    work = Work(asked, asked.limits(base(XINJIANG)))
    assert work.attempted(((impossible(), 1.0),)) is None


def impossible() -> SavingMeasure:
    one = measures()["bigger-reactors"]
    numbers = (replace(one.numbers[0], value=1e6), *one.numbers[1:])
    return replace(one, code="too-many-rods", numbers=numbers)


def test_another_route_brings_its_own_limits() -> None:
    asked = question(XINJIANG)
    known = asked.limits(base(XINJIANG))
    assert asked.brought(base(XINJIANG), known) == ()
    plant = asked.plant(((measures()["route-change"], 1.0),))
    assert "GB29447-2026-FBR" in {one.rule.id for one in asked.brought(plant, known)}
