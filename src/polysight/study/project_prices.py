"""Prices of a project by calendar year, nominal and without value-added tax.

A real price is that of its price year times the index of the project's own inflation; a yearly
change on top counts from the price year, of a nominal price from the first year of the project. A
simulated price is real.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, PolysightError, refusal
from polysight.periods import period
from polysight.study.draft import Cell, combined
from polysight.study.input_prices import INPUTS, input_prices
from polysight.study.months import months_between, silicon_metal_path
from polysight.study.project_file_numbers import PriceSetting
from polysight.study.project_market import ENSEMBLE, simulated_price
from polysight.study.project_reader import ANY, POSITIVE, PROJECT, RATE, Reader
from polysight.study.project_years import MONTHS, yearly_means
from polysight.study.quotes import CASES, average_price
from polysight.study.tariffs import tariff
from polysight.suggestion import nearest

Floats = NDArray[np.float64]

#: Table of a project file that tells inflation.
VALUATION = "valuation"
ELECTRICITY, SILICON_METAL, POLYSILICON = "electricity", "silicon-metal", "polysilicon"
#: Table of the claims of a consultant's report, and how it names the price of a scenario.
CLAIMS, CLAIM_METRIC, CLAIM_PERIOD = "reference_report", "price", "scenario {scenario}"
#: Unit in which the evidence prices what is bought in a region.
REGION_UNITS = {ELECTRICITY: "kWh"}
NAMES = (ELECTRICITY, SILICON_METAL, *(one.name for one in INPUTS))


@dataclass(frozen=True, slots=True)
class Priced:
    """What stands behind a price of the evidence.

    Parameters
    ----------
    low, central, high : float
        CNY per unit without value-added tax.
    cell : Cell
        What it rests on.
    year : int
        Year of which it speaks; zero for a price that is not dated.
    by_year : ndarray of float or None
        Axis year; where it differs from year to year.
    """

    low: float
    central: float
    high: float
    cell: Cell
    year: int
    by_year: Floats | None = None


def inflation_index(reader: Reader, since: int) -> Floats:
    """Money of each calendar year over money of a year.

    Parameters
    ----------
    reader : Reader
        The project.
    since : int
        Year whose money counts one.

    Returns
    -------
    ndarray of float
        Axis year; before the first step of the path its first rate holds.
    """
    told = reader.by_year(f"{VALUATION}.inflation", reader.file.valuation.inflation, "1", "", RATE)
    first, last = reader.first_year, reader.first_year + reader.years - 1
    calendar = np.arange(min(since, first), max(since, last) + 1)
    rates = told[np.clip(calendar - first, 0, told.size - 1)]
    level = np.cumprod(np.concatenate(([1.0], 1.0 + rates[1:])))
    whole = level / level[since - calendar[0]]
    begin = first - calendar[0]
    return np.asarray(whole[begin : begin + reader.years])


def price_by_year(
    reader: Reader, key: str, setting: PriceSetting, unit: str, vat: Floats, target: str,
    name: str = POLYSILICON,
) -> Floats:  # fmt: skip
    """Price of something in every calendar year.

    Parameters
    ----------
    reader : Reader
        Reads the file; faults are gathered in it.
    key : str
        Dotted place of the price in the file.
    setting : PriceSetting
        What stands there.
    unit : str
        Unit of the price, for example ``CNY/kg``.
    vat : ndarray of float
        Axis year; value-added tax over the price [1].
    target : str
        Field of the case to which it goes.
    name : str
        What is bought or sold.

    Returns
    -------
    ndarray of float
        Axis year [unit]; nominal, without value-added tax.
    """
    own = f"{key}.path"
    taxed = np.repeat(1.0 + vat, MONTHS) if setting.tax == "included" else 1.0
    # Who takes a by-product such as chlorine may be paid for it.
    within = POSITIVE if key.startswith("products") else ANY
    _same_tax(reader, own, setting)
    if setting.mode == "own":
        path = reader.by_month(own, setting.path, unit, target, within) / taxed
        return _nominal(reader, key, setting, path, 0, target)
    found = _found(reader, key, setting, unit, name)
    if found is None:
        return np.full(reader.years, np.nan)
    reader.cite_cell(target, key, found.cell)
    if setting.assumption:
        reader.cite(target, key, (f"{PROJECT}{key}",))
    if found.low < found.high:
        reader.ranges[target] = (found.low, found.high)
    central = np.full(reader.years, found.central) if found.by_year is None else found.by_year
    before = np.repeat(central, MONTHS) * taxed
    path = reader.by_month(own, setting.path, unit, target, within, before) / taxed
    return _nominal(reader, key, setting, path, found.year, target)


def _nominal(
    reader: Reader, key: str, setting: PriceSetting, path: Floats, year: int, target: str
) -> Floats:
    """A path by month as nominal prices by year."""
    valuation = reader.file.valuation
    real = setting.mode == ENSEMBLE or (setting.money or valuation.money) == "real"
    since = (setting.price_year or year or valuation.price_year) if real else reader.first_year
    prices = yearly_means(path)
    if setting.growth is not None:
        rate = reader.number(f"{key}.growth", setting.growth, "1", target, RATE)
        prices = prices * (1.0 + rate) ** (reader.first_year + np.arange(reader.years) - since)
    if real:
        prices = prices * inflation_index(reader, since)
        reader.cite(target, key, inflation_inputs(reader))
    return np.asarray(prices)


def inflation_inputs(reader: Reader) -> tuple[str, ...]:
    """What the inflation of a project rests on.

    Parameters
    ----------
    reader : Reader
        The project.

    Returns
    -------
    tuple of str
        Ids of rows, sources and assumptions.
    """
    steps = reader.file.valuation.inflation
    key = f"{VALUATION}.inflation"
    keys = [key] if len(steps) == 1 else [f"{key}.{place}" for place in range(len(steps))]
    return tuple(
        name for own, one in zip(keys, steps, strict=True) for name in reader.inputs(own, one)
    )


def _same_tax(reader: Reader, key: str, setting: PriceSetting) -> None:
    """A row that states its tax may not be read as if it stated the other."""
    for place, one in enumerate(setting.path):
        row = reader.view.references.observations.get(one.ref)
        told = row.basis.get("tax") if row else None
        if told in ("included", "excluded") and told != setting.tax:
            own = key if len(setting.path) == 1 else f"{key}.{place}"
            reader.refuse(own, "project_file.tax_basis", got=one.ref, expected=str(told))


def _found(reader: Reader, key: str, setting: PriceSetting, unit: str, name: str) -> Priced | None:
    """Price of the evidence; a fault is gathered where there is none."""
    try:
        if setting.mode == "reference-report":
            return _report(reader, setting, unit)
        if setting.mode == "observed":
            return _observed(reader, key, setting, unit, name)
        if setting.mode == "region":
            return _region(reader, key, setting, unit, name)
        return _simulated(reader, key, setting, unit, name)
    except PolysightError as fault:
        for one in fault.problems:
            got = one.got or dict(one.fields).get("got", "")
            reader.problems.append(replace(one, file=reader.name, column=key, got=got))
        return None


def _simulated(reader: Reader, key: str, setting: PriceSetting, unit: str, name: str) -> Priced:
    """Price by year of a simulated market."""
    if name != POLYSILICON:
        raise refusal(DataError, "project_file.ensemble_product", got=name)
    told = simulated_price(reader.file, reader.view, setting, key)
    factor = reader.view.evidence.units.factor("CNY/kg", unit)
    by_year, cell = factor * told.by_year(reader.first_year, reader.years), told.cell()
    level = cell.value * factor
    return Priced(level, level, level, cell, told.money_year, by_year)


def _report(reader: Reader, setting: PriceSetting, unit: str) -> Priced:
    """Price range of a scenario of the report; its tax is not stated and taken as included."""
    period_of = CLAIM_PERIOD.format(scenario=setting.scenario)
    rows = (row.cells for row in reader.view.evidence.tables[CLAIMS])
    cells = next(
        one for one in rows if one["metric"] == CLAIM_METRIC and one["period"] == period_of
    )
    rate = reader.view.named("quotes_vat")
    factor = reader.view.evidence.units.factor(cells["unit"], unit) / (1.0 + rate.value)
    low, high = (factor * float(cells[end]) for end in ("value_low", "value_high"))
    chosen = {"low": low, "middle": (low + high) / 2.0, "high": high}[setting.position]
    cell = combined(chosen, [Cell(chosen, (cells["id"],)), rate], "mark.report_price")
    return Priced(low, chosen, high, cell, 0)


def _observed(
    reader: Reader, key: str, setting: PriceSetting, unit: str, name: str
) -> Priced | None:
    """Mean of the quotes of a stretch of time."""
    series = reader.view.scenario.prices.get(name)  # type: ignore[call-overload]
    if series is None:
        known = list(reader.view.scenario.prices)
        near = nearest(name, known)
        reader.refuse(key, "project_file.no_quotes", got=name, suggestion=near)
        return None
    span = period(setting.period)
    told = average_price(reader.view, series, span)
    low, central, high = (told[case].value for case in CASES)
    if np.isnan(central):
        reader.refuse(key, "project_file.no_quote_then", got=setting.period)
        return None
    factor = reader.view.evidence.units.factor("CNY/kg", unit)
    return Priced(low * factor, central * factor, high * factor, told["central"], span.end.year)


def _region(reader: Reader, key: str, setting: PriceSetting, unit: str, name: str) -> Priced | None:
    """Price of an input at the place of the project by the rules of the evidence."""
    view, region, year = reader.view, reader.file.project.region, int(setting.period)
    if region.split("-")[0] != view.scenario.scope.country:
        reader.refuse(key, "project_file.region_abroad", got=region)
        return None
    if name == ELECTRICITY:
        told = tariff(view, region, year, setting.supply)
        ends, cell = tuple(told[case].value for case in CASES), told["central"]
    elif name == SILICON_METAL:
        path = silicon_metal_path(view, months_between(f"{year}-01", f"{year}-12"))
        ends = path.mean(period(str(year)))
        cell = Cell(ends[1], path.inputs, path.marks)
    else:
        chosen = [one for one in INPUTS if one.name == name]
        priced = input_prices(view, region, year, chosen).priced
        if not priced:
            reader.refuse(key, "project_file.no_price", got=name, suggestion=nearest(name, NAMES))
            return None
        ends = (priced[0].low.value, priced[0].central.value, priced[0].high.value)
        cell = priced[0].central
    if np.isnan(ends[1]):
        reader.refuse(key, "project_file.no_price", got=f"{name} {year}")
        return None
    factor = view.evidence.units.factor(f"CNY/{REGION_UNITS.get(name, 'kg')}", unit)
    return Priced(ends[0] * factor, ends[1] * factor, ends[2] * factor, cell, year)
