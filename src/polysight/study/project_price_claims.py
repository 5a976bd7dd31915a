"""What a consultant's report says of prices, held against one project and the evidence.

The report tells prices without saying whether value-added tax is in them; they are taken as
quotes are, with tax.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from polysight.investment.case import ProjectCase
from polysight.investment.indicators import normal_year
from polysight.investment.market_change import priced_at, repriced
from polysight.investment.outcomes import Outcome
from polysight.investment.rows import Row
from polysight.investment.statement import statement
from polysight.study.polysilicon_months import polysilicon_months
from polysight.study.project_outcomes import case_outcomes
from polysight.study.project_prices import CLAIMS
from polysight.study.project_scenarios import PERCENT, Held, ends, held
from polysight.study.view import View, latest_verified

#: Rows of the report, by claim.
SLOPE, BENCHMARK, TREND = ("R471",), ("R472",), ("R489",)
MODULE, MARGIN = ("R475", "R476"), ("R475", "R477")
PAYBACK, LOSS = ("R485", "R486"), ("R487",)
#: Year of which the report speaks, and the quotes by which its trend is held.
REPORT_YEAR, FIRST, LAST = 2023, "2018-01", "2025-11"
GRAMS_PER_KG = 1000.0
#: Round figures of the report may be so far off.
ROUND = 0.05
#: What is made, beside which selling, administration, research and interest stand.
MADE = (
    Row.MATERIALS, Row.FUEL_POWER, Row.WAGES, Row.REPAIRS, Row.OTHER_MANUFACTURING, Row.COMPLIANCE,
    Row.CARBON, Row.EXPORT_VAT_COST, Row.DEPRECIATION, Row.AMORTISATION,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PriceClaim:
    """What the report says of a price, and what this project or the evidence says.

    Parameters
    ----------
    claim : str
        ``slope``: points of return for a tenth of price. ``benchmark``: points of return over
        the discount rate at the lower price. ``payback``: years at a price. ``loss``: price
        below which a normal year loses money, CNY/kg without tax. ``margin``: points of gross
        margin of a normal year for a lower price. ``module``: CNY/W of a module for a lower
        price. ``trend``: per cent a year.
    claimed : tuple of float
        Low and high, in the unit of the claim.
    found : float
        In the same unit; NaN where it does not exist.
    held : Held
        What was found against what is claimed.
    inputs : tuple of str
        Ids of rows of the report, then of the evidence.
    """

    claim: str
    claimed: tuple[float, float]
    found: float
    held: Held
    inputs: tuple[str, ...]


def price_claims(case: ProjectCase, view: View) -> tuple[PriceClaim, ...]:
    """What the report says of prices, each claim against this project or the evidence.

    Parameters
    ----------
    case : ProjectCase
        The project.
    view : View
        The evidence with the rows of the report.

    Returns
    -------
    tuple of PriceClaim
        Slope, benchmark, payback, loss, margin, module, trend.
    """
    rows = {row.cells["id"]: row.cells for row in view.evidence.tables[CLAIMS]}
    vat = 1.0 + view.named("quotes_vat").value

    def told(name: str) -> tuple[float, float]:
        return ends(rows[name])

    loss = told(LOSS[0])[0] / vat
    step = told(MODULE[0])[0]
    intensity, inputs = _silicon_intensity(view)
    trend, quotes = _trend(view)
    return (
        _claim("slope", told(SLOPE[0]), _slope(case), SLOPE),
        _claim("benchmark", (-math.inf, 0.0), _over_hurdle(case, told(BENCHMARK[0])[0]), BENCHMARK),
        _claim("payback", (told(PAYBACK[1])[0], math.inf),
               _payback(case, told(PAYBACK[0])[0] / vat), PAYBACK),
        _claim("loss", ((1.0 - ROUND) * loss, (1.0 + ROUND) * loss), _break_even(case), LOSS),
        _claim("margin", told(MARGIN[1]), _margin_change(case, step / vat), MARGIN),
        _claim("module", told(MODULE[1]), step * intensity / GRAMS_PER_KG, (*MODULE, *inputs)),
        _claim("trend", told(TREND[0]), trend, (*TREND, *quotes)),
    )  # fmt: skip


def _claim(
    name: str, claimed: tuple[float, float], found: float, inputs: tuple[str, ...]
) -> PriceClaim:
    return PriceClaim(name, claimed, found, held(found, found, claimed), inputs)


def _slope(case: ProjectCase) -> float:
    """Points of return for a tenth of price, mean of both sides."""
    rates = case_outcomes([repriced(case, 0.9), repriced(case, 1.1)])[:, Outcome.IRR]
    return float(PERCENT * (rates[1] - rates[0]) / 2.0) if np.isfinite(rates).all() else math.nan


def _over_hurdle(case: ProjectCase, change: float) -> float:
    """Points of return over the discount rate after a change of price in per cent."""
    rate = case_outcomes([repriced(case, 1.0 + change / PERCENT)])[0, Outcome.IRR]
    return float(PERCENT * (rate - case.valuation.discount_rate_after_tax))


def _payback(case: ProjectCase, price: float) -> float:
    return float(case_outcomes([priced_at(case, price)])[0, Outcome.PAYBACK])


def _break_even(case: ProjectCase) -> float:
    return float(case_outcomes([case])[0, Outcome.BREAK_EVEN_PRICE])


def _margin_change(case: ProjectCase, step: float) -> float:
    """Points of gross margin of a normal year after a step of the price of the main product."""
    known = case.products[0].price_cny_per_kg
    margins = []
    for one in (case, repriced(case, (known + step) / known, product=case.products[0].key)):
        made = statement(one)
        year = normal_year(made)
        revenue = made.annual(Row.REVENUE)[year]
        cost = sum(float(made.annual(row)[year]) for row in MADE)
        margins.append(float((revenue - cost) / revenue))
    return PERCENT * (margins[1] - margins[0])


def _silicon_intensity(view: View) -> tuple[float, tuple[str, ...]]:
    """Grams of polysilicon in a watt of module in the year of the report."""
    number, _ = latest_verified(view.facts("silicon_intensity", product="module"), REPORT_YEAR)
    return (math.nan, ()) if number is None else (number.value, number.observations)


def _trend(view: View) -> tuple[float, tuple[str, ...]]:
    """Yearly change of the quotes by the line through their logarithms, in per cent."""
    quotes = polysilicon_months(view, FIRST, LAST)
    slope = np.polyfit(quotes.years, np.log(quotes.price_cny_per_kg), 1)[0]
    return float(PERCENT * math.expm1(slope)), quotes.inputs
