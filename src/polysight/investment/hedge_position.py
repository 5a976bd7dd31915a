"""Lots that a seller of future output holds, under the rules of the exchange."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.investment.case import Floats
from polysight.investment.margin_account import Position
from polysight.investment.trading_days import Integers, Steps


@dataclass(frozen=True, slots=True)
class HedgePlan:
    """How output is sold forward.

    Parameters
    ----------
    share : float
        Part of the output ahead that is sold forward.
    tenor_months : float
        Months of output ahead of every step.
    slots : int
        Contracts of neighbouring months over which the position is spread.
    roll_days : int
        Trading days before the last one on which a contract is given up.
    """

    share: float
    tenor_months: float
    slots: int
    roll_days: int


@dataclass(frozen=True, slots=True)
class ContractRules:
    """Rules of a contract that bind a position; dates are those of `trading_days`.

    Parameters
    ----------
    lot_kg : float
        Size of a lot.
    last_day : int
        Which trading day of the month of delivery is the last.
    minimum_order : int
        Least lots of an order that opens.
    limit, limit_late, limit_delivery : float
        Most lots of one contract: at first, from the day ``late_day`` on which only that many
        trading days of the month before delivery have passed, and in the month of delivery;
        infinite where nothing binds.
    late_day : int
        Trading day of the month before delivery, counted from one.
    """

    lot_kg: float
    last_day: int
    minimum_order: int
    limit: float
    limit_late: float
    limit_delivery: float
    late_day: int


@dataclass(frozen=True, eq=False, slots=True)
class PlannedPosition:
    """A position and what the rules took from it.

    Parameters
    ----------
    position : Position
        Lots by slot and step, sold lots negative.
    delivery : ndarray of int
        Axes slot, step; month of delivery of the contract held from the step on.
    wanted : ndarray of int
        Axis step; lots that the plan asks for.
    """

    position: Position
    delivery: Integers
    wanted: Integers

    @property
    def held(self) -> Integers:
        """Lots that are sold forward.

        Returns
        -------
        ndarray of int
            Axis step; not negative.
        """
        return -np.asarray(self.position.lots.sum(axis=0))

    @property
    def short_of_plan(self) -> float:
        """Part of the planned lots that rules keep from being held, over all steps.

        Returns
        -------
        float
            Fraction of one; zero where nothing is planned.
        """
        planned = float(self.wanted.sum())
        return 1.0 - float(self.held.sum()) / planned if planned > 0.0 else 0.0


def output_ahead(when: Steps, monthly_kg: Floats, tenor_months: float) -> Floats:
    """Output of the months after each step.

    Parameters
    ----------
    when : Steps
        The steps.
    monthly_kg : ndarray of float
        Axis month, from January of the first year; sold evenly within a month.
    tenor_months : float
        Months that count.

    Returns
    -------
    ndarray of float
        Axis step [kg].
    """
    edges = np.arange(monthly_kg.size + 1)
    total = np.append(0.0, np.cumsum(monthly_kg))
    ahead = np.interp(when.place + tenor_months, edges, total)
    return np.asarray(ahead - np.interp(when.place, edges, total))


def planned_position(
    when: Steps,
    exposure_kg: Floats,
    plan: HedgePlan,
    rules: ContractRules,
    delivery: Integers,
    allowed: NDArray[np.bool_] | None = None,
) -> PlannedPosition:
    """Position of a plan under the rules.

    Parameters
    ----------
    when : Steps
        The steps.
    exposure_kg : ndarray of float
        Axis month, from January of the first year; mass of futures that moves as the revenue of
        the month does.
    plan : HedgePlan
        The plan.
    rules : ContractRules
        Rules of the exchange.
    delivery : ndarray of int
        Axes slot, step; of `polysight.investment.trading_days.held_contracts`.
    allowed : ndarray of bool, optional
        Axis step; false where nothing may be held, such as before the contract was listed.

    Returns
    -------
    PlannedPosition
        Whole lots, never more than the share of the output ahead; nothing after the last step.
    """
    ahead = plan.share * output_ahead(when, exposure_kg, plan.tenor_months)
    # A whole number of lots but for rounding means that number.
    wanted = np.floor(ahead / rules.lot_kg * (1.0 + 1e-12) + 1e-9).astype(np.int64)
    if allowed is not None:
        wanted = np.where(allowed, wanted, 0)
    wanted[-1] = 0
    limits = _limits(when, rules, delivery)
    before = np.concatenate([np.full((len(delivery), 1), -1), delivery[:, :-1]], axis=1)
    rolled = delivery != before
    lots = np.zeros(delivery.shape, dtype=np.int64)
    slots = len(delivery)
    for step in range(wanted.size):
        each, rest = divmod(int(wanted[step]), slots)
        for slot in range(slots):
            last = int(lots[slot, step - 1]) if step and not rolled[slot, step] else 0
            want = int(min(each + (slot < rest), limits[slot, step]))
            lots[slot, step] = last if 0 < want - last < rules.minimum_order else want
    # An order that is too small to be placed may leave more than a limit that has fallen.
    lots = np.minimum(lots, np.where(np.isfinite(limits), limits, lots).astype(np.int64))
    return PlannedPosition(Position(-lots, rolled, rules.lot_kg), delivery, wanted)


def _limits(when: Steps, rules: ContractRules, delivery: Integers) -> Floats:
    """Most lots of each contract held from each step on."""
    start = np.datetime64(str(when.first_year), "M")
    month = (start + delivery).astype("datetime64[D]")
    earlier = (start + delivery - 1).astype("datetime64[D]")
    late = np.busday_offset(earlier, rules.late_day - 1, roll="forward")
    told = np.where(when.days >= late, rules.limit_late, rules.limit)
    return np.asarray(np.where(when.days >= month, rules.limit_delivery, told))
