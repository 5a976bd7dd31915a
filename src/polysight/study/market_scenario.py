"""A complete question to the market: from which day, how far, and what is otherwise and why.

Everything that a scenario changes says its reason in both languages. A scenario without changes is
the market as the day knew and expected it.
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import BaseModel, Field, model_validator

from polysight.study.plant_supply import Number
from polysight.study.project_file_numbers import MONTH
from polysight.study.scenario import STRICT, Wording

#: A code of the tables, for example of an event.
NAME = r"^[a-z0-9][a-z0-9-]*$"

Share = Annotated[Number, Field(ge=0.0, le=1.0)]
Positive = Annotated[Number, Field(gt=0.0)]
NotNegative = Annotated[Number, Field(ge=0.0)]


class EventChange(BaseModel):
    """What a scenario does to a dated event of the evidence.

    Parameters
    ----------
    event : str
        Code of the event.
    active : bool
        Whether it acts.
    moved_months : int
        Months by which it comes later; earlier when negative.
    strength : float
        Its strength: one as the rows say, two twice as much.
    reason : Wording
        Why.
    """

    model_config = STRICT
    event: str = Field(pattern=NAME)
    active: bool = True
    moved_months: int = Field(default=0, ge=-600, le=600)
    strength: NotNegative = 1.0
    reason: Wording


class DriverChange(BaseModel):
    """A change of what comes from outside the market, over a stretch of months.

    Parameters
    ----------
    driver : str
        Name of the driver, for example ``module_demand``.
    where : str
        Market (CN, XCN), region or supply point where the driver has such an axis; empty for all.
    operation : {"set", "multiply", "add"}
        How the number acts.
    value : float
        The number.
    unit : str
        Unit of the driver; ``1`` for a factor.
    start, end : str
        First and last month, written ``from`` and ``to``; to the end when left out.
    reason : Wording
        Why.
    """

    model_config = STRICT
    driver: str
    where: str = ""
    operation: Literal["set", "multiply", "add"]
    value: Number
    unit: str
    start: str = Field(alias="from", pattern=MONTH)
    end: str = Field(default="", alias="to", pattern=f"^$|{MONTH}")
    reason: Wording

    @model_validator(mode="after")
    def _is_one_change(self) -> Self:
        if self.end and self.end < self.start:
            raise ValueError("market_scenario.end_first")
        if self.operation == "multiply" and self.value < 0.0:
            raise ValueError("market_scenario.negative")
        if self.operation == "multiply" and self.unit != "1":
            raise ValueError("market_scenario.factor_unit")
        return self


class PlantSelection(BaseModel):
    """Which plants or sites a change is about: those to which every named trait applies.

    Parameters
    ----------
    market : {"", "CN", "XCN"}
        Market.
    region, route : str
        Codes; empty for all.
    """

    model_config = STRICT
    market: Literal["", "CN", "XCN"] = ""
    region: str = ""
    route: Literal["", "rods", "granules"] = ""


class PlantChange(PlantSelection):
    """What is otherwise about some plants.

    Parameters
    ----------
    plant, group : str
        Code of a plant or of an owner group; empty for all.
    closes, opens : str
        Month from which the plant makes nothing, and month of its first output.
    capacity : float or None
        Nameplate instead of that of the evidence [kt per year].
    owner : str
        Owner group after a merger.
    capacity_factor, electricity_factor, metal_factor, other_cost_factor : float
        Factors of capacity, of the use of electricity and silicon metal per kilogram, and of other
        cash cost.
    rule_failing_factor : float
        Factor of the probability to fail the energy limit.
    n_type_share : float or None
        Share good enough for n-type wafers.
    reason : Wording
        Why.
    """

    plant: str = ""
    group: str = ""
    closes: str = Field(default="", pattern=f"^$|{MONTH}")
    opens: str = Field(default="", pattern=f"^$|{MONTH}")
    capacity: Positive | None = None
    owner: str = ""
    capacity_factor: Positive = 1.0
    electricity_factor: Positive = 1.0
    metal_factor: Positive = 1.0
    other_cost_factor: Positive = 1.0
    rule_failing_factor: NotNegative = 1.0
    n_type_share: Share | None = None
    reason: Wording

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if not any((self.plant, self.group, self.market, self.region, self.route)):
            raise ValueError("market_scenario.no_plants")
        if self.capacity is not None and not self.plant:
            raise ValueError("market_scenario.capacity_of_many")
        if self.closes and self.opens and self.closes <= self.opens:
            raise ValueError("market_scenario.closes_before_it_opens")
        return self


class SiteChange(PlantSelection):
    """What is otherwise about places for new plants.

    Parameters
    ----------
    weight_factor, required_price_factor, size_factor, electricity_factor, other_cost_factor : float
        Factors of how readily the place is taken, of the price that its hurdle asks, of the size
        of a project, and of electricity per kilogram and other cash cost of plants started there.
    n_type_share : float or None
        Share good enough for n-type wafers of plants started there.
    reason : Wording
        Why.
    """

    weight_factor: NotNegative = 1.0
    required_price_factor: Positive = 1.0
    size_factor: Positive = 1.0
    electricity_factor: Positive = 1.0
    other_cost_factor: Positive = 1.0
    n_type_share: Share | None = None
    reason: Wording


class ParameterChange(BaseModel):
    """What is otherwise about the behaviour of the market.

    Parameters
    ----------
    parameter : str
        Name of the parameter, for example ``price_speed``.
    fixed : float or None
        Number without doubt.
    shifted : float or None
        Standard deviations by which its whole distribution moves.
    reason : Wording
        Why.
    """

    model_config = STRICT
    parameter: str
    fixed: Number | None = None
    shifted: Annotated[Number, Field(ge=-5.0, le=5.0)] | None = None
    reason: Wording

    @model_validator(mode="after")
    def _is_one_change(self) -> Self:
        if (self.fixed is None) == (self.shifted is None):
            raise ValueError("market_scenario.fixed_or_shifted")
        return self


class RuleChange(BaseModel):
    """How plants that fail the energy limit are given time.

    Parameters
    ----------
    shortest_months, longest_months : float
        Range of the deadline.
    reason : Wording
        Why.
    """

    model_config = STRICT
    shortest_months: NotNegative
    longest_months: NotNegative
    reason: Wording

    @model_validator(mode="after")
    def _range_is_in_order(self) -> Self:
        if self.longest_months < self.shortest_months:
            raise ValueError("market_scenario.deadlines")
        return self


class MarketScenario(BaseModel):
    """A complete scenario of the market.

    Parameters
    ----------
    format : {1}
        Version of this form.
    id : str
        Short name.
    title, description : Wording
        What it is about.
    origin : datetime.date
        End of the month before the first simulated one.
    as_of : datetime.date or None
        Day of knowledge; that of the origin when left out.
    last_month : str
        Last simulated month, as ``2030-12``.
    draws, seed : int
        Size and random start of the ensemble.
    events, drivers, plants, sites, parameters : tuple
        What is otherwise.
    rule : RuleChange or None
        Deadlines of the energy limit instead of those of the evidence.
    """

    model_config = STRICT
    format: Literal[1]
    id: str = Field(pattern=NAME)
    title: Wording
    description: Wording
    origin: dt.date
    as_of: dt.date | None = None
    last_month: str = Field(pattern=MONTH)
    draws: int
    seed: int
    events: Annotated[tuple[EventChange, ...], Field(strict=False)] = ()
    drivers: Annotated[tuple[DriverChange, ...], Field(strict=False)] = ()
    plants: Annotated[tuple[PlantChange, ...], Field(strict=False)] = ()
    sites: Annotated[tuple[SiteChange, ...], Field(strict=False)] = ()
    parameters: Annotated[tuple[ParameterChange, ...], Field(strict=False)] = ()
    rule: RuleChange | None = None

    @model_validator(mode="after")
    def _days_are_in_order(self) -> Self:
        last = calendar.monthrange(self.origin.year, self.origin.month)[1]
        if self.origin.day != last:
            raise ValueError("market_scenario.origin_day")
        if self.last_month <= self.origin.isoformat()[:7]:
            raise ValueError("market_scenario.ends_before_it_begins")
        return self

    @property
    def knowledge(self) -> dt.date:
        """Day whose knowledge is used."""
        return self.as_of or self.origin
