"""How sure a project is: distributions of its outcomes, figures of risk, and how far they hold.

Where the price of the file is simulated, every draw follows a path of the market, and the spread
that the file states for the price is left out: the paths hold it.

Nothing is dropped: draws without a rate of return, or whose money never comes back, stand at
infinity by the rule of `polysight.investment.risk` and are told as shares. The plant stands still
in periods in which a kilogram does not bring what it costs; owners who are liable for what they
pay in only lose no more than that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.investment.case import ProjectCase
from polysight.investment.draw_factors import PRICE
from polysight.investment.irr_row import IrrStatus
from polysight.investment.mean_reversion import MeanReversion
from polysight.investment.outcomes import Outcome
from polysight.investment.risk import Risk, quantiles, risk
from polysight.study.project_case import ResolvedProject
from polysight.study.project_distress import idling
from polysight.study.project_draws import (
    REPLICATES,
    SEED,
    ProjectDraws,
    paid_in_pieces,
    project_draws,
)
from polysight.study.project_factors import project_factors, without
from polysight.study.project_market import simulated_paths
from polysight.study.uncertain_project import UncertainProject
from polysight.uncertainty.convergence import Convergence, Estimator, convergence
from polysight.uncertainty.designs import Design

Floats = NDArray[np.float64]

COUNT = 16_384
QUANTILES = (0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99)
TAIL = 0.05
#: Outcomes that are numbers of their own, not codes.
TOLD = tuple(one for one in Outcome if not one.name.endswith("STATUS"))
STATUSES = {
    Outcome.IRR_BEFORE_TAX: Outcome.IRR_BEFORE_TAX_STATUS,
    Outcome.IRR: Outcome.IRR_STATUS,
    Outcome.IRR_EQUITY: Outcome.IRR_EQUITY_STATUS,
}
#: Values whose risk is told.
VALUES = (Outcome.NPV_BEFORE_TAX, Outcome.NPV, Outcome.NPV_EQUITY)


@dataclass(frozen=True, eq=False)
class Distribution:
    """One outcome over all draws.

    Parameters
    ----------
    outcome : Outcome
        Which.
    central : float
        Of the central case, every factor as the file has it.
    mean : float
        Over draws; infinite or NaN where draws are infinite.
    quantiles : ndarray of float
        Axis `QUANTILES`.
    below, above : float
        Shares of draws at minus and plus infinity: without a rate because money is lost at every
        rate, or because it is gained at every rate; never paid back; never owing.
    statuses : dict of IrrStatus to int
        Draws by what is known of their rate; empty for other outcomes.
    """

    outcome: Outcome
    central: float
    mean: float
    quantiles: Floats
    below: float
    above: float
    statuses: dict[IrrStatus, int]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of risk against the number of draws.

    Parameters
    ----------
    key : str
        Which figure, for example ``loss_probability``.
    outcome : Outcome
        Of which outcome.
    steps : Convergence
        Its value and interval; the last step has all draws.
    """

    key: str
    outcome: Outcome
    steps: Convergence


@dataclass(frozen=True, eq=False)
class ProjectUncertainty:
    """A project under draws of its factors.

    Parameters
    ----------
    draws : ProjectDraws
        All draws, with factors and correlations.
    distributions : tuple of Distribution
        One for each outcome.
    risks : dict of Outcome to Risk
        Chance of a loss, value at risk and expected shortfall of each present value.
    figures : tuple of Figure
        Figures with their intervals as draws are added.
    limited : Risk
        Of the owners' present value when they are liable for what they pay in only.
    paid_in : ndarray of float
        Axis draw; present value of what owners pay in [CNY].
    """

    draws: ProjectDraws
    distributions: tuple[Distribution, ...]
    risks: dict[Outcome, Risk]
    figures: tuple[Figure, ...]
    limited: Risk
    paid_in: Floats

    def distribution(self, outcome: Outcome) -> Distribution:
        """Distribution of one outcome.

        Parameters
        ----------
        outcome : Outcome
            Which.

        Returns
        -------
        Distribution
            Its distribution.
        """
        return next(one for one in self.distributions if one.outcome is outcome)


def project_uncertainty(
    resolved: ResolvedProject,
    *,
    case: ProjectCase | None = None,
    count: int = COUNT,
    seed: int = SEED,
    design: Design = Design.SOBOL,
    replicates: int = REPLICATES,
    minimum_price: bool = True,
    movement: MeanReversion | None = None,
    threads: int | None = None,
) -> ProjectUncertainty:
    """Distributions and figures of risk of a project.

    Parameters
    ----------
    resolved : ResolvedProject
        The project.
    case : ProjectCase, optional
        Another case of it, such as a scenario or a bound; its own case when omitted.
    count, seed, design, replicates, threads
        As of `polysight.study.project_draws.project_draws`.
    minimum_price : bool, default True
        Whether the minimum price of every draw is found.
    movement : MeanReversion, optional
        How the price moves about the level of a draw; see
        `polysight.study.project_draws.UncertainProject`.

    Returns
    -------
    ProjectUncertainty
        Everything told above.
    """
    factors, own = project_factors(resolved), case or resolved.case
    simulated = simulated_paths(resolved.file, resolved.view, own)
    project = UncertainProject(
        idling(own),
        factors if simulated is None else without(factors, PRICE),
        minimum_price=minimum_price,
        movement=movement,
        simulated=simulated,
    )
    draws = project_draws(
        project, count=count, seed=seed, design=design, replicates=replicates, threads=threads
    )
    central = project.central()
    paid = paid_in_pieces(project, draws.values, draws.paths, threads=threads)
    told = [one for one in TOLD if minimum_price or one is not Outcome.MINIMUM_PRICE]
    return ProjectUncertainty(
        draws,
        tuple(_distribution(draws, one, float(central[one])) for one in told),
        {one: risk(draws.outcomes[one], tail=TAIL) for one in VALUES},
        _figures(draws),
        risk(np.maximum(draws.outcomes[Outcome.NPV_EQUITY], -paid), tail=TAIL),
        paid,
    )


def _distribution(draws: ProjectDraws, outcome: Outcome, central: float) -> Distribution:
    row = draws.outcomes[outcome]
    codes = draws.outcomes[STATUSES[outcome]] if outcome in STATUSES else np.empty(0)
    counted = {status: int(np.count_nonzero(codes == status)) for status in IrrStatus}
    with np.errstate(invalid="ignore"):
        mean = float(np.mean(row))
    return Distribution(
        outcome=outcome,
        central=central,
        mean=mean,
        quantiles=quantiles(row, QUANTILES),
        below=float(np.mean(np.isneginf(row))),
        above=float(np.mean(np.isposinf(row))),
        statuses={status: number for status, number in counted.items() if number},
    )


def _by_replicate(figure: Callable[[Floats], float]) -> Estimator:
    def estimator(rows: Floats) -> Floats:
        return np.array([figure(row) for row in rows])

    return estimator


def _figures(draws: ProjectDraws) -> tuple[Figure, ...]:
    """Figures that a decision hangs on."""
    stated: tuple[tuple[str, Outcome, Callable[[Floats], float]], ...] = (
        ("mean", Outcome.NPV, lambda row: float(row.mean())),
        ("loss_probability", Outcome.NPV, lambda row: float(np.mean(row < 0.0))),
        ("loss_probability", Outcome.NPV_EQUITY, lambda row: float(np.mean(row < 0.0))),
        ("low", Outcome.NPV, lambda row: float(quantiles(row, TAIL))),
        ("expected_shortfall", Outcome.NPV, lambda row: risk(row, tail=TAIL).expected_shortfall),
        ("median", Outcome.IRR, lambda row: float(quantiles(row, 0.5))),
        ("below_one", Outcome.MINIMUM_DEBT_COVER, lambda row: float(np.mean(row < 1.0))),
        ("never", Outcome.PAYBACK, lambda row: float(np.mean(np.isposinf(row)))),
    )
    if draws.replicates < 2:
        return ()
    return tuple(
        Figure(key, outcome, convergence(draws.of(outcome), _by_replicate(figure)))
        for key, outcome, figure in stated
    )
