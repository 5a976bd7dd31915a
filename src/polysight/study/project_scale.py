"""What size, power price and load do to the cost of a project, and a report's claims about them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from polysight.investment.case import Floats, ProjectCase
from polysight.investment.draw_factors import draw_factors
from polysight.investment.ensemble import valued
from polysight.investment.indicators import normal_year
from polysight.investment.market_change import at_load, input_repriced
from polysight.investment.outcomes import Outcome
from polysight.investment.rows import Row
from polysight.investment.size_change import BuildStep, resized
from polysight.investment.statement import statement
from polysight.study.capital_cost import capital, planned
from polysight.study.plant_model import SEED
from polysight.study.project_candidates import KG_PER_KT, plan_year
from polysight.study.project_case_plant import ELECTRICITY
from polysight.study.project_place import Place
from polysight.study.project_prices import CLAIMS
from polysight.study.project_scenarios import Held, ends, held
from polysight.study.siting_terms import siting_terms
from polysight.study.tariffs import tariff
from polysight.study.view import View

#: Step of the power price, and loads, at which tables are told.
TARIFF_STEP = 0.1
LOADS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
SIZES = (10.0, 25.0, 50.0, 100.0, 200.0)
#: Rows of the report, by claim.
BREAK_EVEN, TARIFF, LOAD = "R448", ("R449", "R450"), ("R453", "R454")
CAPITAL_SMALL, CAPITAL_LARGE, CAPITAL_DROP = "R435", "R436", ("R437", "R439")
ROUTE, EQUIPMENT, SCHEDULE, REGION = "R440", "R441", "R442", "R460"
#: Sizes of which the report speaks [kt/a].
SMALL_SIZE, LARGE_SIZE = 50.0, 100.0
PER_TONNE, PERCENT = 1e-3, 100.0
#: Rods and beds; regions that the report calls rich in resources, and one of the east.
ROUTES = ("siemens", "silane-fbr")
RESOURCE_REGIONS, EAST = ("CN-XJ", "CN-NM"), "CN-JS"


@dataclass(frozen=True, slots=True)
class SizeRow:
    """A project at one size.

    Parameters
    ----------
    capacity_kt_per_year : float
        Nameplate.
    capital_cny_per_kg_per_year : float
        Investment without tax and overrun over nameplate.
    break_even_cny_per_kg : float
        Price without tax at which a normal year has no profit.
    minimum_price_cny_per_kg : float
        Level price without tax at which the value after tax is zero.
    npv_cny, rate : float
        Value and rate of return after tax.
    """

    capacity_kt_per_year: float
    capital_cny_per_kg_per_year: float
    break_even_cny_per_kg: float
    minimum_price_cny_per_kg: float
    npv_cny: float
    rate: float


@dataclass(frozen=True, slots=True)
class TariffEffect:
    """What a dearer kilowatt hour does.

    Parameters
    ----------
    step_cny_per_kwh : float
        Step of the power price without tax.
    cost_cny_per_kg : float
        Rise of the full cost of a normal year.
    minimum_price_cny_per_kg : float
        Rise of the price at which the value is zero.
    npv_cny, rate : float
        Change of value and of rate of return after tax.
    """

    step_cny_per_kwh: float
    cost_cny_per_kg: float
    minimum_price_cny_per_kg: float
    npv_cny: float
    rate: float


@dataclass(frozen=True, slots=True)
class LoadRow:
    """A project at one load.

    Parameters
    ----------
    load : float
        Output over nameplate.
    break_even_cny_per_kg, minimum_price_cny_per_kg : float
        Prices without tax.
    shift : float
        Break-even over that of the reference load, less one.
    """

    load: float
    break_even_cny_per_kg: float
    minimum_price_cny_per_kg: float
    shift: float


@dataclass(frozen=True, slots=True)
class ScaleClaim:
    """What the report says of size, power or load, and what this project says.

    Parameters
    ----------
    claim : str
        ``break-even`` and ``capital-small``, ``capital-large``: CNY/kg with tax, CNY/(kg/a).
        ``capital-drop``: the largest size against the small one in per cent. ``route``: rods
        against beds in per cent of capital. ``equipment``: part of the investment in per cent.
        ``schedule``: months of building. ``region``: power price of the resource regions against
        the east in per cent. ``tariff``: CNY/kg of full cost for a tenth of a yuan. ``load``:
        rise of the break-even price in per cent.
    claimed : tuple of float
        Low and high.
    found : tuple of float
        Low and high in the same unit; of the load, from the load that the report names down to
        half of nameplate, since it does not say how low a load it means.
    held : Held
        What was found against what is claimed.
    implied_kwh_per_kg : float
        Consumption that the claim on power would need; NaN for the others.
    inputs : tuple of str
        Ids of rows of the report, then of the evidence beside the project.
    """

    claim: str
    claimed: tuple[float, float]
    found: tuple[float, float]
    held: Held
    implied_kwh_per_kg: float
    inputs: tuple[str, ...]


def size_rows(here: Place, sizes: Sequence[float] = SIZES) -> tuple[SizeRow, ...]:
    """A project at several sizes, each built in one step at the cost of comparable plans.

    Parameters
    ----------
    here : Place
        The project at its place.
    sizes : sequence of float
        Nameplates [kt/a].

    Returns
    -------
    tuple of SizeRow
        In the given order; empty where the place cannot be judged.
    """
    if here.resolved is None or not here.sound:
        return ()
    terms = siting_terms(here.resolved.view.evidence)
    found = []
    for size in sizes:
        kg = size * KG_PER_KT
        amount = here.amount_cny(kg, plan_year(here.resolved.file))
        case = resized(
            here.resolved.case, [BuildStep(kg, amount)],
            people_power=terms.people_power.value or 1.0,
            fixed_power=terms.fixed_power.value or 1.0,
        )  # fmt: skip
        told = _told(case)
        found.append(
            SizeRow(
                size, amount / kg, float(told[Outcome.BREAK_EVEN_PRICE]),
                float(told[Outcome.MINIMUM_PRICE]), float(told[Outcome.NPV]),
                float(told[Outcome.IRR]),
            )
        )  # fmt: skip
    return tuple(found)


def tariff_effect(case: ProjectCase, step: float = TARIFF_STEP) -> TariffEffect:
    """What a dearer kilowatt hour does to a project.

    Parameters
    ----------
    case : ProjectCase
        The project.
    step : float, default 0.1
        Rise of the power price without tax [CNY/kWh].

    Returns
    -------
    TariffEffect
        Zero where no electricity is bought.
    """
    if all(one.key != ELECTRICITY for one in case.inputs):
        return TariffEffect(step, 0.0, 0.0, 0.0, 0.0)
    dearer = input_repriced(case, ELECTRICITY, added_cny=step)
    chosen = [Outcome.MINIMUM_PRICE, Outcome.NPV, Outcome.IRR]
    with np.errstate(invalid="ignore"):
        price, npv, rate = _told(dearer)[chosen] - _told(case)[chosen]
    cost = _full_cost(dearer) - _full_cost(case)
    return TariffEffect(step, cost, float(price), float(npv), float(rate))


def load_rows(
    case: ProjectCase, loads: Sequence[float] = LOADS, reference: float = 0.8
) -> tuple[LoadRow, ...]:
    """A project at several loads.

    Parameters
    ----------
    case : ProjectCase
        The project.
    loads : sequence of float
        Output over nameplate.
    reference : float, default 0.8
        Load against which break-even prices are told.

    Returns
    -------
    tuple of LoadRow
        In the given order.
    """
    usual = _told(at_load(case, reference))[Outcome.BREAK_EVEN_PRICE]
    found = []
    for load in loads:
        told = _told(at_load(case, load))
        price = float(told[Outcome.BREAK_EVEN_PRICE])
        found.append(
            LoadRow(load, price, float(told[Outcome.MINIMUM_PRICE]), float(price / usual - 1.0))
        )
    return tuple(found)


def scale_claims(here: Place, view: View) -> tuple[ScaleClaim, ...]:
    """What the report says of size, power and load, each claim against this project.

    Parameters
    ----------
    here : Place
        The project at its place.
    view : View
        The evidence with the rows of the report.

    Returns
    -------
    tuple of ScaleClaim
        Break-even, capital by size and route, equipment, schedule, power, load; empty where the
        place cannot be judged.
    """
    if here.resolved is None or not here.sound:
        return ()
    rows = {row.cells["id"]: row.cells for row in view.evidence.tables[CLAIMS]}

    def told(name: str, factor: float = 1.0) -> tuple[float, float]:
        low, high = (factor * one for one in ends(rows[name]))
        return low, high

    vat = 1.0 + view.named("quotes_vat").value
    largest = told(CAPITAL_DROP[0])[0]
    small, large, huge = size_rows(here, (SMALL_SIZE, LARGE_SIZE, largest))
    drop = huge.capital_cny_per_kg_per_year / small.capital_cny_per_kg_per_year - 1.0
    route, cases = _route(view, large.capacity_kt_per_year)
    regions, tariffs = _regions(view)
    months = [float(one.construction_months) for one in here.resolved.case.phases]
    case = here.resolved.case
    threshold = told(LOAD[0], 1.0 / PERCENT)[0]
    (low,) = load_rows(case, (LOADS[0],), threshold)
    step, cost = told(TARIFF[0])[0], told(TARIFF[1], PER_TONNE)
    rise = tariff_effect(case, step).cost_cny_per_kg
    least = told(BREAK_EVEN, PER_TONNE)[0]
    return (
        _claim("break-even", (least, math.inf), large.break_even_cny_per_kg * vat, (BREAK_EVEN,)),
        _claim("capital-small", told(CAPITAL_SMALL, PER_TONNE), small.capital_cny_per_kg_per_year,
               (CAPITAL_SMALL,)),
        _claim("capital-large", told(CAPITAL_LARGE, PER_TONNE), large.capital_cny_per_kg_per_year,
               (CAPITAL_LARGE,)),
        _claim("capital-drop", told(CAPITAL_DROP[1]), PERCENT * drop, CAPITAL_DROP),
        _claim("route", told(ROUTE), route, (ROUTE, *cases)),
        _claim("equipment", (told(EQUIPMENT)[0], math.inf), PERCENT * _equipment(case),
               (EQUIPMENT,)),
        _claim("schedule", told(SCHEDULE), (min(months), max(months)), (SCHEDULE,)),
        _claim("region", told(REGION), regions, (REGION, *tariffs)),
        _claim("tariff", cost, rise, TARIFF, cost[0] / step),
        _claim("load", told(LOAD[1]), (0.0, PERCENT * low.shift), LOAD),
    )  # fmt: skip


def _claim(
    name: str, claimed: tuple[float, float], found: float | tuple[float, float],
    inputs: tuple[str, ...], implied: float = math.nan,
) -> ScaleClaim:  # fmt: skip
    low, high = found if isinstance(found, tuple) else (found, found)
    return ScaleClaim(name, claimed, (low, high), held(low, high, claimed), implied, inputs)


def _route(view: View, size: float) -> tuple[float, tuple[str, ...]]:
    """Capital of rods over that of beds of a size in per cent less a hundred, and its cases."""
    told, sizes = capital(view, ROUTES), np.array([size])
    year = view.scenario.scope.base_year
    rods, bed = (planned(told, one, sizes, year, seed=SEED, count=1)[0, 0] for one in ROUTES)
    return PERCENT * float(rods / bed - 1.0), told.inputs


def _equipment(case: ProjectCase) -> float:
    """Part of the investment that is equipment."""
    items = [item for one in case.phases for item in one.items]
    bought = sum(item.amount_cny for item in items if item.heading == "equipment")
    return float(bought / sum(item.amount_cny for item in items))


def _regions(view: View) -> tuple[tuple[float, float], tuple[str, ...]]:
    """Power price of resource regions over the east in per cent less a hundred, and its rows."""
    year = view.scenario.scope.base_year
    east, *others = (
        tariff(view, one, year, "grid")["central"] for one in (EAST, *RESOURCE_REGIONS)
    )  # fmt: skip
    found = [PERCENT * (one.value / east.value - 1.0) for one in others]
    inputs = dict.fromkeys(name for one in (east, *others) for name in one.inputs)
    return (min(found), max(found)), tuple(inputs)


def _told(case: ProjectCase) -> Floats:
    return np.asarray(valued(case, draw_factors(case, {}, 1), minimum_price=True).values[:, 0])


def _full_cost(case: ProjectCase) -> float:
    """Full cost of a normal year by the kilogram."""
    made = statement(case)
    year = normal_year(made)
    return float(made.annual(Row.TOTAL_COST)[year] / made.annual(Row.OUTPUT)[year])
