"""What was read of output, trade, stocks and capacity of polysilicon, by definition.

Output of the world is the sum of the two markets, and a share of it a share of that sum. Stocks
are read by who holds them: producers; producers with the exchange, which with traders is the
upstream; the whole chain and "the industry", which add the wafer makers; a stock whose holders are
not told counts as upstream, with a wide error. Weeks count for their month by their days.
"""

from __future__ import annotations

import datetime as dt
import math

from polysight.evidence.observation import Observation
from polysight.market.series import Series
from polysight.study.history_reading import (
    HistoryReading,
    Shape,
    amount_reading,
    level_reading,
    looser,
    month_number,
    unrepeated,
)
from polysight.study.history_terms import HistoryTerms
from polysight.study.view import View

CHINA, OUTSIDE, WORLD = "CN", "XCN", "WLD"
PRODUCT = "polysilicon"
BOTH_OUTPUTS = (Series.OUTPUT_CHINA, Series.OUTPUT_OUTSIDE)
OUTPUTS = {CHINA: (Series.OUTPUT_CHINA,), OUTSIDE: (Series.OUTPUT_OUTSIDE,), WORLD: BOTH_OUTPUTS}
CAPACITIES = {
    CHINA: (Series.CAPACITY_CHINA,),
    OUTSIDE: (Series.CAPACITY_OUTSIDE,),
    WORLD: (Series.CAPACITY_CHINA, Series.CAPACITY_OUTSIDE),
}
UPSTREAM = (Series.STOCK_PRODUCERS, Series.STOCK_TRADERS)
CHAIN = (*UPSTREAM, Series.STOCK_WAFER_MAKERS)
#: Holders and error of a stock by its coverage.
COVERAGES = {
    "producers": ((Series.STOCK_PRODUCERS,), "producers_error"),
    "producers-and-futures": (UPSTREAM, "upstream_error"),
    "whole-chain": (CHAIN, "chain_error"),
    "industry": (CHAIN, "industry_error"),
    "unstated": (UPSTREAM, "unstated_error"),
}
#: Measures of capacity that are nameplate, and those that stand below it.
NAMEPLATE, EFFECTIVE = ("nameplate", "commissioned"), ("effective", "operable")
#: Longest stretch whose sum is read.
LONGEST_MONTHS = 12
#: How long before its first day a month or quarter may have been scheduled.
FORECAST, AHEAD = "forecast", dt.timedelta(days=31)
_DAYS_PER_MONTH = 365.25 / 12.0


def output_readings(view: View, terms: HistoryTerms) -> list[HistoryReading]:
    """Readings of the output of China, of the rest, of the world, and of China's share.

    Parameters
    ----------
    view : View
        The evidence.
    terms : HistoryTerms
        Errors.

    Returns
    -------
    list of HistoryReading
        Logarithms of kt in a stretch of months, and of shares.
    """
    errors = terms("output_month_error"), terms("output_year_error")
    told = [
        amount_reading(row, OUTPUTS[row.geography], errors, terms)
        for row in _national(view, "production")
    ]
    told += _scheduled(view, terms)
    for row in unrepeated(view.facts("production_share", product=PRODUCT, geography=CHINA)):
        if row.basis.get("whole") == "world" and row.period.grain == "year":
            first, last = month_number(row.period.start), month_number(row.period.end)
            told.append(
                HistoryReading(
                    (Series.OUTPUT_CHINA,),
                    Shape.SUM,
                    first,
                    last,
                    math.log(row.middle),
                    looser(terms("share_error"), row, terms),
                    row.first_known,
                    (row.id,),
                    BOTH_OUTPUTS,
                )
            )
    return told


def _scheduled(view: View, terms: HistoryTerms) -> list[HistoryReading]:
    """Output as it was scheduled when its month or quarter had begun or was about to."""
    told = []
    for quantity in ("production", "production_rate"):
        rows = view.evidence.select(quantity, as_of=view.as_of, product=PRODUCT, geography=CHINA)
        for row in unrepeated(row for row in rows if row.kind == FORECAST):
            rate = quantity == "production_rate"
            near = row.first_known >= row.period.start - AHEAD
            if row.company or not near or not (rate or row.period.grain == "month"):
                continue
            first, last = month_number(row.period.start), month_number(row.period.end)
            made = row.middle * ((last - first + 1) / LONGEST_MONTHS if rate else 1.0)
            told.append(
                HistoryReading(
                    (Series.OUTPUT_CHINA,),
                    Shape.SUM,
                    first,
                    last,
                    math.log(made),
                    looser(terms("scheduled_error"), row, terms),
                    row.first_known,
                    (row.id,),
                )
            )
    return told


def imports_readings(view: View, terms: HistoryTerms) -> list[HistoryReading]:
    """Readings of the imports of China.

    Parameters
    ----------
    view : View
        The evidence.
    terms : HistoryTerms
        Errors.

    Returns
    -------
    list of HistoryReading
        Logarithms of kt in a stretch of months.
    """
    errors = terms("imports_error"), terms("imports_error")
    rows = _national(view, "imports")
    return [amount_reading(row, (Series.IMPORTS,), errors, terms) for row in rows]


def stock_readings(view: View, terms: HistoryTerms) -> list[HistoryReading]:
    """Readings of the stocks of polysilicon in China.

    Parameters
    ----------
    view : View
        The evidence.
    terms : HistoryTerms
        Errors.

    Returns
    -------
    list of HistoryReading
        Logarithms of kt at the end of a month. A stock told in days counts as so many days of the
        output of its month, where that was told.
    """
    told = []
    for row in unrepeated(view.facts("stock", product=PRODUCT, geography=CHINA)):
        series, error = COVERAGES[row.basis.get("coverage") or "unstated"]
        told.append(level_reading(row, series, terms(error), terms))
    output = {row.period.text: row for row in _national(view, "production")}
    for row in unrepeated(view.facts("stock_days", product=PRODUCT, geography=CHINA)):
        made = output.get(row.period.text)
        if made is not None and row.period.grain == "month":
            held, last = row.middle / _DAYS_PER_MONTH * made.middle, month_number(row.period.end)
            told.append(
                HistoryReading(
                    (Series.STOCK_PRODUCERS,),
                    Shape.END,
                    last,
                    last,
                    math.log(held),
                    terms("stock_days_error"),
                    max(row.first_known, made.first_known),
                    (row.id, made.id),
                )
            )
    return told


def capacity_readings(view: View, terms: HistoryTerms) -> list[HistoryReading]:
    """Readings of nameplate capacity.

    Parameters
    ----------
    view : View
        The evidence.
    terms : HistoryTerms
        Offset of effective capacity, and errors.

    Returns
    -------
    list of HistoryReading
        Logarithms of kt/a at the end of a month; designs, plans and stopped capacity are left out.
    """
    told = []
    for row in _national(view, "capacity"):
        measure = row.basis.get("measure")
        if measure in (*NAMEPLATE, *EFFECTIVE):
            offset = terms("capacity_effective") if measure in EFFECTIVE else 0.0
            error = "world_capacity_error" if row.geography == WORLD else "capacity_error"
            series = CAPACITIES[row.geography]
            told.append(level_reading(row, series, terms(error), terms, offset))
    return told


def metal_stock_readings(view: View, terms: HistoryTerms) -> list[HistoryReading]:
    """Readings of the stock of silicon metal in China.

    Parameters
    ----------
    view : View
        The evidence.
    terms : HistoryTerms
        Offset of what is told as social stock, and errors.

    Returns
    -------
    list of HistoryReading
        Logarithms of kt at the end of a month.
    """
    told = []
    for row in unrepeated(view.facts("stock", product="silicon-metal", geography=CHINA)):
        social = row.basis.get("coverage") == "social"
        offset = terms("metal_stock_social") if social else 0.0
        error = terms("industry_error")
        told.append(level_reading(row, (Series.STOCK_METAL,), error, terms, offset))
    return told


def _national(view: View, quantity: str) -> list[Observation]:
    """Rows of polysilicon of all grades and companies of a market."""
    return [
        row
        for row in unrepeated(view.facts(quantity, product=PRODUCT))
        if row.geography in OUTPUTS
        and not (row.company or row.site or row.grade or row.route)
        and _months(row) <= LONGEST_MONTHS
    ]


def _months(row: Observation) -> int:
    return month_number(row.period.end) - month_number(row.period.start) + 1
