"""Figures of a simulated market from its tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from polysight.market.case import Route
from polysight.market.series import Series
from polysight.report.figures import province_tiles
from polysight.report.figures.market import (
    capacity_waterfall,
    clock,
    cost_curve_years,
    differences,
    fan,
    spaghetti,
    tornado,
)
from polysight.report.figures.market.about import MASS, About
from polysight.report.figures.market.fan import Fan, Past
from polysight.report.figures.plant.drawing import Drawing
from polysight.study.market_basis import PriceBasis
from polysight.study.market_comparison import MarketComparison
from polysight.study.market_groups import GroupMeasure, entrants
from polysight.study.market_influence import Influence
from polysight.study.market_model import MarketModel
from polysight.study.market_tables import MarketTables, middle
from polysight.study.market_years import MONTHS, PROBABILITIES, YearMeasure

Floats = NDArray[np.float64]

#: Inputs that a tornado shows, and the normal quantile of one case of twenty.
BARS, NORMAL = 14, 1.96
#: Kilograms in the tonne by which silicon metal is quoted.
PER_TONNE = 1000.0
#: Capacity below which a province counts as having none, in the unit of the language.
LEAST = 0.5
#: Measures whose differences are drawn.
COMPARED = (
    YearMeasure.PRICE_CHINA, YearMeasure.OUTPUT_CHINA, YearMeasure.CAPACITY_CHINA,
)  # fmt: skip


def fans(
    tables: MarketTables,
    about: About,
    basis: PriceBasis,
    past: Mapping[Series, Past],
    quoted: str = "",
) -> list[Drawing]:
    """Prices, output and capacity, stocks and silicon metal as fans, and some draws of the price.

    Parameters
    ----------
    tables : MarketTables
        The market.
    about : About
        What the figures say beside.
    basis : PriceBasis
        Published bases.
    past : mapping of Series to Past
        What was known before the first month, in the units of the model.
    quoted : str
        Day of the last quote of China; empty where there is none.

    Returns
    -------
    list of Drawing
        The figures.
    """

    def one(series: Series, key: str, scale: Callable[[Floats], Floats] | None = None) -> Fan:
        told = scale or (lambda values: values)
        before = past.get(series)
        if before is not None:
            ends = (told(each) for each in (before.values, before.low, before.high))
            before = Past(before.months, *ends)
        rows = told(tables.monthly[..., series])
        return Fan(about.words(key), tables.months, PROBABILITIES, rows, before)

    price = one(Series.PRICE_CHINA, "market_price_china", basis.in_china)
    outside = one(Series.PRICE_OUTSIDE, "market_price_outside", basis.outside)
    output = one(Series.OUTPUT_CHINA, "market_output", about.mass)
    running = 100.0 * tables.utilisation
    use = Fan(about.words("market_utilisation"), tables.months, PROBABILITIES, running)
    held = one(Series.CAPACITY_CHINA, "market_capacity", about.mass)
    cover = one(Series.COVER_CHINA_MONTHS, "market_cover")
    stock = one(Series.STOCK_PRODUCERS, "market_stock", about.mass)
    metal = one(Series.METAL_PRICE, "market_metal_price", lambda x: PER_TONNE * basis.in_china(x))
    metal_stock = one(Series.STOCK_METAL, "market_metal_stock", about.mass)
    draws = spaghetti.Spaghetti(price, basis.in_china(tables.chosen[..., Series.PRICE_CHINA]))
    told = {"vat": f"{100.0 * basis.vat:g}", "rate": f"{basis.cny_per_usd:.2f}"}
    quote = about.words("market_quote", day=quoted) if quoted else ""
    return [
        fan.figure("market_price", (price, outside), about.frame("price", quote=quote, **told)),
        fan.figure("market_output", (output, use, held), about.frame("output")),
        fan.figure("market_stocks", (stock, cover), about.frame("stocks")),
        fan.figure("market_metal", (metal, metal_stock), about.frame("metal", **told)),
        spaghetti.figure(
            "market_draws", draws, about.frame("draws", count=len(tables.chosen), **told),
            price.name,
        ),
    ]  # fmt: skip


def curves(model: MarketModel, tables: MarketTables, about: About) -> tuple[Drawing, bytes]:
    """Cost curve of China: three years side by side, and all of them as an animation.

    Parameters
    ----------
    model : MarketModel
        The market.
    tables : MarketTables
        What is told of it.
    about : About
        What the figures say beside.

    Returns
    -------
    figure : Drawing
        First, middle and last year.
    animation : bytes
        A GIF.
    """
    years = [_curve(model, tables, about, at) for at in range(len(tables.years.years))]
    frame, unit = about.frame("curve"), about.words("market_curve_unit")
    last = len(years) - 1
    shown = [years[at] for at in dict.fromkeys((0, (last + 1) // 2, last))]
    drawn = cost_curve_years.figure("market_curve", shown, frame, unit)
    return drawn, cost_curve_years.animation(years, frame, unit)


def _curve(
    model: MarketModel, tables: MarketTables, about: About, at: int
) -> cost_curve_years.YearCurve:
    price = tables.yearly[:, at, YearMeasure.PRICE_CHINA]
    curve = tables.curve
    return cost_curve_years.YearCurve(
        str(tables.years.years[at]), about.mass(curve.capacity[at]), curve.cash_cost[at],
        np.asarray(model.plants.route == Route.GRANULES), entrants(model),
        float(about.mass(curve.output[at].sum())),
        *(float(price[place]) for place in (middle(), 0, -1)),
    )  # fmt: skip


def waterfall(tables: MarketTables, about: About) -> Drawing:
    """What opens and closes year by year.

    Parameters
    ----------
    tables : MarketTables
        The market.
    about : About
        What the figure says beside.

    Returns
    -------
    Drawing
        The figure.
    """
    changes = tables.changes
    told = capacity_waterfall.CapacityWaterfall(
        float(about.mass(np.asarray(changes.start))),
        tuple(str(one) for one in tables.years.years),
        *(
            about.mass(one)
            for one in (changes.projects, changes.started, changes.closed, changes.ruled)
        ),
    )  # fmt: skip
    unit = about.words("market_capacity")
    return capacity_waterfall.figure("market_waterfall", told, about.frame("waterfall"), unit)


def stock_clock(tables: MarketTables, about: About, past: Mapping[Series, Past]) -> Drawing:
    """Utilisation against stock cover.

    Parameters
    ----------
    tables : MarketTables
        The market.
    about : About
        What the figure says beside.
    past : mapping of Series to Past
        What was known before the first month; empty where there is nothing.

    Returns
    -------
    Drawing
        The figure.
    """
    before = _past_clock(past)
    cover = tables.monthly[middle(), :, Series.COVER_CHINA_MONTHS]
    told = clock.Clock(
        tables.months, _smooth(cover), _smooth(tables.utilisation[middle()]), *before,
        tables.ends[:, 0], tables.ends[:, 1],
    )  # fmt: skip
    unit = about.words("market_clock_unit")
    beyond = f"{100.0 * clock.beyond(told):.0f}"
    return clock.figure("market_clock", told, about.frame("clock", beyond=beyond), unit)


def _past_clock(past: Mapping[Series, Past]) -> tuple[NDArray[np.int64], Floats, Floats]:
    """Months, cover and utilisation before the first month, where all parts are known."""
    parts = (
        Series.STOCK_PRODUCERS, Series.STOCK_TRADERS, Series.STOCK_WAFER_MAKERS, Series.USE_CHINA,
        Series.OUTPUT_CHINA, Series.CAPACITY_CHINA,
    )  # fmt: skip
    if any(one not in past for one in parts):
        return np.empty(0, dtype=np.int64), np.empty(0), np.empty(0)
    made, wafer, traders, use, output, held = (past[one].values for one in parts)
    cover = (made + wafer + traders) / use
    return past[parts[0]].months, _smooth(cover), _smooth(MONTHS * output / held)


def _smooth(values: Floats) -> Floats:
    """Mean of a month and its neighbours."""
    padded = np.pad(values, 1, mode="edge")
    return np.asarray((padded[:-2] + padded[1:-1] + padded[2:]) / 3.0)


def correlations(
    found: Sequence[Influence], what: str, about: About, names: Callable[[str], str]
) -> Drawing:
    """Tornado of rank correlations.

    Parameters
    ----------
    found : sequence of Influence
        The strongest first.
    what : str
        The outcome, in words.
    about : About
        What the figure says beside.
    names : callable
        From the key of an input to its name.

    Returns
    -------
    Drawing
        The strongest inputs.
    """
    shown = [one for one in found if one.correlation][:BARS]
    noise = NORMAL / np.sqrt(max(about.draws - 1, 1))
    told = tornado.Correlations(
        tuple(names(one.key) for one in shown), np.array([one.correlation for one in shown]),
        float(noise),
    )  # fmt: skip
    frame = about.frame("tornado", what=what)
    return tornado.figure("market_tornado", told, frame, about.words("market_rank_correlation"))


def tiles(
    tables: MarketTables, about: About, places: Mapping[str, tuple[str, int, int]]
) -> Drawing:
    """Capacity by province at the end of the last year.

    Parameters
    ----------
    tables : MarketTables
        The market.
    about : About
        What the figure says beside.
    places : mapping of str to (str, int, int)
        Name, row and column of the tile of each province.

    Returns
    -------
    Drawing
        The figure; provinces without plants are hatched.
    """
    keys = tables.regions.grouping.keys
    held = about.mass(tables.regions.means[-1, :, GroupMeasure.CAPACITY])
    values = [float(held[keys.index(one)]) if one in keys else np.nan for one in places]
    told = province_tiles.Tiles(
        tuple(name for name, _, _ in places.values()),
        np.array([row for _, row, _ in places.values()]),
        np.array([column for _, _, column in places.values()]),
        np.array([one if one >= LEAST else np.nan for one in values]), None,
    )  # fmt: skip
    year = tables.years.years[-1]
    drawn = province_tiles.figure(
        told, about.frame("tiles", year=year), about.words("market_tile_unit")
    )
    return replace(drawn, name="market_tiles")


def compared(found: MarketComparison, about: About, basis: PriceBasis, against: str) -> Drawing:
    """What a scenario has more than another.

    Parameters
    ----------
    found : MarketComparison
        The differences.
    about : About
        Of the second scenario.
    basis : PriceBasis
        Published bases.
    against : str
        Title of the first scenario.

    Returns
    -------
    Drawing
        Price, output and capacity.
    """
    mass = MASS[about.language]
    scales = (1.0 + basis.vat, mass, mass)
    keys = ("market_price_china", "market_output_year", "market_capacity")
    told = [
        differences.Difference(
            about.words(key), tuple(str(one) for one in found.years),
            scale * found.difference[..., measure],
        )
        for key, measure, scale in zip(keys, COMPARED, scales, strict=True)
    ]  # fmt: skip
    frame = about.frame("differences", against=against)
    return differences.figure("market_differences", told, frame, "")
