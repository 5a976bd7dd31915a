"""What futures, long contracts and a group of its own do to the cash of a project and its need.

The price moves as the quotes have moved, around the project's own path; every variant meets the
same paths. Variants differ in who bears the price: nobody but the project, futures, a buyer under
contract, both, or neighbours inside one group.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from polysight.investment.case import ProjectCase
from polysight.investment.mean_reversion import MeanReversion, ReversionFit, reversion_fit
from polysight.investment.outcomes import Outcome
from polysight.investment.risk import quantiles
from polysight.investment.rows import Row
from polysight.investment.statement import yearly_sums
from polysight.study.futures_basis import FuturesBasis, futures_basis
from polysight.study.hedge_file import HedgeTerms
from polysight.study.hedge_group import StageProfit, stages
from polysight.study.hedge_variants import FUTURES, HedgeGround, MarketDraws, Variant
from polysight.study.polysilicon_months import MonthlyPrices, polysilicon_months
from polysight.study.project_case import ResolvedProject
from polysight.study.project_options import option_terms
from polysight.study.view import View

Floats = NDArray[np.float64]

DRAWS, SEED = 2000, 20_260_101
#: Shares of draws at which figures are told.
SHARES = (0.05, 0.5, 0.95, 0.99)


@dataclass(frozen=True, eq=False, slots=True)
class HedgeRow:
    """One variant over all draws; quantiles have the axis `SHARES`.

    Parameters
    ----------
    variant : Variant
        Who bears the price.
    yearly_low : ndarray of float
        Axis full year of operation; 5 % quantile of the cash available for debt service [CNY].
    yearly_mean, yearly_deviation : ndarray of float
        Same axis; mean and standard deviation [CNY].
    cover : ndarray of float
        Least cover of debt service among the years in which long-term loans are repaid.
    short_loan : ndarray of float
        Largest short loan [CNY].
    bound : ndarray of float
        Most cash that margins and losses of futures bind [CNY].
    need : ndarray of float
        Largest sum of both in one period [CNY].
    beyond_cash : ndarray of float
        Largest part of that sum which the project's own cash does not pay [CNY].
    largest_call : ndarray of float
        Most that had to be paid in between two settlements [CNY].
    value : ndarray of float
        Present value after tax [CNY].
    value_mean, fees_mean : float
        Means of present value and of all fees [CNY].
    loss_chance, cover_chance : float
        Shares of draws whose present value is negative, and whose cover falls below one.
    central : ndarray of float
        Axis outcome; with the price on its path throughout.
    central_cover : float
        Cover as above, on that path.
    """

    variant: Variant
    yearly_low: Floats
    yearly_mean: Floats
    yearly_deviation: Floats
    cover: Floats
    short_loan: Floats
    bound: Floats
    need: Floats
    beyond_cash: Floats
    largest_call: Floats
    value: Floats
    value_mean: float
    fees_mean: float
    loss_chance: float
    cover_chance: float
    central: Floats
    central_cover: float

    @property
    def low(self) -> float:
        """Mean over full years of the 5 % quantile of a year's cash.

        Returns
        -------
        float
            CNY.
        """
        return float(self.yearly_low.mean())


@dataclass(frozen=True, eq=False, slots=True)
class HedgeTable:
    """Variants of one project.

    Parameters
    ----------
    terms : HedgeTerms
        The plan.
    rows : tuple of HedgeRow
        By variant.
    years : tuple of int
        Full calendar years of operation.
    rules_day : datetime.date
        Day of the youngest rule that was used; it is held to the end.
    most_lots : dict of Variant to int
        Most lots held, of variants with futures.
    short_of_plan : dict of Variant to float
        Part of the planned lots that rules keep from being held.
    quotes : MonthlyPrices
        Quotes from which the movement of the price is taken.
    fit : ReversionFit
        That movement.
    basis : FuturesBasis
        Futures over spot, with window and interval.
    stages : tuple of StageProfit
        Where profit stands inside the group; empty without one.
    draws, seed : int
        Number of paths, and start of the random numbers.
    inputs : tuple of str
        Rows, sources and assumptions on which the table rests.
    """

    terms: HedgeTerms
    rows: tuple[HedgeRow, ...]
    years: tuple[int, ...]
    rules_day: dt.date
    most_lots: dict[Variant, int]
    short_of_plan: dict[Variant, float]
    quotes: MonthlyPrices
    fit: ReversionFit
    basis: FuturesBasis
    stages: tuple[StageProfit, ...]
    draws: int
    seed: int
    inputs: tuple[str, ...]

    def row(self, variant: Variant) -> HedgeRow:
        """Row of a variant.

        Parameters
        ----------
        variant : Variant
            Which.

        Returns
        -------
        HedgeRow
            Its row.
        """
        return next(one for one in self.rows if one.variant is variant)


def project_hedge(
    resolved: ResolvedProject, terms: HedgeTerms, *, draws: int = DRAWS, seed: int = SEED
) -> HedgeTable:
    """Variants of a project file.

    Parameters
    ----------
    resolved : ResolvedProject
        The project.
    terms : HedgeTerms
        The plan.
    draws, seed : int
        Number of paths, and start of the random numbers.

    Returns
    -------
    HedgeTable
        Every variant on the same paths.
    """
    return hedge_table(resolved.case, resolved.view, terms, draws=draws, seed=seed)


def hedge_table(
    case: ProjectCase,
    view: View,
    terms: HedgeTerms,
    *,
    draws: int = DRAWS,
    seed: int = SEED,
    price: MeanReversion | None = None,
) -> HedgeTable:
    """Variants of a case.

    Parameters
    ----------
    case : ProjectCase
        The project.
    view : View
        The evidence.
    terms : HedgeTerms
        The plan.
    draws, seed : int
        Number of paths, and start of the random numbers.
    price : MeanReversion, optional
        How the price moves; as it most likely does by the quotes when omitted.

    Returns
    -------
    HedgeTable
        Every variant on the same paths.
    """
    window = option_terms(view.evidence, view)
    quotes = polysilicon_months(view, window.first, window.last)
    fit = reversion_fit(quotes.years, quotes.price_cny_per_kg)
    basis = futures_basis(view)
    ground = HedgeGround(case, view, terms)
    movement = fit.central if price is None else price
    moving = ground.drawn(movement, basis.used, draws, seed)
    still = ground.drawn(
        replace(movement, volatility=0.0), replace(basis.used, volatility=0.0), 1, seed
    )
    variants = [one for one in Variant if one is not Variant.GROUP or terms.group is not None]
    full = ground.full_years()
    positions = {one: ground.position(one) for one in variants if one in FUTURES}
    rows = tuple(_row(ground, one, moving, still, full) for one in variants)
    told = {
        *quotes.inputs, *basis.inputs, *ground.rows, *terms.inputs, *window.inputs,
    }  # fmt: skip
    return HedgeTable(
        terms=terms,
        rows=rows,
        years=tuple(int(case.first_year + year) for year in full),
        rules_day=ground.rules_day,
        most_lots={one: int(each.held.max()) for one, each in positions.items()},
        short_of_plan={one: each.short_of_plan for one, each in positions.items()},
        quotes=quotes,
        fit=fit,
        basis=basis,
        stages=stages(case, terms.group, moving.market) if terms.group else (),
        draws=draws,
        seed=seed,
        inputs=tuple(sorted(told)),
    )


def _row(
    ground: HedgeGround,
    variant: Variant,
    moving: MarketDraws,
    still: MarketDraws,
    full: NDArray[np.int64],
) -> HedgeRow:
    flows, hedged = ground.worked(variant, moving)
    central, _ = ground.worked(variant, still)
    own = yearly_sums(ground.case, flows.row(Row.EBITDA) - flows.row(Row.INCOME_TAX))[:, full]
    short, cash = flows.row(Row.SHORT_LOAN), flows.row(Row.CASH)
    before = np.concatenate([np.zeros((len(cash), 1)), cash[:, :-1]], axis=1)
    need = short + hedged.bound
    beyond = np.maximum(need - np.where(hedged.bound > 0.0, np.minimum(before, cash), 0.0), 0.0)
    value = flows.outcomes.of(Outcome.NPV)
    cover = flows.outcomes.of(Outcome.MINIMUM_DEBT_COVER)
    return HedgeRow(
        variant=variant,
        yearly_low=np.array([quantiles(year, SHARES[0]) for year in own.T]),
        yearly_mean=own.mean(axis=0),
        yearly_deviation=own.std(axis=0),
        cover=quantiles(cover, SHARES),
        short_loan=quantiles(short.max(axis=1), SHARES),
        bound=quantiles(hedged.bound.max(axis=1), SHARES),
        need=quantiles(need.max(axis=1), SHARES),
        beyond_cash=quantiles(beyond.max(axis=1), SHARES),
        largest_call=quantiles(hedged.largest_call, SHARES),
        value=quantiles(value, SHARES),
        value_mean=float(value.mean()),
        fees_mean=float(hedged.fees.mean()),
        loss_chance=float(np.mean(value < 0.0)),
        cover_chance=float(np.mean(cover < 1.0)),
        central=central.outcomes.values[:, 0],
        central_cover=float(central.outcomes.of(Outcome.MINIMUM_DEBT_COVER)[0]),
    )
