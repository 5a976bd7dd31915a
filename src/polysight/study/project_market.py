"""Prices of a project from a simulated market: a level by year for the plan, paths for draws.

The market knows no inflation, so its prices are money of the year of its first day. A plan takes a
quantile, usually the median, of the mean price of each simulated year, and keeps that of the last
one from then on. A draw of the project follows a draw of the market year by year; from the last
simulated year on it stays as far above or below the plan as its simulated years were on average.
Years before the first simulated one have the price of that year.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal
from polysight.evidence.register_sums import inside
from polysight.investment.case import ProjectCase
from polysight.market.series import Series
from polysight.study.draft import Cell
from polysight.study.market_forecast import MarketForecast, market_forecast
from polysight.study.market_scenario_file import market_scenario, sized
from polysight.study.project_file import ProjectFile
from polysight.study.project_file_numbers import PriceSetting
from polysight.study.project_years import MONTHS
from polysight.study.quantiles import quantiles
from polysight.study.references import SCENARIO
from polysight.study.view import View

Floats = NDArray[np.float64]

ENSEMBLE, EXPORT = "ensemble", "export_price"
GRANULAR, UPGRADED, SOLAR = "silane-fbr", "umg", "solar"
#: What a route loses against rods for n-type wafers.
DISCOUNTS = {GRANULAR: Series.GRANULAR_DISCOUNT, UPGRADED: Series.TYPE_DISCOUNT}
MEDIAN = 0.5


@dataclass(frozen=True, eq=False)
class SimulatedPrice:
    """Price of a product in a simulated market.

    Parameters
    ----------
    forecast : MarketForecast
        The market.
    in_china : bool
        Whether it is the price in China, else that of the rest of the world.
    years : ndarray of int
        Axis year; simulated years.
    months : ndarray of int
        Axis year; how many months of each are simulated.
    values : ndarray of float
        Axes draw, year; mean over the months [CNY/kg], without value-added tax, in money of the
        year of the first day.
    level : ndarray of float
        Axis year; the quantile that the plan takes.
    """

    forecast: MarketForecast
    in_china: bool
    years: NDArray[np.int64]
    months: NDArray[np.int64]
    values: Floats
    level: Floats

    @property
    def money_year(self) -> int:
        """Year whose money the price counts."""
        return self.forecast.scenario.origin.year

    def by_year(self, first: int, count: int) -> Floats:
        """Price of the plan by calendar year.

        Parameters
        ----------
        first, count : int
            First year, and number of years.

        Returns
        -------
        ndarray of float
            Axis year [CNY/kg].
        """
        wanted = np.clip(first + np.arange(count), self.years[0], self.years[-1])
        return np.asarray(self.level[wanted - self.years[0]])

    def over_plan(self, first: int, count: int) -> Floats:
        """Prices of the draws over that of the plan by calendar year.

        Parameters
        ----------
        first, count : int
            First year, and number of years.

        Returns
        -------
        ndarray of float
            Axes draw, year.
        """
        found = np.ones((len(self.values), count))
        whole = self.months == MONTHS
        whole = whole if whole.any() else np.ones_like(whole)
        mean = self.values[:, whole].mean(axis=1) / self.level[whole].mean()
        for at, year in enumerate(range(first, first + count)):
            if self.years[0] <= year <= self.years[-1]:
                place = year - self.years[0]
                found[:, at] = self.values[:, place] / self.level[place]
            elif year > self.years[-1]:
                found[:, at] = mean
        return found

    def cell(self) -> Cell:
        """What it rests on: the mean of the plan over the simulated years.

        Returns
        -------
        Cell
            Citing every row behind the market.
        """
        assembled = self.forecast.assembled
        behaviour = (row.cells["id"] for row in self.forecast.evidence.tables["market_parameters"])
        rows = (one for one in assembled.model.inputs if not one.startswith(SCENARIO))
        inputs = tuple(dict.fromkeys((*rows, *behaviour)))
        return Cell(float(self.level.mean()), inputs, ("mark.simulated", "mark.market_held"))


@dataclass(frozen=True, eq=False)
class SimulatedPaths:
    """Paths that draws of a project take in turn.

    Parameters
    ----------
    price : SimulatedPrice
        Of the main product.
    over_plan : ndarray of float
        Axes draw of the market, t; price over that of the plan.
    """

    price: SimulatedPrice
    over_plan: Floats

    def of_draws(self, first: int, count: int) -> Floats:
        """Paths of a stretch of draws of the project.

        Parameters
        ----------
        first, count : int
            Place of the first draw, and number of draws.

        Returns
        -------
        ndarray of float
            Axes draw, t; after the last draw of the market its first one comes again.
        """
        return np.asarray(self.over_plan[(first + np.arange(count)) % len(self.over_plan)])


def simulated_price(
    file: ProjectFile, view: View, setting: PriceSetting, key: str
) -> SimulatedPrice:
    """Simulated price of the main product of a project.

    Parameters
    ----------
    file : ProjectFile
        Place, route and product of the project.
    view : View
        Evidence and day of knowledge.
    setting : PriceSetting
        Scenario of the market, size and seed of its ensemble, and quantile.
    key : str
        Dotted place of the price in the file: that of exports is the price outside China.

    Returns
    -------
    SimulatedPrice
        The price of rods for n-type wafers; granules, and silicon that such wafers do not take,
        have their discount.

    Raises
    ------
    UsageError
        If there is no such scenario.
    DataError
        If the scenario starts from knowledge of a later day than the study, or the product is
        none that the market trades.
    """
    if file.project.product != SOLAR:
        raise refusal(DataError, "project_file.ensemble_product", got=file.project.product)
    scenario = market_scenario(setting.scenario or "", view.evidence)
    scenario = sized(scenario, setting.draws, setting.seed)
    if view.as_of is not None and view.as_of < scenario.knowledge:
        day = scenario.knowledge.isoformat()
        raise refusal(DataError, "project_file.ensemble_later", got=scenario.id, day=day)
    forecast = market_forecast(view.evidence, scenario)
    in_china = inside(file.project.region, "CN") and not key.endswith(EXPORT)
    draws = forecast.ensemble
    monthly = draws.of(Series.PRICE_CHINA if in_china else Series.PRICE_OUTSIDE)
    discount = DISCOUNTS.get(file.project.route)
    if discount is not None:
        monthly = monthly * (1.0 - draws.of(discount))
    years, places = np.unique(draws.months // MONTHS, return_inverse=True)
    values = np.stack([monthly[:, places == at].mean(axis=1) for at in range(len(years))], axis=1)
    level = quantiles(values, np.array([setting.quantile or MEDIAN]))[0]
    return SimulatedPrice(forecast, in_china, years, np.bincount(places), values, level)


def simulated_paths(file: ProjectFile, view: View, case: ProjectCase) -> SimulatedPaths | None:
    """Paths of the price of the main product.

    Parameters
    ----------
    file : ProjectFile
        The project.
    view : View
        Evidence and day of knowledge.
    case : ProjectCase
        Its years and periods.

    Returns
    -------
    SimulatedPaths or None
        None where its price is no simulated one. From the year on in which a dated number of the
        file replaces the price, every draw is at the plan.
    """
    setting = file.products[0].price
    if setting.mode != ENSEMBLE:
        return None
    price = simulated_price(file, view, setting, "products.0.price")
    by_year = price.over_plan(case.first_year, case.years)
    if setting.path:
        by_year[:, max(int(setting.path[0].start[:4]) - case.first_year, 0) :] = 1.0
    periods = np.repeat(by_year, MONTHS // case.period_months, axis=1)[:, : case.periods]
    return SimulatedPaths(price, np.ascontiguousarray(periods))
