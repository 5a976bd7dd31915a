"""Cash cost of a producer as the model would have told it, quarter by quarter, against its reports.

Electricity and silicon metal are priced; everything else is a remainder that each quarter takes
from the other quarters (`polysight.costing.calibration`). The tariff is drawn once for all
quarters, as an error of it is the same in each; the silicon price of each quarter is drawn on its
own, within what its months were quoted at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from polysight.costing.calibration import Check, forward, leave_one_out
from polysight.costing.fixed_cost import Split, variable_and_fixed
from polysight.costing.tariff import weighted_tariff
from polysight.errors import DataError, refusal
from polysight.estimate import Estimate
from polysight.periods import period
from polysight.study.draft import Cell, combined, unknown
from polysight.study.intensities import electricity_intensity, silicon_metal_intensity
from polysight.study.months import Floats, MonthlyPath, months_between, silicon_metal_path
from polysight.study.quotes import CASES
from polysight.study.tariffs import tariff
from polysight.study.tasks.capacity import events_of, level
from polysight.study.view import View, in_yuan_without_vat, picked
from polysight.uncertainty.draws import estimate_draws
from polysight.uncertainty.stream import uniforms

#: Uniform numbers may be an exact zero, whose quantile is minus infinity.
SMALLEST = 2.0**-54
#: Earlier quarters from which the next one is told.
LEAST = 3


@dataclass(frozen=True, slots=True)
class ProducerCheck:
    """How well the cost of a producer is told.

    Parameters
    ----------
    company, route : str
        Codes of the producer and of its route.
    constant : Check
        With a remainder that is the same in every quarter [CNY/kg].
    ahead : Check
        The same, told from earlier quarters only; its mean bias is a finding [CNY/kg].
    loaded : Check or None
        With a remainder that has a part per kilogram and a part per quarter; None where fewer
        than five quarters have both a cash cost and a production.
    split : Split or None
        The median remainder told apart into a part per kilogram [CNY/kg] and a part per quarter
        [CNY/kg times the unit of production]; its ``identified`` says whether the quarters allow
        that. None as `loaded`.
    inputs : tuple of str
        Ids of what it rests on.
    marks : tuple of str
        Message keys of what was stretched.
    """

    company: str
    route: str
    constant: Check
    ahead: Check
    loaded: Check | None
    split: Split | None
    inputs: tuple[str, ...]
    marks: tuple[str, ...]


def producer_check(
    view: View,
    company: str,
    route: str,
    quarters: Sequence[str],
    *,
    seed: int,
    draws: int,
    confidence: float,
) -> ProducerCheck:
    """Reported against predicted cash cost of some quarters.

    Parameters
    ----------
    view : View
        The evidence.
    company, route : str
        Codes of the producer and of its route.
    quarters : sequence of str
        Quarters that are judged; those without a reported cash cost are left out.
    seed, draws : int
        Of the random numbers.
    confidence : float
        Probability of the intervals.

    Returns
    -------
    ProducerCheck
        Both remainders, in CNY/kg without value-added tax.

    Raises
    ------
    DataError
        If fewer than four of the quarters have a reported cash cost.
    """
    cells = [(quarter, reported_cost(view, company, quarter)) for quarter in quarters]
    kept = [(quarter, cell) for quarter, cell in cells if not np.isnan(cell.value)]
    if len(kept) <= LEAST:
        raise refusal(DataError, "study.quarters", company=company, got=len(kept))
    names = tuple(quarter for quarter, _ in kept)
    reported = np.array([cell.value for _, cell in kept])
    metal = silicon_metal_path(view, _months(names))
    explained, rests = _explained(view, company, route, names, metal, seed=seed, draws=draws)
    chance = np.stack(
        [
            np.maximum(uniforms(seed, f"check.{company}.{name}.remainder", draws), SMALLEST)
            for name in names
        ],
        axis=-1,
    )
    constant = leave_one_out(names, explained, reported, probability=chance, confidence=confidence)
    ahead = forward(
        names, explained, reported, probability=chance, confidence=confidence, least=LEAST
    )
    made = [production(view, company, quarter) for quarter in names]
    whole = combined(0.0, [*rests, *(cell for _, cell in kept), *made])
    inputs = tuple(dict.fromkeys([*whole.inputs, *metal.inputs]))
    marks = tuple(dict.fromkeys([*whole.marks, *metal.marks]))
    outputs = np.array([cell.value for cell in made])
    loaded, split = None, None
    if not np.isnan(outputs).any() and len(names) > LEAST + 1:
        loaded = leave_one_out(
            names, explained, reported, probability=chance, confidence=confidence,
            regressors=np.stack([np.ones_like(outputs), 1.0 / outputs], axis=-1),
        )  # fmt: skip
        rest = reported - np.median(explained, axis=0)
        split = variable_and_fixed(rest, outputs, confidence=confidence)
    return ProducerCheck(company, route, constant, ahead, loaded, split, inputs, marks)


def reported_cost(view: View, company: str, quarter: str) -> Cell:
    """Cash cost that a producer reported, in CNY without value-added tax.

    Parameters
    ----------
    view : View
        The evidence.
    company, quarter : str
        Producer and quarter.

    Returns
    -------
    Cell
        CNY/kg; NaN where it reported none.
    """
    rows = [
        row
        for row in view.facts("cash_cost", company=company, product="polysilicon")
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


def company_tariff(view: View, company: str, route: str, year: int) -> dict[str, Cell]:
    """Tariff of a producer: its plants of the route, weighted by capacity.

    Parameters
    ----------
    view : View
        The evidence.
    company, route : str
        Producer and route.
    year : int
        Wanted year.

    Returns
    -------
    dict of str to Cell
        Low, central and high [CNY/kWh] without value-added tax.
    """
    own = [one for one in view.plants() if one.group == company and one.route == route]
    sizes = np.array([level(view, one, year, unverified=True) for one in own])
    paid = [
        tariff(view, one.geography, year, "captive" if one.captive_power == "yes" else "grid")
        for one in own
    ]
    events = Cell(0.0, events_of(view, own, year, unverified=True))
    return {
        case: combined(
            float(weighted_tariff(np.array([one[case].value for one in paid]), sizes)),
            [*(one[case] for one in paid), events],
        )
        for case in CASES
    }


def _explained(
    view: View,
    company: str,
    route: str,
    quarters: tuple[str, ...],
    metal: MonthlyPath,
    *,
    seed: int,
    draws: int,
) -> tuple[Floats, list[Cell]]:
    """Draws of electricity and silicon metal by quarter, and what they rest on."""
    columns: list[Floats] = []
    rests: list[Cell] = []
    for quarter in quarters:
        year = period(quarter).start.year
        power = company_tariff(view, company, route, year)
        used = electricity_intensity(view, route, year)
        bought = silicon_metal_intensity(view, route, year)
        price = estimate_draws(
            f"check.{company}.tariff", _estimate([power[case].value for case in CASES]),
            seed=seed, count=draws,
        )  # fmt: skip
        silicon = estimate_draws(
            f"check.{company}.{quarter}.silicon-metal", _estimate(metal.mean(period(quarter))),
            seed=seed, count=draws,
        )  # fmt: skip
        columns.append(used.value * price + bought.value * silicon)
        rests += [power["central"], used, bought]
    return np.stack(columns, axis=-1), rests


def _estimate(values: Sequence[float]) -> Estimate:
    low, central, high = values
    return Estimate("cash_cost", central, low, high, "CNY/kg", (), "", "", ())


def _months(quarters: Sequence[str]) -> tuple[str, ...]:
    spans = [period(one) for one in quarters]
    first, last = min(one.start for one in spans), max(one.end for one in spans)
    return months_between(f"{first:%Y-%m}", f"{last:%Y-%m}")
