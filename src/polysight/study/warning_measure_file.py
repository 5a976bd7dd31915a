"""Measures against a glut as their file states them, and the scenarios that they make.

A measure is a few changes of a scenario whose months count from the scenario's first one, so that
the same measure can be tried on any day. Who may take it, and what it asks of them, stands with it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Annotated, Literal, Self

import numpy as np
from pydantic import BaseModel, Field, model_validator

from polysight.errors import DataError, Problem
from polysight.evidence.store import Evidence
from polysight.market.case import Market, PlantState
from polysight.market.parameter import Parameter
from polysight.study.form import checked, toml_tree
from polysight.study.history_reading import month_number
from polysight.study.market_events import TABLE as EVENTS
from polysight.study.market_events import UNITS
from polysight.study.market_plants import MarketPlants
from polysight.study.market_scenario import (
    NAME,
    DriverChange,
    MarketScenario,
    ParameterChange,
    PlantChange,
    RuleChange,
)
from polysight.study.references import references
from polysight.study.scenario import STRICT, Wording
from polysight.suggestion import nearest

FILE, WORDS = "warning_measures.toml", "warning_measures"
#: Who may act.
ACTORS = ("lender", "producer", "regulator")
#: What a measure is against: capacity that is to come, or capacity that stands.
STAGES = ("ahead", "inside")
_FACTOR = "1"

Months = Annotated[int, Field(ge=1, le=120)]
Names = Annotated[tuple[str, ...], Field(strict=False)]


class MeasureDriver(BaseModel):
    """A change of what comes from outside the market, counted from the first month.

    Parameters
    ----------
    driver, where, operation, value, unit, reason
        As in `polysight.study.market_scenario.DriverChange`.
    rows : tuple of str
        Ids of rows that the number leans on.
    after_months : int
        Months from the day of the scenario to the first month; 1 for the next one.
    for_months : int
        For how many months.
    """

    model_config = STRICT
    driver: str
    where: str = ""
    operation: Literal["set", "multiply", "add"]
    value: Annotated[float, Field(allow_inf_nan=False, strict=False)]
    unit: str
    rows: Names = ()
    after_months: Months
    for_months: Months
    reason: Wording


class PipelineChange(BaseModel):
    """What happens to plants in China that are announced or being built on the day.

    Parameters
    ----------
    close_announced : bool
        Whether plants on paper are given up.
    delay_building_months : int
        Months by which plants that are being built open later.
    reason : Wording
        Why.
    """

    model_config = STRICT
    close_announced: bool = False
    delay_building_months: Annotated[int, Field(ge=0, le=60)] = 0
    reason: Wording


class ActorWords(BaseModel):
    """What a measure asks of those who may take it; those without words cannot.

    Parameters
    ----------
    lender, producer, regulator : Wording or None
        In words.
    """

    model_config = STRICT
    lender: Wording | None = None
    producer: Wording | None = None
    regulator: Wording | None = None


class Measure(BaseModel):
    """A measure.

    Parameters
    ----------
    key : str
        Its name in data.
    stages : tuple of {"ahead", "inside"}
        What it is against.
    groups : tuple of str
        Groups of indicators whose lights it answers.
    title, what : Wording
        Its name, and what is simulated.
    needs_event : str
        Event of the market without which there is no such measure; empty for none.
    together : tuple of str
        Other measures of which it consists.
    drivers, plants, parameters : tuple
        What it changes.
    pipeline : PipelineChange or None
        Plants to come.
    rule : RuleChange or None
        Deadlines of the energy limit.
    actors : ActorWords
        What it asks of whom.
    """

    model_config = STRICT
    key: str = Field(pattern=NAME)
    stages: Annotated[tuple[Literal["ahead", "inside"], ...], Field(strict=False)]
    groups: Names
    title: Wording
    what: Wording
    needs_event: str = ""
    together: Names = ()
    drivers: Annotated[tuple[MeasureDriver, ...], Field(strict=False)] = ()
    plants: Annotated[tuple[PlantChange, ...], Field(strict=False)] = ()
    parameters: Annotated[tuple[ParameterChange, ...], Field(strict=False)] = ()
    pipeline: PipelineChange | None = None
    rule: RuleChange | None = None
    actors: ActorWords

    @model_validator(mode="after")
    def _changes_something(self) -> Self:
        changes = (self.together, self.drivers, self.plants, self.parameters)
        if not any(changes) and self.pipeline is None and self.rule is None:
            raise ValueError(f"{WORDS}.changes_nothing")
        return self


class MeasureTerms(BaseModel):
    """When an effect is worth words.

    Parameters
    ----------
    errors : float
        Standard errors under which nothing is said.
    least_change : float
        Change of a probability under which nothing is said.
    why : Wording
        Why these.
    """

    model_config = STRICT
    errors: Annotated[float, Field(gt=0.0)]
    least_change: Annotated[float, Field(ge=0.0, lt=1.0)]
    why: Wording


class LightDay(BaseModel):
    """A day of the past that stands for a light, and on which measures are tried.

    Parameters
    ----------
    light : str
        One of the five.
    day : datetime.date
        End of a month.
    reason : Wording
        Why this day; days are chosen in hindsight.
    """

    model_config = STRICT
    light: Literal["blue", "light-blue", "green", "yellow", "red"]
    day: dt.date
    reason: Wording


class MeasureFile(BaseModel):
    """All measures.

    Parameters
    ----------
    format : {1}
        Version of this form.
    terms : MeasureTerms
        When an effect is worth words.
    days : tuple of LightDay
        Days that stand for lights.
    measures : tuple of Measure
        In the order in which they are told.
    """

    model_config = STRICT
    format: Literal[1]
    terms: MeasureTerms
    days: Annotated[tuple[LightDay, ...], Field(strict=False)] = ()
    measures: Annotated[tuple[Measure, ...], Field(strict=False, min_length=1)]

    def named(self, key: str) -> Measure:
        """A measure.

        Parameters
        ----------
        key : str
            Its name.

        Returns
        -------
        Measure
            The measure.
        """
        return next(one for one in self.measures if one.key == key)

    def parts(self, measure: Measure) -> tuple[Measure, ...]:
        """Measures of which one consists, itself the last.

        Parameters
        ----------
        measure : Measure
            The measure.

        Returns
        -------
        tuple of Measure
            Itself alone if it consists of no others.
        """
        return (*(self.named(key) for key in measure.together), measure)


@dataclass(frozen=True, slots=True)
class _Faults:
    """What a file is held against."""

    file: MeasureFile
    evidence: Evidence

    def found(self) -> Iterator[Problem]:
        """Every fault."""
        keys = [one.key for one in self.file.measures]
        known = references(self.evidence)
        groups = {row.cells["group"] for row in self.evidence.tables["warning_indicators"]}
        events = {row.cells["event"] for row in self.evidence.tables[EVENTS]}
        for one in self.file.measures:
            if keys.count(one.key) > 1:
                yield self._fault("twice", one, "key", one.key)
            if one.needs_event and one.needs_event not in events:
                yield self._fault("unknown_event", one, "needs_event", one.needs_event, events)
            for other in one.together:
                if other not in keys or self.file.named(other).together:
                    yield self._fault("unknown_measure", one, "together", other, keys)
            for group in one.groups:
                if group not in groups:
                    yield self._fault("unknown_group", one, "groups", group, groups)
            for change in one.drivers:
                if change.driver not in UNITS:
                    yield self._fault("unknown_driver", one, "driver", change.driver, UNITS)
                elif change.unit != _unit(change):
                    yield self._fault("unit", one, "unit", change.unit, (), unit=_unit(change))
                for name in change.rows:
                    if name not in known.rows and name not in known.observations:
                        yield self._fault("unknown_row", one, "rows", name)
            for own in one.parameters:
                if own.parameter not in {name.key for name in Parameter}:
                    words = [name.key for name in Parameter]
                    yield self._fault("unknown_parameter", one, "parameter", own.parameter, words)

    def _fault(
        self,
        kind: str,
        one: Measure,
        column: str,
        got: str,
        words: Collection[str] = (),
        **told: str,
    ) -> Problem:
        likely = nearest(got, words) if words else ""
        place = f"{one.key}.{column}"
        return Problem(
            f"{WORDS}.{kind}", tuple(told.items()), FILE, column=place, got=got, suggestion=likely
        )


def _unit(change: MeasureDriver) -> str:
    return _FACTOR if change.operation == "multiply" else UNITS[change.driver]


def warning_measures(evidence: Evidence) -> MeasureFile:
    """The measures that ship, or those of an overlay in their place.

    Parameters
    ----------
    evidence : Evidence
        Its folders hold the file; the last one counts.

    Returns
    -------
    MeasureFile
        The measures.

    Raises
    ------
    DataError
        With every fault of the file.
    """
    paths = [path for folder in evidence.folders if (path := folder / FILE).is_file()]
    found = checked(MeasureFile, toml_tree(paths[-1], WORDS), FILE, WORDS)
    problems = tuple(_Faults(found, evidence).found())
    if problems:
        raise DataError(problems)
    return found


def with_measures(
    scenario: MarketScenario, parts: tuple[Measure, ...], plants: MarketPlants
) -> MarketScenario:
    """A scenario in which measures are taken.

    Parameters
    ----------
    scenario : MarketScenario
        The scenario without them.
    parts : tuple of Measure
        Measures, each with its own changes alone.
    plants : MarketPlants
        Plants of the scenario, of which those to come are looked up.

    Returns
    -------
    MarketScenario
        Its own changes come first.
    """
    update: dict[str, object] = {
        "drivers": (*scenario.drivers, *(_driver(scenario, one) for part in parts
                                         for one in part.drivers)),
        "plants": (*scenario.plants, *(one for part in parts for one in part.plants),
                   *(one for part in parts for one in _pipeline(scenario, part, plants))),
        "parameters": (*scenario.parameters, *(one for part in parts for one in part.parameters)),
    }  # fmt: skip
    rules = [part.rule for part in parts if part.rule is not None]
    if rules:
        update["rule"] = rules[-1]
    return scenario.model_copy(update=update)


def _driver(scenario: MarketScenario, one: MeasureDriver) -> DriverChange:
    first = month_number(scenario.origin) + one.after_months
    end = min(first + one.for_months - 1, _month_of(scenario.last_month))
    told = one.model_dump(include={"driver", "where", "operation", "value", "unit"})
    return DriverChange.model_validate(
        told | {"from": _text(first), "to": _text(end), "reason": one.reason}
    )


def _pipeline(
    scenario: MarketScenario, part: Measure, plants: MarketPlants
) -> Iterator[PlantChange]:
    """Plants to come, one change each."""
    own = part.pipeline
    if own is None:
        return
    first = month_number(scenario.origin) + 1
    arrays, last = plants.plants, _month_of(scenario.last_month)
    for place in np.flatnonzero(arrays.market == Market.CHINA):
        code = plants.plant_codes[int(place)]
        if own.close_announced and arrays.state[place] == PlantState.ANNOUNCED:
            yield PlantChange(plant=code, closes=_text(first), reason=own.reason)
        if own.delay_building_months and arrays.state[place] == PlantState.BUILDING:
            left = int(np.ceil(arrays.building_months[place])) + own.delay_building_months
            yield PlantChange(plant=code, opens=_text(min(first + left, last)), reason=own.reason)


def _month_of(text: str) -> int:
    return 12 * int(text[:4]) + int(text[5:7]) - 1


def _text(month: int) -> str:
    return f"{month // 12:04d}-{month % 12 + 1:02d}"
