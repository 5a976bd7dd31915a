"""What a new plant costs to build: a fit of comparable plans, and ratios for what lies outside it.

The plans of rod plants in China make the fit (`polysight.study.capex_cases`). Another route or
country is told as the ratio of its one case to what the fit expects. A year outside the plans is
held at the nearest of their years, because a trend of seven plans is not carried further.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.costing.capex import (
    Ratio,
    ScaleFit,
    drawn_ratio,
    overrun,
    ratio_to_fit,
    scale_fit,
    unit_capex,
)
from polysight.errors import UsageError, refusal
from polysight.study.capex_cases import CapexCases, capex_cases, overruns
from polysight.study.draft import Cell, combined
from polysight.study.months import Floats, exchange_rate_path, months_between
from polysight.study.readings import HIGH, LOW, Reading, reading
from polysight.study.view import View, cell_of, picked
from polysight.uncertainty.stream import uniforms

#: Route whose plans are enough for a fit, and the country outside with a comparable plan.
FITTED_ROUTE, ABROAD, ABROAD_CURRENCY = "siemens", "OM", "USD"
UNIT, USUAL = "CNY/(kg/a)", "reference_plant"
CONFIDENCE = HIGH - LOW
#: Uniform numbers may be an exact zero, whose quantile is minus infinity.
SMALLEST = 2.0**-54


@dataclass(frozen=True, slots=True)
class Capital:
    """How capital cost is told, for any route, size and year.

    Parameters
    ----------
    fit : ScaleFit
        Of the plans of rod plants; capacity in kt/a, cost in CNY/(kg/a).
    cases : CapexCases
        Those plans.
    ratios : dict of str to Ratio
        Other routes over the fit.
    abroad : Ratio or None
        Another country over the fit.
    overrun : Ratio
        Outturn over plan.
    country : str
        Country of the plans.
    vat : float
        Input tax that the plans hold, over what they are without it.
    inputs : tuple of str
        Ids of all rows.
    routes : dict of str to tuple of str
        Ids of the cases of each route beside the fit.
    overrun_inputs, abroad_inputs : tuple of str
        Ids of their cases.
    """

    fit: ScaleFit
    cases: CapexCases
    ratios: dict[str, Ratio]
    abroad: Ratio | None
    overrun: Ratio
    country: str
    vat: float
    inputs: tuple[str, ...]
    routes: dict[str, tuple[str, ...]]
    overrun_inputs: tuple[str, ...]
    abroad_inputs: tuple[str, ...]

    def held(self, year: float) -> float:
        """Year at which the fit is read.

        Parameters
        ----------
        year : float
            Wanted year.

        Returns
        -------
        float
            The year itself inside the plans, else the nearest year of a plan.
        """
        return float(np.clip(year, self.cases.year.min(), self.cases.year.max()))


@dataclass(frozen=True, slots=True)
class CapitalCost:
    """Capital cost of a new plant.

    Parameters
    ----------
    route : str
        Code of its route.
    capacity_kt_per_year : float
        Nameplate.
    year : int
        Year at which the fit is read.
    outside : bool
        Whether the nameplate lies beyond the plans of the fit.
    unit : Reading
        As planned [CNY/(kg/a)].
    whole : Reading
        As planned [GCNY].
    ratio : Ratio or None
        Route over the fit; None for the route of the fit.
    inputs : tuple of str
        Ids of its rows.
    """

    route: str
    capacity_kt_per_year: float
    year: int
    outside: bool
    unit: Reading
    whole: Reading
    ratio: Ratio | None
    inputs: tuple[str, ...]


def capital(view: View, routes: tuple[str, ...]) -> Capital:
    """Fit and ratios of the evidence.

    Parameters
    ----------
    view : View
        The evidence.
    routes : tuple of str
        Routes of which the cost will be asked.

    Returns
    -------
    Capital
        CNY of the plans; input tax that they may hold is taken out as the setting
        ``reference_plant.capital_vat`` says. A route without a plan has no ratio.
    """
    country = view.scenario.scope.country
    cases = capex_cases(view, FITTED_ROUTE, country=country, currency="CNY")
    fit = scale_fit(
        cases.unit_capex, cases.capacity_kt_per_year, cases.year,
        with_year=True, confidence=CONFIDENCE,
    )  # fmt: skip
    own = {
        one: capex_cases(view, one, country=country, currency="CNY")
        for one in routes
        if one != FITTED_ROUTE
    }
    known = {route: one for route, one in own.items() if one.unit_capex.size}
    seen = overruns(view)
    ratio = overrun(np.ones_like(seen.ratio), seen.ratio, confidence=CONFIDENCE)
    outside = capex_cases(view, FITTED_ROUTE, country=ABROAD, currency=ABROAD_CURRENCY)
    rate = _rate(view, outside)
    tax = view.setting(f"{USUAL}.capital_vat", view.scenario.reference_plant.capital_vat, "1")
    cells = [Cell(0.0, one.ids) for one in (cases, *known.values())]
    return Capital(
        fit, cases,
        {route: _ratio(fit, cases, one, 1.0) for route, one in known.items()},
        _ratio(fit, cases, outside, rate.value) if outside.unit_capex.size else None,
        ratio, country, tax.value,
        combined(0.0, [*cells, tax]).inputs,
        {route: one.ids for route, one in known.items()},
        seen.ids, combined(0.0, [Cell(0.0, outside.ids), rate]).inputs,
    )  # fmt: skip


def planned(
    told: Capital,
    route: str,
    capacity: Floats,
    year: float,
    *,
    seed: int,
    count: int,
    country: str = "",
) -> Floats:
    """Planned capital cost of a route, without value-added tax.

    Parameters
    ----------
    told : Capital
        The fit.
    route : str
        Code of the route.
    capacity : ndarray, [plant]
        Nameplates [kt/a].
    year : float
        Calendar year.
    seed, count : int
        Start of the random sequences, and number of draws. One draw is one world: an error of
        the fit holds at every place, so that places differ by what they pay for.
    country : str
        Where the plant stands; in the country of the plans when empty.

    Returns
    -------
    ndarray, [draw, plant]
        The central value, then the draws [CNY/(kg/a)]; NaN for a route or country without a plan.
    """
    country = country or told.country
    ratios = {} if route == FITTED_ROUTE else {f"capex.{route}": told.ratios.get(route)}
    if country != told.country:
        ratios[f"capex.{country}"] = told.abroad if country == ABROAD else None
    known = [(name, one) for name, one in ratios.items() if one is not None]
    if len(known) < len(ratios):
        return np.full((count + 1, capacity.size), np.nan)
    # A ratio is that of another case: it carries the scatter of a case of the fit already.
    chance = None if known else _chance("capex", seed, count)[:, None]
    cost = unit_capex(told.fit, capacity[None], np.asarray(told.held(year)), chance)
    for name, one in known:
        cost = cost * drawn_ratio(one, _chance(name, seed, count))[:, None]
    return np.asarray(cost / (1.0 + told.vat))


def overrun_draws(told: Capital, *, seed: int, count: int) -> Floats:
    """Outturn over plan.

    Parameters
    ----------
    told : Capital
        Holds the cases.
    seed, count : int
        Start of the random sequences, and number of draws.

    Returns
    -------
    ndarray, [draw]
        The central value, then the draws [1].
    """
    return drawn_ratio(told.overrun, _chance("overrun", seed, count))


def capital_cost(
    view: View, told: Capital, route: str, capacity: float, year: int, *, seed: int, count: int
) -> CapitalCost:
    """Capital cost of a new plant of a route.

    Parameters
    ----------
    view : View
        Holds the units.
    told : Capital
        The fit.
    route : str
        Code of the route.
    capacity : float
        Nameplate [kt/a], above zero.
    year : int
        Wanted year.
    seed, count : int
        Start of the random sequences, and number of draws.

    Returns
    -------
    CapitalCost
        Cost as planned.
    """
    unit = planned(told, route, np.array([capacity]), year, seed=seed, count=count)[:, 0]
    scale = capacity * view.evidence.units.factor("kt/a", "kg/a")
    scale *= view.evidence.units.factor("CNY", "GCNY")
    sizes = told.cases.capacity_kt_per_year
    return CapitalCost(
        route, capacity, int(told.held(year)),
        not sizes.min() <= capacity <= sizes.max(),
        reading("capital.unit", UNIT, unit[:1], unit[1:]),
        reading("capital.whole", "GCNY", unit[:1] * scale, unit[1:] * scale),
        told.ratios.get(route),
        (*told.cases.ids, *told.routes.get(route, ())),
    )  # fmt: skip


def capacity_of(view: View, wanted: float | None) -> float:
    """Nameplate of the plant that is asked for.

    Parameters
    ----------
    view : View
        Its reference project gives the nameplate when none is asked for.
    wanted : float or None
        Nameplate that was asked for [kt/a].

    Returns
    -------
    float
        Thousand tonnes a year.

    Raises
    ------
    UsageError
        If it is not a finite number above zero.
    """
    if wanted is None:
        return view.setting(
            f"{USUAL}.capacity", view.scenario.reference_plant.capacity, "kt/a"
        ).value
    if not 0.0 < wanted < np.inf:
        raise refusal(UsageError, "costing.capacity", got=wanted)
    return wanted


def build_months(view: View) -> tuple[float, float, float, tuple[str, ...]]:
    """Months of construction of a plant of the country.

    Parameters
    ----------
    view : View
        The evidence.

    Returns
    -------
    tuple
        Low, middle and high [months], and the ids of their row; NaN where there is none.
    """
    country = view.scenario.scope.country
    rows = view.facts("build_time", geography=country, product="polysilicon", company="", site="")
    number = picked(rows)
    if number is None:
        return np.nan, np.nan, np.nan, ()
    factor = view.evidence.units.factor(number.unit, "months")
    low, middle, high = (factor * one for one in (number.low, number.value, number.high))
    return low, middle, high, number.observations


def _ratio(fit: ScaleFit, cases: CapexCases, others: CapexCases, rate: float) -> Ratio:
    years = np.clip(others.year, cases.year.min(), cases.year.max())
    return ratio_to_fit(fit, rate * others.unit_capex, others.capacity_kt_per_year, years)


def _rate(view: View, cases: CapexCases) -> Cell:
    """Yuan per unit of the other currency in the year of the case."""
    if not cases.year.size:
        return cell_of(None)
    year = int(cases.year[0])
    path = exchange_rate_path(
        view, f"CNY/{ABROAD_CURRENCY}", months_between(f"{year}-01", f"{year}-12")
    )
    return Cell(float(path.central.mean()), path.inputs, path.marks)


def _chance(name: str, seed: int, count: int) -> Floats:
    """One half for the central value, then the draws."""
    drawn = np.maximum(uniforms(seed, f"cost.{name}", count), SMALLEST)
    return np.concatenate(([0.5], drawn))
