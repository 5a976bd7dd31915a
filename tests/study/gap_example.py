"""Plants of the shipped examples with their gaps, each worked out once for all tests."""

from __future__ import annotations

import datetime as dt
from functools import cache

from polysight.policy.instrument import Instrument
from polysight.study.closed_gap import Aim, ClosingGap
from polysight.study.closing_gap import GapAsked, baseline, closing_gap
from polysight.study.gap_limits import LimitsAsked
from polysight.study.gap_search import Search
from polysight.study.gap_work import Question
from polysight.study.law import law
from polysight.study.measure_cost import prices, route_capex
from polysight.study.plant_change import ChangedPlant, changed_plant, modelled
from polysight.study.plant_facts import PlantFacts, plant_facts
from polysight.study.plant_file import PlantFile
from polysight.study.plant_files import plant_file
from polysight.study.saving_measures import SavingMeasure, saving_measures
from polysight.study.view import View
from tests.plant.routes.plants import data

TODAY, TURN = dt.date(2026, 11, 22), dt.date(2027, 1, 1)
COUNT, SEED = 20, 7
XINJIANG, SICHUAN, OLD, ELECTRONIC, GRANULES = (
    "siemens-xinjiang", "siemens-sichuan", "siemens-captive-coal-old", "electronic-qinghai",
    "granular-inner-mongolia",
)  # fmt: skip


@cache
def rules() -> tuple[Instrument, ...]:
    """The shipped law."""
    return law(data())


@cache
def view() -> View:
    """The shipped scenario."""
    return baseline(data())


@cache
def file(name: str) -> PlantFile:
    """A shipped example."""
    return plant_file(name, data())


@cache
def stated(name: str) -> PlantFacts:
    """Its facts."""
    return plant_facts(file(name), data(), seed=SEED, count=COUNT)


@cache
def before(name: str) -> PlantFacts:
    """Its facts, all energy from the model."""
    return modelled(stated(name), data())


@cache
def base(name: str) -> ChangedPlant:
    """The plant without measures."""
    return changed_plant(stated(name), before(name), (), data())


@cache
def measures() -> dict[str, SavingMeasure]:
    """The shipped catalogue by code."""
    return {one.code: one for one in saving_measures(data())}


def with_measures(name: str, *codes: str) -> ChangedPlant:
    """The plant with measures taken whole."""
    taken = [(measures()[code], 1.0) for code in codes]
    return changed_plant(stated(name), before(name), taken, data())


def question(
    name: str, day: dt.date = TURN, confidence: float | None = None, **asked: object
) -> Question:
    """The plant, and every duty of a day."""
    plant = base(name)
    routes = {"route-change": route_capex(measures()["route-change"], plant, view())}
    wanted = LimitsAsked(confidence=confidence, **asked)  # type: ignore[arg-type]
    return Question(plant, rules(), day, wanted, prices(plant, view()), routes, data())


def search(name: str, *codes: str, confidence: float | None = None) -> Search:
    """A search over some measures."""
    return Search(question(name, confidence=confidence), [(measures()[one], "") for one in codes])


@cache
def gap(
    name: str,
    day: dt.date = TURN,
    confidence: float | None = None,
    aim: Aim = Aim.OUTLAY,
    unproven: bool = False,
) -> ClosingGap:
    """What closes the gap of a plant."""
    asked = GapAsked(confidence=confidence, aim=aim, unproven=unproven)
    return closing_gap(
        file(name), data(), day, asked, view=view(), instruments=rules(), seed=SEED, count=COUNT
    )
