"""Other prices, another load, dearer inputs."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from polysight.errors import DataError, refusal
from polysight.investment.case import Product, ProjectCase, PurchasedInput
from polysight.investment.case_time import (
    ALWAYS,
    MONTHS,
    Stretch,
    blended,
    by_year,
    commissioning,
    operating_share,
    running_share,
)

Floats = NDArray[np.float64]
Market = Literal["home", "export", "both"]


def require_key(key: str, keys: list[str]) -> None:
    """Refuse a key that the project does not have.

    Parameters
    ----------
    key : str
        Key; empty means all and passes.
    keys : list of str
        Keys of the project.

    Raises
    ------
    DataError
        If the key is not among them.
    """
    if key and key not in keys:
        raise refusal(DataError, "change.key", got=key, known=", ".join(keys))


def repriced(
    case: ProjectCase,
    factor: ArrayLike,
    stretch: Stretch = ALWAYS,
    *,
    product: str = "",
    market: Market = "both",
) -> ProjectCase:
    """Case with product prices times a factor.

    Parameters
    ----------
    case : ProjectCase
        The project.
    factor : array_like of float
        One number or one by year.
    stretch : Stretch
        When it counts.
    product : str
        Key of the product; all where empty.
    market : {"home", "export", "both"}
        Which prices.

    Returns
    -------
    ProjectCase
        The repriced project.
    """
    require_key(product, [one.key for one in case.products])

    def other(price: Floats, told: bool) -> Floats:
        share = operating_share(case, len(price), stretch)
        return blended(price, price * by_year(factor, len(price)), share) if told else price

    def repricing(one: Product) -> Product:
        return replace(
            one,
            price_cny_per_kg=other(one.price_cny_per_kg, market != "export"),
            export_price_cny_per_kg=other(one.export_price_cny_per_kg, market != "home"),
        )

    told = tuple(repricing(one) if product in ("", one.key) else one for one in case.products)
    return replace(case, products=told)


def priced_at(
    case: ProjectCase, price_cny_per_kg: ArrayLike, stretch: Stretch = ALWAYS, *, product: str = ""
) -> ProjectCase:
    """Case in which a product sells at another price without tax, at home and abroad.

    Parameters
    ----------
    case : ProjectCase
        The project.
    price_cny_per_kg : array_like of float
        One number or one by year; the export price keeps its ratio to the home price.
    stretch : Stretch
        When it counts.
    product : str
        Key of the product; the main one where empty.

    Returns
    -------
    ProjectCase
        The project at the other price.

    Raises
    ------
    DataError
        If the product is not known, or its home price is zero in some year.
    """
    key = product or case.products[0].key
    require_key(key, [one.key for one in case.products])
    known = next(one for one in case.products if one.key == key).price_cny_per_kg
    if not np.all(known > 0.0):
        raise refusal(DataError, "change.price_zero", got=key)
    return repriced(case, by_year(price_cny_per_kg, len(known)) / known, stretch, product=key)


def limited_load(case: ProjectCase, factor: ArrayLike, stretch: Stretch = ALWAYS) -> ProjectCase:
    """Case in which the load is a part of the normal one for a while.

    Parameters
    ----------
    case : ProjectCase
        The project.
    factor : array_like of float
        Load over normal load, from 0; one number or one by year.
    stretch : Stretch
        When it counts. Less than a year is spread over the operating months of its calendar
        years, since the load of a case is by year.

    Returns
    -------
    ProjectCase
        The project at the lower load.
    """
    share = operating_share(case, len(case.load), stretch)
    told = case.load * by_year(factor, len(case.load))
    return replace(case, load=blended(case.load, told, share))


def at_load(case: ProjectCase, load: ArrayLike, stretch: Stretch = ALWAYS) -> ProjectCase:
    """Case that runs at another normal load for a while.

    Parameters
    ----------
    case : ProjectCase
        The project.
    load : array_like of float
        Normal load over nameplate; one number or one by year.
    stretch : Stretch
        When it counts, spread over its calendar years as in `limited_load`.

    Returns
    -------
    ProjectCase
        The project at the other load.
    """
    share = operating_share(case, len(case.load), stretch)
    return replace(case, load=blended(case.load, by_year(load, len(case.load)), share))


def interrupted(
    case: ProjectCase,
    start: float,
    months_out: float,
    repair_cny: float,
    *,
    restart_months: float = 0.0,
    restart_load: float = 1.0,
) -> ProjectCase:
    """Case with an accident: nothing for some months, then a restart at part of the load.

    Parameters
    ----------
    case : ProjectCase
        The project.
    start : float
        Month of the accident.
    months_out : float
        Months without output.
    repair_cny : float
        Cost of repair, an expense of the year of the accident.
    restart_months, restart_load : float
        Months of restarting, and load over normal load in them.

    Returns
    -------
    ProjectCase
        The project with the accident.

    Raises
    ------
    DataError
        If the project does not operate when the accident happens.
    """
    if not commissioning(case) <= start < case.end_month:
        raise refusal(DataError, "change.not_operating", got=case.first_year + int(start // MONTHS))
    years = len(case.load)
    out = operating_share(case, years, Stretch(start, months_out))
    back = operating_share(case, years, Stretch(start + months_out, restart_months))
    # Both shares lower the load of the same year: they add up and do not multiply.
    load = case.load * (1.0 - out - (1.0 - restart_load) * back)
    stopped = replace(case, load=np.asarray(np.maximum(load, 0.0)))
    return expensed(stopped, repair_cny, int(start // MONTHS))


def expensed(case: ProjectCase, cost_cny: float, year: int) -> ProjectCase:
    """Case with a cost once, among other manufacturing cost.

    Parameters
    ----------
    case : ProjectCase
        The project.
    cost_cny : float
        The cost.
    year : int
        Year from the first one.

    Returns
    -------
    ProjectCase
        The project with the cost.
    """
    amount = case.running.other_manufacturing_cny.copy()
    amount[year] += cost_cny / running_share(case, year)
    return replace(case, running=replace(case.running, other_manufacturing_cny=amount))


def input_repriced(
    case: ProjectCase,
    key: str,
    stretch: Stretch = ALWAYS,
    *,
    factor: ArrayLike = 1.0,
    added_cny: ArrayLike = 0.0,
) -> ProjectCase:
    """Case in which a purchased input costs another price.

    Parameters
    ----------
    case : ProjectCase
        The project.
    key : str
        Key of the input.
    stretch : Stretch
        When it counts.
    factor, added_cny : array_like of float
        One number or one by year; the price is first multiplied, then CNY a unit are added.

    Returns
    -------
    ProjectCase
        The project at the other price.
    """
    require_key(key or "-", [one.key for one in case.inputs])

    def other(one: PurchasedInput) -> PurchasedInput:
        price = one.price_cny
        share = operating_share(case, len(price), stretch)
        target = price * by_year(factor, len(price)) + by_year(added_cny, len(price))
        return replace(one, price_cny=blended(price, target, share))

    return replace(case, inputs=tuple(other(one) if one.key == key else one for one in case.inputs))
