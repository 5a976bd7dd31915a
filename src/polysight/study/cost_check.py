"""Reported cost and output of a producer, and how well earlier quarters tell its later ones.

A quarter that is told from all others is also told from later ones. Here it is told from earlier
quarters only, as a forecast would have been, and the remainders are split into a part per kilogram
and a part per quarter where production was reported and the quarters allow it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.costing.calibration import Check, forward
from polysight.costing.fixed_cost import Pool, Split, constant_pool, variable_and_fixed
from polysight.periods import period
from polysight.study.draft import Cell, combined, unknown
from polysight.study.plant_levels import events_of, level
from polysight.study.view import View, in_yuan_without_vat, picked
from polysight.uncertainty.stream import uniforms

#: Uniform numbers may be an exact zero, whose quantile is minus infinity.
SMALLEST = 2.0**-54
#: Earlier quarters from which the next one is told; quarters beyond a split's two terms.
LEAST = 3
QUARTERS = len(("Q1", "Q2", "Q3", "Q4"))


@dataclass(frozen=True, slots=True)
class Ahead:
    """Quarters of a producer, told from earlier ones only, and their fixed part.

    Parameters
    ----------
    check : Check or None
        The later quarters; its mean bias is a finding [CNY/kg]. None where there are too few.
    split : Split or None
        The median remainder told apart into a part per kilogram [CNY/kg] and a part per quarter
        [MCNY]; its ``identified`` says whether the quarters allow that. None where the
        production of a quarter was not reported.
    pool : Pool or None
        Reported cost beyond cash as a sum per quarter [MCNY]; None where it was not reported.
    pool_cny_per_kg : float
        That sum over a year and over the producer's nameplate [CNY/kg of capacity]; NaN without.
    inputs : tuple of str
        Ids of the productions, total costs and nameplates.
    """

    check: Check | None
    split: Split | None
    pool: Pool | None
    pool_cny_per_kg: float
    inputs: tuple[str, ...]


def ahead(view: View, company: str, check: Check, *, seed: int) -> Ahead:
    """What the quarters of a check say when only earlier ones may help.

    Parameters
    ----------
    view : View
        The evidence.
    company : str
        Code of the producer.
    check : Check
        Its quarters in their order, with their remainders by draw.
    seed : int
        Start of the random sequences.

    Returns
    -------
    Ahead
        Both judgements.
    """
    count = check.rest.shape[0]
    told = None
    if len(check.periods) > LEAST:
        chance = [
            np.maximum(uniforms(seed, f"check.{company}.{name}.ahead", count), SMALLEST)
            for name in check.periods
        ]
        told = forward(
            check.periods, check.reported - check.rest, check.reported,
            probability=np.stack(chance, axis=-1), confidence=check.confidence, least=LEAST,
        )  # fmt: skip
    made = [production(view, company, name) for name in check.periods]
    outputs = np.array([cell.value for cell in made])
    split = None
    if not np.isnan(outputs).any() and len(made) > LEAST:
        rest = np.median(check.rest, axis=0)
        split = variable_and_fixed(rest, outputs, confidence=check.confidence)
    pool, per_kg, cells = _pool(view, company, check, made)
    return Ahead(told, split, pool, per_kg, combined(0.0, [*made, *cells]).inputs)


def _pool(
    view: View, company: str, check: Check, made: list[Cell]
) -> tuple[Pool | None, float, list[Cell]]:
    """Cost beyond cash of the quarters that report both, as a constant sum."""
    totals = [reported_cost(view, company, name, "total_cost") for name in check.periods]
    beyond = np.array([one.value for one in totals]) - check.reported
    outputs = np.array([one.value for one in made])
    known = np.isfinite(beyond * outputs)
    if known.sum() <= LEAST:
        return None, np.nan, []
    pool = constant_pool(beyond[known], outputs[known], confidence=check.confidence)
    years = [period(name).start.year for name in check.periods]
    own = [one for one in view.plants() if one.group == company]
    sizes = [sum(level(view, one, year, unverified=True) for one in own) for year in years]
    events = Cell(0.0, events_of(view, own, max(years), unverified=True))
    # Thousand tonnes of a quarter against thousand tonnes a year.
    return pool, pool.amount * QUARTERS / float(np.mean(sizes)), [*totals, events]


def reported_cost(view: View, company: str, quarter: str, quantity: str = "cash_cost") -> Cell:
    """Cost that a producer reported, in CNY without value-added tax.

    Parameters
    ----------
    view : View
        The evidence.
    company, quarter : str
        Producer and quarter.
    quantity : str
        ``cash_cost``, or ``total_cost`` with depreciation.

    Returns
    -------
    Cell
        CNY/kg; NaN where it reported none.
    """
    rows = [
        row
        for row in view.facts(quantity, company=company, product="polysilicon")
        if row.period.text == quarter and row.geography == view.scenario.scope.country
    ]
    return in_yuan_without_vat(picked(rows), view)


def production(view: View, company: str, quarter: str) -> Cell:
    """Output that a producer reported.

    Parameters
    ----------
    view : View
        The evidence.
    company, quarter : str
        Producer and quarter.

    Returns
    -------
    Cell
        Canonical unit of production; NaN where it reported none.
    """
    rows = [
        row
        for row in view.facts("production", company=company, product="polysilicon")
        if row.period.text == quarter
    ]
    number = picked(rows)
    return unknown("mark.no_row") if number is None else Cell(number.value, number.observations)
