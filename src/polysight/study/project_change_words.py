"""Words for what is changed in a project, and the change of a case that each of them means.

With the unit of what is added or stands instead:

``price`` ``price:KEY`` ``home-price`` ``export-price`` [CNY/kg], ``load`` [1], ``capital`` [1],
``delay`` ``postponement`` [months], ``loan-rate`` ``income-tax`` ``export-rebate`` [1],
``input:KEY`` [CNY per unit], ``carbon`` [CNY/kg], ``compliance`` ``subsidy`` ``other-cost``
[CNY/a], and once, when it begins: ``repair`` ``retrofit`` [CNY]. ``accident`` stops the plant for
``months`` and adds a repair; ``price-history`` lays the past over the years from commissioning.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np

from polysight.errors import DataError, refusal
from polysight.investment.case import ProjectCase
from polysight.investment.case_time import MONTHS, Stretch
from polysight.investment.charge_change import (
    RunningAmount,
    charged,
    income_taxed,
    lent_at,
    overrun_by,
    rebated,
    retrofitted,
)
from polysight.investment.market_change import (
    Market,
    at_load,
    expensed,
    input_repriced,
    interrupted,
    limited_load,
    priced_at,
    repriced,
)
from polysight.investment.schedule_change import delayed, postponed
from polysight.study.project_change_file import ACCIDENT

Operation = Literal["multiply", "add", "replace"]
Applied = Callable[[ProjectCase, float, Stretch], ProjectCase]

INPUT, PRICE = "input:", "price:"
#: Rounding of months that were told in another unit.
WHOLE = 1e-6
AMOUNTS: dict[str, tuple[RunningAmount, str]] = {
    "carbon": ("carbon_cny_per_kg", "CNY/kg"),
    "compliance": ("compliance_cny", "CNY/a"),
    "subsidy": ("subsidy_cny", "CNY/a"),
    "other-cost": ("other_manufacturing_cny", "CNY/a"),
}
MARKETS: dict[str, Market] = {"price": "both", "home-price": "home", "export-price": "export"}
#: Units of what is added or stands instead, by word.
UNITS = {
    "price": "CNY/kg", "home-price": "CNY/kg", "export-price": "CNY/kg", "load": "1",
    "capital": "1", "delay": "months", "postponement": "months", "loan-rate": "1",
    "income-tax": "1", "export-rebate": "1", "repair": "CNY", "retrofit": "CNY",
    ACCIDENT: "CNY", **{word: unit for word, (_, unit) in AMOUNTS.items()},
}  # fmt: skip


def accident(restart_months: float, restart_load: float) -> Applied:
    """Change that an accident is: its stretch is the time without output.

    Parameters
    ----------
    restart_months, restart_load : float
        Months of restarting, and load over normal load in them.

    Returns
    -------
    callable
        From case, cost of repair [CNY] and stretch to case.
    """

    def apply(case: ProjectCase, value: float, stretch: Stretch) -> ProjectCase:
        return interrupted(
            case, stretch.start, stretch.months, value,
            restart_months=restart_months,
            restart_load=restart_load,
        )  # fmt: skip

    return apply


def applied(word: str, operation: Operation) -> Applied:
    """Change of a case that a word and an operation mean.

    Parameters
    ----------
    word : str
        What is changed.
    operation : {"multiply", "add", "replace"}
        How.

    Returns
    -------
    callable
        From case, number and stretch to case.

    Raises
    ------
    DataError
        If the word is not changed in this way.
    """
    if word.startswith(PRICE) or word in MARKETS:
        product = word.removeprefix(PRICE) if word.startswith(PRICE) else ""
        return _price(operation, product, MARKETS.get(word, "both"))
    if word.startswith(INPUT):
        return _input(operation, word.removeprefix(INPUT))
    if word in AMOUNTS:
        return _amount(operation, AMOUNTS[word][0])
    known = ONCE_AND_RATES.get((word, operation))
    if known is None:
        raise refusal(DataError, "project_change.operation", got=operation, word=word)
    return known


def _price(operation: Operation, product: str, market: Market) -> Applied:
    def apply(case: ProjectCase, value: float, stretch: Stretch) -> ProjectCase:
        if operation == "multiply":
            return repriced(case, value, stretch, product=product, market=market)
        key = product or case.products[0].key
        if operation == "replace" and market == "both":
            return priced_at(case, value, stretch, product=key)
        own = next((one for one in case.products if one.key == key), case.products[0])
        abroad = market == "export"
        known = own.export_price_cny_per_kg if abroad else own.price_cny_per_kg
        if not np.all(known > 0.0):
            raise refusal(DataError, "change.price_zero", got=key)
        target = known + value if operation == "add" else np.full_like(known, value)
        return repriced(case, target / known, stretch, product=key, market=market)

    return apply


def _input(operation: Operation, name: str) -> Applied:
    def apply(case: ProjectCase, value: float, stretch: Stretch) -> ProjectCase:
        if operation == "multiply":
            return input_repriced(case, name, stretch, factor=value)
        factor = 1.0 if operation == "add" else 0.0
        return input_repriced(case, name, stretch, factor=factor, added_cny=value)

    return apply


def _amount(operation: Operation, amount: RunningAmount) -> Applied:
    def apply(case: ProjectCase, value: float, stretch: Stretch) -> ProjectCase:
        if operation == "multiply":
            return charged(case, amount, stretch, factor=value)
        factor = 1.0 if operation == "add" else 0.0
        return charged(case, amount, stretch, factor=factor, added_cny=value)

    return apply


def _more_tax(case: ProjectCase, value: float, stretch: Stretch) -> ProjectCase:
    return income_taxed(case, case.taxes.income_tax_rate + value, stretch)


def _whole(months: float) -> int:
    if abs(months - round(months)) > WHOLE:
        raise refusal(DataError, "project_change.whole", got=f"{months:g}")
    return round(months)


def _year(stretch: Stretch) -> int:
    return int(stretch.start // MONTHS)


ONCE_AND_RATES: dict[tuple[str, Operation], Applied] = {
    ("load", "multiply"): limited_load,
    ("load", "replace"): at_load,
    ("capital", "add"): lambda case, value, _: overrun_by(case, value),
    ("capital", "multiply"): lambda case, value, _: overrun_by(
        case, (1.0 + case.overrun) * (value - 1.0)
    ),
    ("delay", "add"): lambda case, value, _: delayed(case, _whole(value)),
    ("postponement", "add"): lambda case, value, _: postponed(case, _whole(value)),
    ("loan-rate", "add"): lent_at,
    ("income-tax", "replace"): income_taxed,
    ("income-tax", "add"): _more_tax,
    ("export-rebate", "replace"): rebated,
    ("repair", "add"): lambda case, value, when: expensed(case, value, _year(when)),
    ("retrofit", "add"): lambda case, value, when: retrofitted(case, value, _year(when)),
}
