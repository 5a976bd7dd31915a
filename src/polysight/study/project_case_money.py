"""Products, inputs, running costs, loans, taxes and valuation of a project as parts of its case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.investment.case import (
    Financing,
    Loan,
    Product,
    PurchasedInput,
    RunningCosts,
    Taxes,
    Valuation,
    WorkingCapital,
)
from polysight.study.project_case_plant import Consumed, quantity
from polysight.study.project_file_money import RateSetting
from polysight.study.project_file_numbers import DatedNumber, ProjectNumber
from polysight.study.project_prices import POLYSILICON, inflation_index, price_by_year
from polysight.study.project_reader import (
    HOME_CURRENCY,
    POSITIVE,
    PROJECT,
    RATE,
    SHARE,
    Reader,
)
from polysight.study.project_tax import TaxPaths

Floats = NDArray[np.float64]

DAYS = (0.0, 3650.0)
FACTOR = (0.0, 10.0)
YEARS = (1.0, 100.0)
GRACE = (0.0, 240.0)
ROUNDING = 1e-6


@dataclass(frozen=True, eq=False)
class Bought:
    """What is bought, and draws of how much.

    Parameters
    ----------
    inputs : tuple of PurchasedInput
        In the order of the file.
    draws : dict of str to ndarray
        Quantity per kilogram by input, axis draw, where the plant model gives it.
    """

    inputs: tuple[PurchasedInput, ...]
    draws: dict[str, Floats]


def products(reader: Reader, taxes: TaxPaths) -> tuple[Product, ...]:
    """Products of a project.

    Parameters
    ----------
    reader : Reader
        The project.
    taxes : TaxPaths
        Rates of value-added tax and of its rebate.

    Returns
    -------
    tuple of Product
        In the order of the file.
    """
    found = []
    for place, one in enumerate(reader.file.products):
        key, target = f"products.{place}", f"products.{one.key}"
        name = POLYSILICON if place == 0 and reader.file.project.product == "solar" else one.key
        vat, nothing = taxes.vat[place], np.zeros(reader.years)
        export_share = reader.number(
            f"{key}.export_share", one.export_share, "1", f"{target}.export_share", SHARE
        )
        home = price_by_year(
            reader, f"{key}.price", one.price, "CNY/kg", vat, f"{target}.price_cny_per_kg", name
        )
        abroad = f"{target}.export_price_cny_per_kg"
        if one.export_price is not None:
            free = price_by_year(
                reader, f"{key}.export_price", one.export_price, "CNY/kg", nothing, abroad, name
            )
        else:
            if export_share > 0.0:
                reader.refuse(f"{key}.export_price", "project_file.export_price")
            free = nothing
            reader.cite(abroad, f"{key}.export_price", (f"{PROJECT}{key}.export_price",))
        sold = reader.number(
            f"{key}.yield_per_kg", one.yield_per_kg, "kg/kg", f"{target}.yield_share", FACTOR
        )
        found.append(Product(one.key, sold, export_share, home, free, vat, taxes.rebate[place]))
    return tuple(found)


def bought(reader: Reader, told: Consumed) -> Bought:
    """Purchased inputs of a project.

    Parameters
    ----------
    reader : Reader
        The project.
    told : Consumed
        What the plant model says.

    Returns
    -------
    Bought
        Inputs and draws of their quantities.
    """
    found, draws = [], {}
    for place, one in enumerate(reader.file.inputs):
        key, target = f"inputs.{place}", f"inputs.{one.key}"
        amount, many = quantity(reader, place, told)
        if many is not None:
            draws[one.key] = many
        vat = reader.number(f"{key}.vat", one.vat, "1", f"{target}.vat_rate", SHARE)
        price = price_by_year(
            reader, f"{key}.price", one.price, f"CNY/{one.unit}", np.full(reader.years, vat),
            f"{target}.price_cny", one.key,
        )  # fmt: skip
        found.append(PurchasedInput(one.key, one.category, amount, one.unit, price, vat))
    return Bought(tuple(found), draws)


def running(reader: Reader, carbon: Floats, compliance: Floats) -> RunningCosts:
    """Other costs of a project.

    Parameters
    ----------
    reader : Reader
        The project.
    carbon : ndarray of float
        Axis year; cost of carbon [CNY/kg].
    compliance : ndarray of float
        Axis year; cost of keeping the law [CNY/a].

    Returns
    -------
    RunningCosts
        Nominal.
    """
    stated = reader.file.running
    growth = _growth(reader)

    def path(name: str, target: str, level: Floats) -> Floats:
        steps: Sequence[DatedNumber] = getattr(stated, name)
        told = reader.by_year(f"running.{name}", steps, "CNY/a", f"running.{target}", POSITIVE)
        return told * level

    def share(name: str, target: str, within: tuple[float, float] = SHARE) -> float:
        number: ProjectNumber = getattr(stated, name)
        return reader.number(f"running.{name}", number, "1", f"running.{target}", within)

    return RunningCosts(
        pay_cny=path("pay", "pay_cny", growth),
        welfare_share=share("welfare", "welfare_share", FACTOR),
        repair_share=share("repair", "repair_share"),
        other_manufacturing_cny=path("other_manufacturing", "other_manufacturing_cny", growth),
        administration_cny=path("administration", "administration_cny", growth),
        compliance_cny=compliance,
        other_taxes_cny=path("other_taxes", "other_taxes_cny", np.ones(reader.years)),
        selling_share=share("selling", "selling_share"),
        research_share=share("research", "research_share"),
        research_extra_share=share("research_extra", "research_extra_share", FACTOR),
        carbon_cny_per_kg=carbon,
        subsidy_cny=path("subsidy", "subsidy_cny", np.ones(reader.years)),
        sustaining_cny=path("sustaining", "sustaining_cny", growth),
        sustaining_vat_rate=share("sustaining_vat", "sustaining_vat_rate"),
        sustaining_life_years=reader.whole(
            "running.sustaining_life", stated.sustaining_life, "years",
            "running.sustaining_life_years", YEARS,
        ),
    )  # fmt: skip


def _growth(reader: Reader) -> Floats:
    """Level of yearly amounts: inflation where they are real, and their own growth."""
    stated, valuation = reader.file.running, reader.file.valuation
    real = (stated.money or valuation.money) == "real"
    since = valuation.price_year if real else reader.first_year
    level = inflation_index(reader, since) if real else np.ones(reader.years)
    if stated.wage_growth is None:
        return level
    rate = reader.number("running.wage_growth", stated.wage_growth, "1", "", RATE)
    for field in ("pay_cny", "other_manufacturing_cny", "administration_cny"):
        key = "running.wage_growth"
        reader.cite(f"running.{field}", key, reader.inputs(key, stated.wage_growth))
    return np.asarray(level * (1.0 + rate) ** (reader.first_year + np.arange(reader.years) - since))


def rate_by_year(reader: Reader, key: str, stated: RateSetting, target: str) -> Floats:
    """Rate of interest by calendar year.

    Parameters
    ----------
    reader : Reader
        The project.
    key : str
        Dotted place in the file.
    stated : RateSetting
        Reference rate and spread.
    target : str
        Field of the case.

    Returns
    -------
    ndarray of float
        Axis year [1].
    """
    base = reader.by_year(f"{key}.base", stated.base, "1", target, RATE)
    if stated.spread is None:
        return base
    own = f"{key}.spread"
    spread = reader.number(own, stated.spread, "1", "", RATE)
    reader.cite(target, key, reader.inputs(own, stated.spread))
    return base + spread


def working_capital(reader: Reader) -> WorkingCapital:
    """Working capital of a project.

    Parameters
    ----------
    reader : Reader
        The project.

    Returns
    -------
    WorkingCapital
        Days, least equity and the rate of its loan.
    """
    stated, part = reader.file.working_capital, "working_capital"

    def days(name: str) -> float:
        target = f"{part}.{name}_days"
        return reader.number(f"{part}.{name}", getattr(stated, name), "days", target, DAYS)

    return WorkingCapital(
        receivable_days=days("receivable"),
        materials_days=days("materials"),
        fuel_days=days("fuel"),
        in_process_days=days("in_process"),
        finished_days=days("finished"),
        prepaid_days=days("prepaid"),
        cash_days=days("cash"),
        payable_days=days("payable"),
        advance_days=days("advance"),
        equity_share=reader.number(
            f"{part}.equity_share", stated.equity_share, "1", f"{part}.equity_share", SHARE
        ),
        rate=rate_by_year(reader, f"{part}.rate", stated.rate, f"{part}.rate"),
    )


def financing(reader: Reader) -> Financing:
    """Equity and loans of a project.

    Parameters
    ----------
    reader : Reader
        The project.

    Returns
    -------
    Financing
        No loan where equity pays everything.
    """
    stated, part = reader.file.financing, "financing"

    def number(name: str, unit: str, target: str, within: tuple[float, float]) -> float:
        return reader.number(
            f"{part}.{name}", getattr(stated, name), unit, f"{part}.{target}", within
        )

    equity = number("equity_share", "1", "equity_share", SHARE)
    loans = tuple(_loan(reader, place) for place in range(len(stated.loans)))
    shares = sum(one.share for one in loans)
    if loans and abs(shares - 1.0) > ROUNDING:
        reader.refuse("financing.loans", "project_file.sum_one", got=f"{shares:g}")
    if equity < 1.0 and not loans:
        reader.refuse("financing.loans", "project_file.no_loan")
    return Financing(
        equity,
        loans if equity < 1.0 else (),
        rate_by_year(reader, f"{part}.short_rate", stated.short_rate, f"{part}.short_rate"),
        number("minimum_cash", "CNY", "minimum_cash_cny", POSITIVE),
        number("reserve_share", "1", "reserve_share", SHARE),
        number("reserve_cap", "1", "reserve_cap_share", FACTOR),
        number("payout", "1", "payout_share", SHARE),
        stated.dividends_after_debt,
    )


def _loan(reader: Reader, place: int) -> Loan:
    one = reader.file.financing.loans[place]
    key, target = f"financing.loans.{place}", f"financing.loans.{one.key}"
    rate = rate_by_year(reader, f"{key}.rate", one.rate, f"{target}.rate")
    if one.currency == HOME_CURRENCY:
        exchange = np.ones(reader.years)
    else:
        unit = f"{HOME_CURRENCY}/{one.currency}"
        exchange = reader.by_year(
            f"{key}.exchange_rate", one.exchange_rate, unit, f"{target}.exchange_rate", POSITIVE
        )
    return Loan(
        one.key,
        reader.number(f"{key}.share", one.share, "1", f"{target}.share", SHARE),
        rate,
        one.currency,
        exchange,
        reader.whole(f"{key}.grace", one.grace, "months", f"{target}.grace_months", GRACE),
        reader.whole(
            f"{key}.repayment_time", one.repayment_time, "years", f"{target}.repayment_years",
            YEARS,
        ),
        one.repayment,
    )  # fmt: skip


def taxes(told: TaxPaths) -> Taxes:
    """Taxes of a project.

    Parameters
    ----------
    told : TaxPaths
        Rates of the dated law, or its own.

    Returns
    -------
    Taxes
        By calendar year.
    """
    return Taxes(told.income_tax, told.surtax, told.refund, told.loss_years)


def valuation(reader: Reader) -> Valuation:
    """How the flows of a project are valued.

    Parameters
    ----------
    reader : Reader
        The project.

    Returns
    -------
    Valuation
        Rates and inflation.
    """
    stated, part = reader.file.valuation, "valuation"

    def rate(name: str, target: str) -> float:
        return reader.number(f"{part}.{name}", getattr(stated, name), "1", f"{part}.{target}", RATE)

    return Valuation(
        stated.timing,
        rate("before_tax", "discount_rate_before_tax"),
        rate("after_tax", "discount_rate_after_tax"),
        rate("equity", "discount_rate_equity"),
        rate("finance", "finance_rate"),
        rate("reinvestment", "reinvestment_rate"),
        reader.by_year(f"{part}.inflation", stated.inflation, "1", f"{part}.inflation", RATE),
    )
