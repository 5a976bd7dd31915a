"""What the draws of a project say of its risk, and what they spread around."""

from __future__ import annotations

from polysight.report.blocks import Runs
from polysight.report.feasibility.dossier import Dossier

#: Mode of a price that follows the paths of the market model.
MARKET = "ensemble"
#: Share of the draws from which on a plan is told to be doubtful.
HALF = 0.5


def odds_told(told: Dossier) -> Runs:
    """How many of the draws lose money; empty where the file has no distributions.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    tuple of Words or Cite
        The sentence.
    """
    draws, loss = told.number("project.draws"), told.number("project.chance", "loss")
    return told.runs(f"odds{drawn_from(told)}", draws=draws, loss=loss)


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


def doubtful(told: Dossier, chance: str) -> bool:
    """Whether what is feared happens in at least half of the draws.

    Parameters
    ----------
    told : Dossier
        The project.
    chance : str
        Key of ``project.chance``.

    Returns
    -------
    bool
        False where the file has no distributions.
    """
    one = told.number("project.chance", chance)
    return one is not None and one.value >= HALF
