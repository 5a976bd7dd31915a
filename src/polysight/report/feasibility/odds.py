"""What the draws of a project say of its risk, and what they spread around."""

from __future__ import annotations

import math

from polysight.report.blocks import Runs
from polysight.report.feasibility.dossier import Dossier
from polysight.report.statement import SAME
from polysight.study.result import Number

#: Mode of a price that follows the paths of the market model.
MARKET = "ensemble"
#: Chances by draws around the plan, and by draws of the market model.
CHANCE, MARKET_CHANCE = "project.chance", "project.market_chance"
#: Share of the draws from which on a plan is told to be doubtful.
HALF = 0.5


def odds_told(told: Dossier) -> Runs:
    """How many of the draws lose money, around the plan and by the prices of the market model.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    tuple of Words or Cite
        The sentences; empty where the file has no distributions.
    """
    draws, loss = told.number("project.draws"), told.number("project.chance", "loss")
    found = told.runs(f"odds{drawn_from(told)}", draws=draws, loss=loss)
    if not found:
        return ()
    return (*found, *_idle_plan(told), *by_market(told))


def by_market(told: Dossier) -> Runs:
    """What the draws come to with the prices of the market model in place of the plan.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    tuple of Words or Cite
        The sentence; empty where no such draws were made.
    """
    return told.runs(
        "odds_beside",
        loss=told.number(MARKET_CHANCE, "loss"),
        median=told.number("project.market_npv", "0.5"),
    )


def _idle_plan(told: Dossier) -> Runs:
    """Value of a plan whose plant stands still where running loses cash, as it does in draws."""
    npv, idle = idle_values(told)
    if npv is None or idle is None or math.isclose(npv.value, idle.value, rel_tol=SAME):
        return ()
    return told.runs("odds_idle", idle=idle)


def idle_values(told: Dossier) -> tuple[Number | None, Number | None]:
    """Value of the plan as it runs on, and as it stands still where running loses cash.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    tuple of Number or None
        Both.
    """
    runs_on = told.number("investment.npv", "after-tax")
    return runs_on, told.number("project.stress_npv", "planned")


def drawn_from(told: Dossier) -> str:
    """Ending of the sentences on draws, by what their prices are drawn from.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    str
        ``_market`` where prices are paths of the market model; empty where they spread around the
        plan of the project file.
    """
    modes = {str(one.price.mode) for one in told.study.resolved.file.products}
    return "_market" if MARKET in modes else ""


def doubtful(told: Dossier, chance: str, draws: str = CHANCE) -> bool:
    """Whether what is feared happens in at least half of the draws.

    Parameters
    ----------
    told : Dossier
        The project.
    chance : str
        Key of the chances.
    draws : str
        Array of the chances: those of draws around the plan, or of the market model.

    Returns
    -------
    bool
        False where the file has no distributions.
    """
    one = told.number(draws, chance)
    return one is not None and one.value >= HALF
