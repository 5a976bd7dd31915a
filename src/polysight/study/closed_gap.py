"""What is told of a plant that misses limits: which it misses, what closes them, at what cost."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from polysight.policy.gap import Outcome
from polysight.policy.instrument import Comparator, Instrument, Rule

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LimitGap:
    """One limit that the plant misses, or that a set of measures must not break.

    Parameters
    ----------
    instrument : Instrument
        The edition that sets it.
    rule : Rule
        Its rule.
    parameter, unit : str
        What is limited, and the unit of the values.
    comparator : Comparator
        How the value is held against the limit.
    limit : float
        The limit.
    before, after : float
        The plant today, and with the measures that are taken; ``after`` is that of the nearest
        set where no set holds. NaN before for a limit that only another route brings, and after
        for one that does not concern the plant any more.
    share_before, share_after : float
        Share of the draws that keep the limit; one or nothing where nothing is drawn. NaN where
        the value is.
    missed : bool
        Whether the plant misses it today.
    conditional : bool
        Whether the limit was not seen, and counts only because the user asked for it.
    """

    instrument: Instrument
    rule: Rule
    parameter: str
    unit: str
    comparator: Comparator
    limit: float
    before: float
    after: float
    share_before: float
    share_after: float
    missed: bool
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class MeasureCost:
    """What a measure costs per kilogram of polysilicon, and what it takes to build it.

    Parameters
    ----------
    capex_cny_per_t_per_year : float
        Investment per yearly capacity [CNY/(t/a)].
    capital_cny_per_kg : float
        That, spread over its life with interest and over the output of a year [CNY/kg].
    opex_cny_per_kg : float
        What runs it [CNY/kg].
    saved_cny_per_kg : float
        Energy, water and material that it saves, at the prices of the place [CNY/kg]; below zero
        where it takes more.
    """

    capex_cny_per_t_per_year: float
    capital_cny_per_kg: float
    opex_cny_per_kg: float
    saved_cny_per_kg: float

    @property
    def outlay_cny_per_kg(self) -> float:
        """Capital and operation, with no savings counted.

        Returns
        -------
        float
            CNY/kg; never below zero.
        """
        return self.capital_cny_per_kg + self.opex_cny_per_kg

    @property
    def net_cny_per_kg(self) -> float:
        """Capital and operation less savings.

        Returns
        -------
        float
            CNY/kg; below zero for a measure that pays for itself.
        """
        return self.outlay_cny_per_kg - self.saved_cny_per_kg

    def less(self, other: MeasureCost) -> MeasureCost:
        """What this costs more than another one.

        Parameters
        ----------
        other : MeasureCost
            Of a set without a measure, for example.

        Returns
        -------
        MeasureCost
            The difference of each part.
        """
        return MeasureCost(
            self.capex_cny_per_t_per_year - other.capex_cny_per_t_per_year,
            self.capital_cny_per_kg - other.capital_cny_per_kg,
            self.opex_cny_per_kg - other.opex_cny_per_kg,
            self.saved_cny_per_kg - other.saved_cny_per_kg,
        )


class Aim(StrEnum):
    """What a set of measures is chosen by."""

    OUTLAY = "outlay"
    NET = "net"

    def of(self, cost: MeasureCost) -> float:
        """Number of a cost that is to be small.

        Parameters
        ----------
        cost : MeasureCost
            The cost.

        Returns
        -------
        float
            Net cost, or capital and running cost with no savings counted [CNY/kg].
        """
        if self is Aim.NET:
            return cost.net_cny_per_kg
        return cost.outlay_cny_per_kg


@dataclass(frozen=True, slots=True)
class Alternative:
    """The set that another aim would choose.

    Parameters
    ----------
    aim : Aim
        The aim.
    taken : tuple of (str, float)
        Codes of its measures with the share of each.
    cost : MeasureCost
        Of the set.
    capex_mcny : float
        Its investment [MCNY].
    assumed, inputs : tuple of str
        Ids of its rows that are assumptions or from memory, and of all its rows.
    """

    aim: Aim
    taken: tuple[tuple[str, float], ...]
    cost: MeasureCost
    capex_mcny: float
    assumed: tuple[str, ...]
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paying:
    """A measure that is not needed and would earn more than it costs, if its rows held.

    Parameters
    ----------
    code : str
        Its code.
    cost : MeasureCost
        What it adds on top of the set.
    assumed, inputs : tuple of str
        Ids of its rows that are assumptions or from memory, and of all its rows.
    """

    code: str
    cost: MeasureCost
    assumed: tuple[str, ...]
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeasureEffect:
    """What a measure does to one parameter.

    Parameters
    ----------
    parameter, unit : str
        Code of the parameter, and the unit of its values.
    before, after : float
        The parameter without and with the measure.
    """

    parameter: str
    unit: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class MeasureAccount:
    """One measure at the plant, by itself.

    Parameters
    ----------
    code, en, zh : str
        Its code and names.
    applicable : bool
        Whether it can be taken at this plant.
    reason : str
        Message key of why not; empty where it can.
    cost : MeasureCost or None
        None where it cannot be taken.
    effects : tuple of MeasureEffect
        On the parameters that are limited, and on electricity, steam and coal equivalent; by
        itself.
    computed : bool
        Whether the plant model gives the effects; else rows state them.
    inputs : tuple of str
        Ids of the rows that it rests on.
    assumed : tuple of str
        Those of them that are assumptions or from memory.
    """

    code: str
    en: str
    zh: str
    applicable: bool
    reason: str
    cost: MeasureCost | None
    effects: tuple[MeasureEffect, ...]
    computed: bool
    inputs: tuple[str, ...]
    assumed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """A measure of the set that closes the gap.

    Parameters
    ----------
    code : str
        Its code.
    amount : float
        Share of it that is taken; one for a measure that is taken whole.
    cost : MeasureCost
        What it adds to the set when taken in this order.
    effects : tuple of MeasureEffect
        What it adds to the set, recomputed on top of those before.
    needed : bool
        Whether the set fails without it; if not it is taken because it pays for itself.
    """

    code: str
    amount: float
    cost: MeasureCost
    effects: tuple[MeasureEffect, ...]
    needed: bool


@dataclass(frozen=True, slots=True)
class CostStep:
    """One step of a marginal cost curve of the limit that is missed most.

    Parameters
    ----------
    code : str
        Code of the measure.
    width : float
        What it takes off the value, in the unit of the limit.
    cost_cny_per_unit : float
        Cost over that [CNY per unit of the limit, for one kilogram of product].
    reached : float
        Value of the parameter after this step and all before it.
    """

    code: str
    width: float
    cost_cny_per_unit: float
    reached: float


@dataclass(frozen=True, slots=True)
class ClosingGap:
    """The cheapest way of a plant to keep every limit of a day.

    Parameters
    ----------
    day : datetime.date
        The day.
    outcome : Outcome
        How the search ended.
    gaps : tuple of LimitGap
        Limits that are missed first, then those that must not be broken.
    beyond : tuple of LimitGap
        Limits that the plant misses and no measure of the catalogue speaks to.
    taken : tuple of Taken
        The cheapest set in the order of cost per unit; where no set holds, the nearest one.
    cost : MeasureCost
        Of the set as a whole.
    cost_low, cost_high : float
        Net cost of the set at the cheap and at the dear end of every stated cost [CNY/kg].
    outlay_low, outlay_high : float
        Capital and running cost of the set, with no savings counted, at the two ends [CNY/kg].
    capex_mcny, outlay_mcny_per_year, net_mcny_per_year : float
        Investment [MCNY], and capital and running cost of a year before and after savings, at the
        output of ``load`` [MCNY/a].
    load : float
        Output over nameplate: what the plant file says, else the scenario, which is marked.
    passing_share : float
        Share of the draws in which the set keeps every limit; NaN where nothing is drawn.
    passing_share_before : float
        The same without measures.
    confidence : float or None
        Share that was asked for; None where central values decide.
    aim : Aim
        What the set was chosen by.
    other : Alternative or None
        What the other aim would choose; None where no set holds or it is the same.
    paying : tuple of Paying
        Measures that narrow a missed limit, are not needed, and would pay for themselves on top of
        the set if their rows held.
    assumed, stated : tuple of str
        Ids of the rows of the set that are assumptions or from memory, and of all its rows.
    catalogue : tuple of MeasureAccount
        Every measure of the route by itself, those that cannot be taken with the reason.
    alone, ordered : tuple of CostStep
        Marginal cost by single measures, and in the order in which the set takes them.
    leading : str
        Id of the rule of which the curves speak; empty where nothing is missed.
    tries : int
        Sets that were worked through.
    discount_rate : float
        With which investments are spread [1/a].
    tariff_cny_per_kwh : float
        At which electricity that is saved is valued.
    inputs, marks : tuple of str
        Ids of everything that the numbers rest on, and message keys of what was stretched.
    """

    day: dt.date
    outcome: Outcome
    gaps: tuple[LimitGap, ...]
    beyond: tuple[LimitGap, ...]
    taken: tuple[Taken, ...]
    cost: MeasureCost
    cost_low: float
    cost_high: float
    outlay_low: float
    outlay_high: float
    capex_mcny: float
    outlay_mcny_per_year: float
    net_mcny_per_year: float
    load: float
    passing_share: float
    passing_share_before: float
    confidence: float | None
    aim: Aim
    other: Alternative | None
    paying: tuple[Paying, ...]
    assumed: tuple[str, ...]
    stated: tuple[str, ...]
    catalogue: tuple[MeasureAccount, ...]
    alone: tuple[CostStep, ...]
    ordered: tuple[CostStep, ...]
    leading: str
    tries: int
    discount_rate: float
    tariff_cny_per_kwh: float
    inputs: tuple[str, ...]
    marks: tuple[str, ...]

    @property
    def closed(self) -> bool:
        """Whether the plant keeps every limit that measures speak to, with the set.

        Returns
        -------
        bool
            True also where nothing is to be closed.
        """
        return self.outcome in (Outcome.CLOSED, Outcome.NOTHING_TO_CLOSE)
