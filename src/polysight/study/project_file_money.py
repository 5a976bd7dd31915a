"""What a project sells, buys, borrows and pays in tax, as its file states it."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, Field, model_validator

from polysight.investment.case import Repayment, Timing
from polysight.study.project_file_numbers import NoSteps, PriceSetting, ProjectNumber, Steps
from polysight.study.project_file_plant import Key
from polysight.study.scenario import STRICT, Wording


class ProductSetting(BaseModel):
    """Something that is sold; the first product is the main one.

    Parameters
    ----------
    key : str
        Code.
    yield_per_kg : ProjectNumber
        Sold per kilogram of output [kg/kg].
    export_share : ProjectNumber
        Part of it that is exported [1].
    price : PriceSetting
        Home price.
    export_price : PriceSetting or None
        Price free on board, without tax; needed where something is exported.
    vat_from, rebate_from : {"law", "own"}
        Whether the rate of value-added tax and of its rebate on exports is that of the dated law.
    vat, rebate : tuple of DatedNumber
        Own rates [1].
    """

    model_config = STRICT
    key: Key
    yield_per_kg: ProjectNumber
    export_share: ProjectNumber
    price: PriceSetting
    export_price: PriceSetting | None = None
    vat_from: Literal["law", "own"] = "law"
    vat: NoSteps = ()
    rebate_from: Literal["law", "own"] = "law"
    rebate: NoSteps = ()

    @model_validator(mode="after")
    def _own_rates(self) -> Self:
        for chosen, path in ((self.vat_from, self.vat), (self.rebate_from, self.rebate)):
            if (chosen == "own") != bool(path):
                raise ValueError("project_file.own_or_law")
        return self


class InputSetting(BaseModel):
    """Something that is bought by the kilogram of output.

    Parameters
    ----------
    key : str
        Code, for example ``electricity``.
    category : {"materials", "fuel-power"}
        Table in which it stands.
    quantity_from : {"own", "plant"}
        Whether ``quantity`` or the plant model says how much.
    quantity : ProjectNumber or None
        Units per kilogram.
    unit : str
        Unit that is priced, for example ``kWh``.
    price : PriceSetting
        Price of a unit.
    vat : ProjectNumber
        Deductible input tax over the price without tax [1].
    """

    model_config = STRICT
    key: Key
    category: Literal["materials", "fuel-power"]
    quantity_from: Literal["own", "plant"]
    quantity: ProjectNumber | None = None
    unit: str
    price: PriceSetting
    vat: ProjectNumber

    @model_validator(mode="after")
    def _one_quantity(self) -> Self:
        if (self.quantity_from == "own") != (self.quantity is not None):
            raise ValueError("project_file.quantity")
        return self


class RunningSetting(BaseModel):
    """Costs beside purchased inputs; yearly amounts run with operation.

    Parameters
    ----------
    pay : tuple of DatedNumber
        Yearly wage of a person [CNY/a].
    welfare, repair : ProjectNumber
        Social charges over wages, and yearly repairs over fixed assets [1].
    other_manufacturing, administration : tuple of DatedNumber
        Yearly amounts [CNY/a].
    other_taxes : tuple of DatedNumber
        Nominal taxes on property, land, contracts, emissions beside the surtaxes [CNY/a].
    selling, research : ProjectNumber
        Over revenue [1].
    research_extra : ProjectNumber
        Further deduction from taxable profit over research cost [1].
    wage_growth : ProjectNumber or None
        Yearly change of wages and yearly amounts on top of what ``money`` says [1].
    money : {"nominal", "real"} or None
        Whether amounts are of their own year or of ``valuation.price_year``; of ``valuation``.
    subsidy : tuple of DatedNumber
        Taxable income without value-added tax [CNY/a]; nominal.
    sustaining : tuple of DatedNumber
        Replacement investment without tax [CNY/a].
    sustaining_vat : ProjectNumber
        Input tax over it [1].
    sustaining_life : ProjectNumber
        Years over which it is depreciated [years].
    """

    model_config = STRICT
    pay: Steps
    welfare: ProjectNumber
    repair: ProjectNumber
    other_manufacturing: Steps
    administration: Steps
    other_taxes: NoSteps = ()
    selling: ProjectNumber
    research: ProjectNumber
    research_extra: ProjectNumber
    wage_growth: ProjectNumber | None = None
    money: Literal["nominal", "real"] | None = None
    subsidy: NoSteps = ()
    sustaining: NoSteps = ()
    sustaining_vat: ProjectNumber
    sustaining_life: ProjectNumber


class CarbonSetting(BaseModel):
    """Cost of carbon.

    Parameters
    ----------
    mode : {"not-covered", "own", "captive"}
        ``not-covered``: polysilicon pays nothing, and the coverage of the dated law is told.
        ``captive``: the coal unit of the plant file pays for the allowances that it misses.
    price : tuple of DatedNumber
        Nominal price of allowances [CNY/tCO2e]; of ``own`` and ``captive``.
    intensity : ProjectNumber or None
        Emissions that count [kgCO2e/kg].
    free : tuple of DatedNumber
        Part of them that is free [1].
    assumption : Wording or None
        Why this mode.
    """

    model_config = STRICT
    mode: Literal["not-covered", "own", "captive"]
    price: NoSteps = ()
    intensity: ProjectNumber | None = None
    free: NoSteps = ()
    assumption: Wording | None = None

    @model_validator(mode="after")
    def _has_what_its_mode_needs(self) -> Self:
        told = (bool(self.price), self.intensity is not None, bool(self.free))
        wanted = {"own": (True, True, True), "captive": (True, False, False)}
        if told != wanted.get(self.mode, (False, False, False)):
            raise ValueError("project_file.carbon")
        return self


class ComplianceSetting(BaseModel):
    """Cost of keeping the law beyond what the plant costs.

    Parameters
    ----------
    mode : {"none", "own", "gap"}
        ``gap``: least cost of the measures that close what the plant file misses when the
        project begins to run.
    path : tuple of DatedNumber
        Own yearly amounts [CNY/a].
    assumption : Wording or None
        Why this mode.
    """

    model_config = STRICT
    mode: Literal["none", "own", "gap"]
    path: NoSteps = ()
    assumption: Wording | None = None

    @model_validator(mode="after")
    def _has_what_its_mode_needs(self) -> Self:
        if (self.mode == "own") != bool(self.path):
            raise ValueError("project_file.compliance")
        return self


class WorkingCapitalSetting(BaseModel):
    """Days of turnover, 365 to the year, and who pays.

    Parameters
    ----------
    receivable, materials, fuel, in_process, finished, prepaid, cash, payable, advance : \
ProjectNumber
        Days [days].
    equity_share : ProjectNumber
        Least share paid by equity [1].
    rate : RateSetting
        Yearly interest of its loan.
    """

    model_config = STRICT
    receivable: ProjectNumber
    materials: ProjectNumber
    fuel: ProjectNumber
    in_process: ProjectNumber
    finished: ProjectNumber
    prepaid: ProjectNumber
    cash: ProjectNumber
    payable: ProjectNumber
    advance: ProjectNumber
    equity_share: ProjectNumber
    rate: RateSetting


class RateSetting(BaseModel):
    """A yearly nominal rate of interest by date.

    Parameters
    ----------
    base : tuple of DatedNumber
        Own rate, or the reference rate, for example the loan prime rate [1].
    spread : ProjectNumber or None
        What the lender adds [1].
    """

    model_config = STRICT
    base: Steps
    spread: ProjectNumber | None = None


class LoanSetting(BaseModel):
    """One long-term loan.

    Parameters
    ----------
    key : str
        Code.
    kind : {"commercial", "green-facility", "foreign"}
        Bank loan, loan under the carbon-reduction facility, or loan in another currency.
    share : ProjectNumber
        Part of all long-term debt [1].
    rate : RateSetting
        Yearly rate.
    currency : str
        Code of the currency.
    exchange_rate : tuple of DatedNumber
        CNY per unit; left out for CNY.
    grace : ProjectNumber
        From the last commissioning to the first repayment [months].
    repayment_time : ProjectNumber
        Repayment after the grace [years].
    repayment : {"equal-principal", "annuity", "bullet", "sweep"}
        How it is repaid.
    """

    model_config = STRICT
    key: Key
    kind: Literal["commercial", "green-facility", "foreign"]
    share: ProjectNumber
    rate: RateSetting
    currency: str = "CNY"
    exchange_rate: NoSteps = ()
    grace: ProjectNumber
    repayment_time: ProjectNumber
    repayment: Repayment

    @model_validator(mode="after")
    def _foreign_needs_its_rate(self) -> Self:
        if (self.currency == "CNY") == bool(self.exchange_rate):
            raise ValueError("project_file.exchange_rate")
        return self


class FinancingSetting(BaseModel):
    """Who pays.

    Parameters
    ----------
    equity_share : ProjectNumber
        Equity over construction investment with tax and interest during construction [1].
    loans : tuple of LoanSetting
        Long-term loans; their shares sum to one.
    short_rate : RateSetting
        Rate of the short loan that fills a lack of cash.
    minimum_cash : ProjectNumber
        Cash kept while the project runs, beside that of turnover [CNY]; nominal.
    reserve_share, reserve_cap, payout : ProjectNumber
        Statutory reserve over net profit, its ceiling over paid-in capital, and dividends over
        distributable profit [1].
    dividends_after_debt : bool
        Whether nothing is distributed before long-term debt is repaid.
    """

    model_config = STRICT
    equity_share: ProjectNumber
    loans: Annotated[tuple[LoanSetting, ...], Field(strict=False)] = ()
    short_rate: RateSetting
    minimum_cash: ProjectNumber
    reserve_share: ProjectNumber
    reserve_cap: ProjectNumber
    payout: ProjectNumber
    dividends_after_debt: bool


class TaxSetting(BaseModel):
    """Taxes on profit, surtaxes, and what becomes of input credit.

    Parameters
    ----------
    regime : {"standard", "west", "high-tech", "own"}
        Rate of the dated law that the project claims; ``own`` abroad.
    encouraged, certificate : {"yes", "no", "unknown"}
        Whether the firm is an encouraged industry of the West, and has a high-technology
        certificate; what is unknown is judged at both bounds.
    income_tax : tuple of DatedNumber
        Own rate [1].
    losses : ProjectNumber or None
        Own years of loss carry-forward [years]; the dated law when None.
    surtax_from : {"law", "own"}
        Surtaxes of the dated law at the place, or ``surtax``.
    surtax : tuple of DatedNumber
        Own surtaxes over value-added tax paid [1].
    credit_refund : tuple of DatedNumber
        Share of the open input credit that is refunded in a period [1].
    assumption : Wording or None
        Why this regime.
    """

    model_config = STRICT
    regime: Literal["standard", "west", "high-tech", "own"]
    encouraged: Literal["yes", "no", "unknown"] = "unknown"
    certificate: Literal["yes", "no", "unknown"] = "unknown"
    income_tax: NoSteps = ()
    losses: ProjectNumber | None = None
    surtax_from: Literal["law", "own"] = "law"
    surtax: NoSteps = ()
    credit_refund: Steps
    assumption: Wording | None = None

    @model_validator(mode="after")
    def _own_rates(self) -> Self:
        if (self.regime == "own") != bool(self.income_tax):
            raise ValueError("project_file.own_or_law")
        if self.regime == "own" and self.losses is None:
            raise ValueError("project_file.own_losses")
        if (self.surtax_from == "own") != bool(self.surtax):
            raise ValueError("project_file.own_or_law")
        return self


class ValuationSetting(BaseModel):
    """How flows are valued, and whose money prices count.

    Parameters
    ----------
    timing : {"start", "middle", "end"}
        Where in its period money flows.
    money : {"nominal", "real"}
        Whether prices and yearly costs are of their own year, or of ``price_year`` and follow
        inflation.
    price_year : int
        Year whose money real prices count.
    inflation : tuple of DatedNumber
        Yearly rate [1].
    exchange : dict of str to tuple of DatedNumber
        CNY per unit of every other currency in which the file counts, by its code.
    before_tax, after_tax, equity : ProjectNumber
        Yearly discount rates, of the same money as the prices [1].
    finance, reinvestment : ProjectNumber
        Yearly rates of the modified rate of return [1].
    """

    model_config = STRICT
    timing: Timing
    money: Literal["nominal", "real"]
    price_year: int
    inflation: Steps
    exchange: dict[str, Steps] = {}
    before_tax: ProjectNumber
    after_tax: ProjectNumber
    equity: ProjectNumber
    finance: ProjectNumber
    reinvestment: ProjectNumber


WorkingCapitalSetting.model_rebuild()
