"""A year of the industry: output, utilisation and price, by the rules of the study's own tasks."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from polysight.evidence.register_sums import published_capacity
from polysight.periods import period
from polysight.study.draft import Cell, combined, unknown
from polysight.study.quotes import average_price
from polysight.study.view import View, cell_of, picked
from polysight.warning.utilisation import utilisation_of_mean

#: The product, and the price series of the scenario that is its price.
PRODUCT: Final = "polysilicon"


def output_of(view: View, year: int) -> Cell:
    """Output of the industry.

    Parameters
    ----------
    view : View
        The evidence.
    year : int
        The year.

    Returns
    -------
    Cell
        Thousand tonnes; NaN where no row gives it.
    """
    rows = view.facts(
        "production", geography=view.scenario.scope.country, product=PRODUCT, company="", site="",
        where=lambda row: (
            row.period.text == str(year)
            and row.route in ("", "all")
            and row.grade in ("", "all")
        ),
    )  # fmt: skip
    return cell_of(picked(rows))


def utilisation_of(view: View, year: int) -> Cell:
    """Output over the mean of published capacity at the beginning and at the end of the year.

    Parameters
    ----------
    view : View
        The evidence.
    year : int
        The year.

    Returns
    -------
    Cell
        The number ``warning.utilisation[mean,year]`` of a study [1]; NaN where rows are missing.
    """
    country = view.scenario.scope.country
    found = [
        published_capacity(view.evidence, country, one, view.as_of) for one in (year - 1, year)
    ]
    start, end = (cell_of(one.estimate() if one else None) for one in found)
    made = output_of(view, year)
    value = utilisation_of_mean(*(np.asarray(one.value) for one in (made, start, end)))
    parts = (made, start, end)
    return unknown("mark.no_row", *parts) if math.isnan(value) else combined(float(value), parts)


def price_of(view: View, year: int) -> Cell:
    """Observed price of the product.

    Parameters
    ----------
    view : View
        The evidence with its scenario.
    year : int
        The year.

    Returns
    -------
    Cell
        Mean of the monthly means of the scenario's series [CNY/kg] without value-added tax.
    """
    return average_price(view, view.scenario.prices[PRODUCT], period(str(year)))["central"]
