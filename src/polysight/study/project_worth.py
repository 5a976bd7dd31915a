"""Whether a project is worth it, and what stands in its way."""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from polysight.investment.case import ProjectCase
from polysight.investment.rows import Row
from polysight.study.project_evaluation import Evaluation
from polysight.study.project_finding import FindingKind

#: Short loan up to which cash is taken to suffice [CNY].
SHORT_CNY = 1.0


class Worth(StrEnum):
    """Whether a project earns what is asked of it."""

    WORTH_IT = "worth-it"
    NOT_WORTH_IT = "not-worth-it"
    CANNOT_JUDGE = "cannot-judge"


def worth(found: Evaluation) -> Worth:
    """Whether a project earns its discount rate after tax at every end of what is open.

    Parameters
    ----------
    found : Evaluation
        The project worked through.

    Returns
    -------
    Worth
        Cannot be judged where the ends of what nobody can judge disagree.
    """
    values = npv_ends(found)
    if min(values) >= 0.0:
        return Worth.WORTH_IT
    return Worth.NOT_WORTH_IT if max(values) < 0.0 else Worth.CANNOT_JUDGE


def npv_ends(found: Evaluation) -> list[float]:
    """Value after tax as stated and at every end of what is open.

    Parameters
    ----------
    found : Evaluation
        The project worked through.

    Returns
    -------
    list of float
        CNY; the value as stated first.
    """
    ends = [end for one in found.bounds for end in (one.low, one.high)]
    return [one.after_tax.npv_cny for one in (found.indicators, *ends)]


def flaws(found: Evaluation) -> tuple[str, ...]:
    """What stands in the way of a project that is worth it.

    Parameters
    ----------
    found : Evaluation
        The project worked through.

    Returns
    -------
    tuple of str
        ``debt`` where a year of repayment is not covered or the owners' capital is used up, and
        under a loan that takes whatever cash there is, where a short loan has to fill a gap;
        ``law`` where a rule is missed.
    """
    _, covers = repayment_covers(found)
    lost = found.indicators.insolvent_year is not None
    missed = any(one.kind is FindingKind.FAIL for one in found.findings)
    short = bool((covers < 1.0).any())
    if swept(found.statement.case):
        short = float(found.statement.row(Row.SHORT_LOAN).max()) > SHORT_CNY
    named = {"debt": short or lost, "law": missed}
    return tuple(name for name, holds in named.items() if holds)


def swept(case: ProjectCase) -> bool:
    """Whether a loan is repaid from whatever cash there is and not by a plan.

    Covers of single years then follow the cash, that of earlier years with it, and a cover below
    one is no failure; a short loan is.

    Parameters
    ----------
    case : ProjectCase
        The project.

    Returns
    -------
    bool
        True where one of its loans is.
    """
    return any(one.repayment == "sweep" for one in case.financing.loans)


def repayment_covers(found: Evaluation) -> tuple[np.ndarray, np.ndarray]:
    """Cover of debt service in the years in which long-term loans are repaid.

    Parameters
    ----------
    found : Evaluation
        The project worked through.

    Returns
    -------
    years, covers : ndarray
        Calendar years and covers; empty without long-term loans.
    """
    told, covers = found.statement, found.indicators.debt_service_cover
    counted = (told.annual(Row.PRINCIPAL) > 0.0) & np.isfinite(covers)
    return np.asarray(told.years[counted]), np.asarray(covers[counted])
