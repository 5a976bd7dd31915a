"""What all variants of a hedged project share: steps, rules, paths of the market, positions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from polysight.evidence.store import Evidence
from polysight.investment.case import ProjectCase
from polysight.investment.contract import MonthlySales, monthly_sales, sales_by_period
from polysight.investment.futures_price import MarketPaths, market_paths
from polysight.investment.hedge import HedgeOutcome, exposure, monthly_output, rolling_hedge
from polysight.investment.hedge_position import PlannedPosition, planned_position
from polysight.investment.hedged_flows import PathFlows, hedged_flows
from polysight.investment.mean_reversion import MeanReversion
from polysight.investment.trading_days import Steps, held_contracts, steps
from polysight.periods import period
from polysight.study.futures_rules import TABLE, contract_rules, listing_day, margin_terms
from polysight.study.hedge_file import HedgeTerms
from polysight.study.hedge_group import group_income
from polysight.study.view import View

Floats = NDArray[np.float64]

_FULL_YEAR = 12.0
_MONTHS = 12


class Variant(StrEnum):
    """Who bears the price."""

    NONE = "none"
    FUTURES = "futures"
    CONTRACT = "contract"
    BOTH = "both"
    GROUP = "group"


#: Variants with futures.
FUTURES = (Variant.FUTURES, Variant.BOTH)


@dataclass(frozen=True, eq=False, slots=True)
class MarketDraws:
    """Paths of the market that every variant meets.

    Parameters
    ----------
    paths : MarketPaths
        Spot price and basis by step.
    monthly : ndarray of float
        Axes draw, month from January of the first year; market price over its path.
    market : ndarray of float
        Axes draw, period; the same by period, months weighed by output.
    chances : ndarray of float
        Axes draw, year; uniform numbers for buyers who walk away.
    """

    paths: MarketPaths
    monthly: Floats
    market: Floats
    chances: Floats


class HedgeGround:
    """What all variants of a project share.

    Parameters
    ----------
    case : ProjectCase
        The project.
    view : View
        The evidence, with the rules of the exchange.
    terms : HedgeTerms
        The plan.
    """

    def __init__(self, case: ProjectCase, view: View, terms: HedgeTerms) -> None:
        """See the class."""
        self.case, self.terms = case, terms
        start = min(one.start_month for one in case.phases)
        self.start = start - start % case.period_months
        self.months = case.periods * case.period_months
        self.commissioned = min(one.commissioned for one in case.phases)
        self.when = steps(case.first_year, self.start, self.months, terms.every)
        self.output = monthly_output(case)
        self.contract = replace(terms.contract, first_month=self.commissioned)
        self.rules_day = _last_day(view.evidence, view.as_of)
        rules, ids = contract_rules(
            view.evidence, self.rules_day, terms.open_interest, terms.quota_lots
        )
        self.margin, more = margin_terms(
            view.evidence, self.when, self.rules_day, terms.broker_margin
        )
        self.rules, self.rows = rules, (*ids, *more)
        listed = np.datetime64(listing_day(view.evidence))
        self.allowed = (self.when.days >= listed) & (self.when.place >= self.commissioned)

    def drawn(
        self, price: MeanReversion, basis: MeanReversion, draws: int, seed: int
    ) -> MarketDraws:
        """Paths of the market.

        Parameters
        ----------
        price, basis : MeanReversion
            How spot price and basis move.
        draws, seed : int
            Number of paths, and start of the random numbers.

        Returns
        -------
        MarketDraws
            From the start of the base period to the end of the last one.
        """
        paths = market_paths(price, self.when.years, draws=draws, seed=seed, basis=basis)
        monthly = np.ones((draws, self.months))
        monthly[:, self.start :] = _monthly(self.when, paths.spot())
        plain = MonthlySales(monthly, np.ones_like(monthly))
        years = -(-self.months // _MONTHS)
        chances = np.random.default_rng(seed + 1).random((draws, years))
        market, _ = sales_by_period(self.case, plain, self.output)
        return MarketDraws(paths, monthly, market, chances)

    def position(self, variant: Variant) -> PlannedPosition:
        """Position in futures of a variant.

        Parameters
        ----------
        variant : Variant
            A variant with futures.

        Returns
        -------
        PlannedPosition
            Nothing before commissioning, nor before the futures were listed.
        """
        plan = self.terms.plan
        delivery = held_contracts(
            self.when, last_day=self.rules.last_day, roll=plan.roll_days, slots=plan.slots
        )
        own = exposure(self.case)
        if variant is Variant.BOTH:
            own = own * (1.0 - self.contract.price_bound)
        return planned_position(self.when, own, plan, self.rules, delivery, self.allowed)

    def full_years(self) -> NDArray[np.int64]:
        """Calendar years in which the project runs all twelve months.

        Returns
        -------
        ndarray of int
            Years from the first year.
        """
        start = np.arange(self.case.years) * _MONTHS
        end = np.minimum(start + _MONTHS, self.case.end_month)
        return np.flatnonzero(end - np.maximum(start, self.commissioned) >= _FULL_YEAR)

    def worked(self, variant: Variant, drawn: MarketDraws) -> tuple[PathFlows, HedgeOutcome]:
        """Statements of a variant, and its futures.

        Parameters
        ----------
        variant : Variant
            Who bears the price.
        drawn : MarketDraws
            Paths of the market.

        Returns
        -------
        flows : PathFlows
            By draw.
        futures : HedgeOutcome
            By draw; zero throughout for variants without futures.
        """
        contract = self.contract if variant in (Variant.CONTRACT, Variant.BOTH) else None
        sales = monthly_sales(drawn.monthly, self.terms.weak, contract, drawn.chances)
        price, load = sales_by_period(self.case, sales, self.output)
        futures = self._futures(variant, drawn)
        income = futures.income
        if variant is Variant.GROUP and self.terms.group is not None:
            income = income + group_income(self.case, self.terms.group, drawn.market, load)
        return hedged_flows(self.case, price, load, income), futures

    def _futures(self, variant: Variant, drawn: MarketDraws) -> HedgeOutcome:
        if variant not in FUTURES:
            nothing = np.zeros(drawn.market.shape)
            none = np.zeros(len(nothing))
            return HedgeOutcome(nothing, nothing, none, none)
        return rolling_hedge(
            self.case, self.when, drawn.paths, self.position(variant), self.margin,
            carry_rate=self.terms.carry_rate,
        )  # fmt: skip


def _monthly(when: Steps, spot: Floats) -> Floats:
    """Mean of each month, steps weighed by their length."""
    starts = np.flatnonzero(np.diff(when.month[1:], prepend=-1))
    length = when.length[1:]
    return np.asarray(
        np.add.reduceat(spot[:, 1:] * length, starts, axis=1) / np.add.reduceat(length, starts)
    )


def _last_day(evidence: Evidence, as_of: dt.date | None) -> dt.date:
    """Day on which the youngest rule begins that is known."""
    begins = [period(row.cells["valid_from"]).start for row in evidence.tables[TABLE]]
    known = [one for one in begins if as_of is None or one <= as_of]
    return max(known, default=as_of or min(begins))
