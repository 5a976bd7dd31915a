"""What was read of the prices of polysilicon and silicon metal, on one basis.

The price of China is that of the leading grade without value-added tax: mono recharge silicon until
n-type was quoted, n-type recharge silicon from then on; solar quotes before 2018 stand for it with
their offset. Quotes of other grades count with the offset of their grade; mono and p-type quotes
count only in months without one of n-type once that is quoted. What a company earned in a quarter
counts as the mean of the quarter, with its own offset. Multicrystalline and broken silicon, quotes
of the ends of a stretch, list prices and offers are left out. A world price counts as the mean of
the two markets until 2018, when the places were first quoted apart.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from polysight.evidence.observation import Observation
from polysight.market.series import Series
from polysight.study.history_reading import (
    HistoryReading,
    Money,
    Shape,
    looser,
    month_number,
    unrepeated,
)
from polysight.study.history_terms import HistoryTerms
from polysight.study.months import PLACES
from polysight.study.view import View

#: Grades of China by the name of their offset.
GRADES = {
    "n-type": "price_n_type", "n-type-dense": "price_n_type_dense",
    "n-type-blend": "price_n_type_blend", "mono-recharge": "price_mono_recharge",
    "mono": "price_mono", "mono-dense": "price_mono_dense", "p-type": "price_p_type",
    "solar": "price_solar", "solar-first": "price_solar_first", "blend": "price_blend",
}  # fmt: skip
#: Grades that follow n-type at a distance that widens once it leads.
SECOND = frozenset(("mono-recharge", "mono", "mono-dense", "p-type"))
LAGGING = "solar-first"
#: Grades of a world price, and the last year in which it was one price.
WORLD_GRADES, WORLD_UNTIL = ("solar", "blend", "mono"), 2018
ENDS, SHORT = ("period-low", "period-high"), ("day", "week")
#: Company whose earnings stand for the price of China: it sells at home and reports by quarter.
COMPANY = "daqo"
CHINA, OUTSIDE, WORLD = "CN", "XCN", "WLD"
METAL_BEST = ("silicon-metal-553-oxygen", "silicon-metal-553-above-standard", "silicon-metal-553")
METAL_UPPER = ("-421", "-4210", "-3303", "-2202", "-421-oxygen")
METAL_FAR = ("CN-XJ", "CN-YN", "CN-NM", "CN-HL")


def price_readings(view: View, terms: HistoryTerms) -> list[HistoryReading]:
    """Readings of the price in China and outside.

    Parameters
    ----------
    view : View
        The evidence.
    terms : HistoryTerms
        Offsets and errors.

    Returns
    -------
    list of HistoryReading
        Logarithms of CNY/kg without value-added tax.
    """
    money = Money(view)
    rows = [
        row
        for row in unrepeated(view.facts("price", product="polysilicon"))
        if row.basis.get("averaging") not in ENDS
    ]
    turn = int(terms("n_type_month"))
    leading = {
        month_number(row.period.start)
        for row in rows
        if row.geography == CHINA and row.grade.startswith("n-type") and not row.company
    }
    told = []
    for row in rows:
        for series, deviation, offset in _meaning(row, turn, leading, terms):
            told.append(_price(row, series, deviation, offset, money, terms))
    return told


def _meaning(
    row: Observation, turn: int, leading: set[int], terms: HistoryTerms
) -> Iterable[tuple[tuple[Series, ...], float, float]]:
    """Series, error and offset of a price, where it means one."""
    deal, grain = row.basis.get("deal"), row.period.grain
    after = month_number(row.period.start) >= turn
    if row.geography == CHINA and deal == "spot" and row.grade in GRADES and not row.company:
        offset = terms(GRADES[row.grade])
        error = terms("quote_error" if grain in SHORT else "month_error")
        if row.grade == LAGGING:
            error = terms("lagging_error")
        if after and row.grade in SECOND:
            if month_number(row.period.start) in leading:
                return
            offset -= terms("price_n_type_premium")
            error = terms("late_mono_error")
        if not after and row.grade == "blend":
            offset = terms("price_solar")
        yield (Series.PRICE_CHINA,), error, offset
    elif row.company == COMPANY and deal == "company-average" and grain == "quarter":
        offset = terms("price_company_n_type" if after else "price_company")
        yield (Series.PRICE_CHINA,), terms("quarter_error"), offset
    elif row.geography == OUTSIDE and deal == "spot" and row.grade in ("solar", "mono"):
        error = terms("quote_error" if grain in SHORT else "month_error")
        yield (Series.PRICE_OUTSIDE,), terms("year_error") if grain == "year" else error, 0.0
    elif _of_the_world(row):
        error = terms("year_error" if grain == "year" else "world_error")
        yield (Series.PRICE_CHINA, Series.PRICE_OUTSIDE), error, 0.0


def _of_the_world(row: Observation) -> bool:
    spot = row.geography == WORLD and row.basis.get("deal") == "spot"
    return spot and row.grade in WORLD_GRADES and row.period.end.year <= WORLD_UNTIL


def _price(
    row: Observation,
    series: tuple[Series, ...],
    deviation: float,
    offset: float,
    money: Money,
    terms: HistoryTerms,
) -> HistoryReading:
    inputs: tuple[str, ...] = (row.id,)
    factor, rates = money.without_vat(row, row.basis.get("tax") == "included")
    value, inputs = row.middle * factor, inputs + rates
    if row.canonical_unit.startswith("USD"):
        rate, holds, rates = money.per_dollar(row)
        value, inputs = value * rate, inputs + rates
        if not holds:
            deviation = math.hypot(deviation, terms("exchange_error"))
    return HistoryReading(
        series, Shape.MEAN, month_number(row.period.start), month_number(row.period.end),
        math.log(value) - offset, looser(deviation, row, terms), row.first_known, inputs,
    )  # fmt: skip


def metal_readings(view: View, terms: HistoryTerms) -> list[HistoryReading]:
    """Readings of the price of silicon metal delivered on the east coast, oxygen-blown 553.

    Parameters
    ----------
    view : View
        The evidence; its scenario says how quotes of an unstated tax basis are taken.
    terms : HistoryTerms
        Offsets and errors.

    Returns
    -------
    list of HistoryReading
        Logarithms of CNY/kg without value-added tax; futures, indications and quotes abroad are
        left out.
    """
    money, told = Money(view), []
    rows = [
        row
        for row in unrepeated(view.facts("input_price"))
        if row.product.startswith("silicon-metal")
        and row.geography.startswith(CHINA)
        and row.canonical_unit.startswith("CNY/")
        and row.basis.get("deal") in ("spot", "unstated")
        and row.basis.get("averaging") not in ENDS
    ]
    for row in rows:
        best = row.product in METAL_BEST and row.geography in PLACES
        deviation, offset = terms("metal_error" if best else "metal_other_error"), 0.0
        if row.product.endswith(METAL_UPPER):
            offset += terms("metal_upper_grade")
        if row.geography in METAL_FAR:
            offset += terms("metal_far_place")
        factor, rates = money.without_vat(row, row.basis.get("tax") != "excluded")
        value = view.evidence.units.convert(row.middle * factor, row.canonical_unit, "CNY/kg")
        told.append(
            HistoryReading(
                (Series.METAL_PRICE,),
                Shape.MEAN,
                month_number(row.period.start),
                month_number(row.period.end),
                math.log(value) - offset,
                looser(deviation, row, terms),
                row.first_known,
                (row.id, *rates),
            )
        )
    return told
