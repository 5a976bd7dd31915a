"""A project worked through: statement, indicators, bounds, a lender's rating, findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from polysight.investment.case import ProjectCase
from polysight.investment.indicators import Indicators, indicators, mean_price
from polysight.investment.rows import Row
from polysight.investment.statement import Statement, statement
from polysight.policy.scorecard import Rating
from polysight.study.project_case import ResolvedProject
from polysight.study.project_finding import Finding, FindingKind, by_urgency, finding
from polysight.study.project_law import CAPITAL
from polysight.study.project_lender import lender_rating

PERCENT = 100.0
MILLION = 1e6


@dataclass(frozen=True, eq=False)
class Bound:
    """A project at both ends of what nobody can judge.

    Parameters
    ----------
    topic : str
        What is open, for example ``export-rebate``.
    low, high : Indicators
        With the lower and with the higher number.
    """

    topic: str
    low: Indicators
    high: Indicators


@dataclass(frozen=True, eq=False)
class Evaluation:
    """Everything that a project comes to.

    Parameters
    ----------
    resolved : ResolvedProject
        Its numbers and what they rest on.
    statement : Statement
        Every row by period.
    indicators : Indicators
        Value, rates of return, paybacks, covers, break-even, least sustainable price.
    bounds : tuple of Bound
        Indicators at both ends of what nobody can judge.
    rating : Rating
        How a lender may rate it.
    findings : tuple of Finding
        What law, evidence and tables say, the most urgent first.
    """

    resolved: ResolvedProject
    statement: Statement
    indicators: Indicators
    bounds: tuple[Bound, ...]
    rating: Rating
    findings: tuple[Finding, ...]


def evaluate(resolved: ResolvedProject, case: ProjectCase | None = None) -> Evaluation:
    """A project worked through.

    Parameters
    ----------
    resolved : ResolvedProject
        Its numbers.
    case : ProjectCase, optional
        Other numbers of the same project, such as those of a scenario; bounds are then left out,
        because they belong to the numbers of the file.

    Returns
    -------
    Evaluation
        Statement, indicators, bounds, rating and findings.

    Raises
    ------
    DataError
        If the numbers are impossible together, or the file answers what its scorecard does not
        ask.
    """
    own = resolved.case if case is None else case
    told = statement(own)
    found = indicators(told)
    bounds = resolved.bounds if case is None else {}
    numbers = lender_numbers(told, found)
    return Evaluation(
        resolved,
        told,
        found,
        tuple(
            Bound(topic, indicators(statement(low)), indicators(statement(high)))
            for topic, (low, high) in bounds.items()
        ),
        lender_rating(resolved, numbers),
        by_urgency((*resolved.findings, *table_findings(told, found))),
    )


def lender_numbers(told: Statement, found: Indicators) -> dict[str, tuple[float, str]]:
    """What the tables of a project answer to a lender.

    Parameters
    ----------
    told : Statement
        The statement.
    found : Indicators
        Its indicators.

    Returns
    -------
    dict of str to (float, str)
        Number and unit by parameter; NaN where the tables have none. Cover of debt service counts
        the years in which principal of long-term loans is repaid.
    """
    repaid = told.annual(Row.PRINCIPAL) > 0.0
    cover = found.debt_service_cover[repaid & np.isfinite(found.debt_service_cover)]
    least = found.minimum_price_cny_per_kg
    price = mean_price(told)[found.normal_year]
    return {
        CAPITAL: (told.case.financing.equity_share * PERCENT, "%"),
        "dscr-minimum": (float(cover.min()) if cover.size else np.nan, "1"),
        "dscr-mean": (float(cover.mean()) if cover.size else np.nan, "1"),
        "llcr": (found.loan_life_cover, "1"),
        "break-even-load": (float(found.break_even.load_share[found.normal_year]) * PERCENT, "%"),
        "price-margin": ((price / least - 1.0) * PERCENT if least > 0.0 else np.nan, "%"),
    }


def table_findings(told: Statement, found: Indicators) -> Iterator[Finding]:
    """What the tables themselves say that a reader must not miss.

    Parameters
    ----------
    told : Statement
        The statement.
    found : Indicators
        Its indicators.

    Yields
    ------
    Finding
        Short loans, debt that is not served out of what is earned, a price below what sustains
        the project.
    """
    borrowed = told.year_end(Row.SHORT_LOAN)
    if borrowed.max() > 1.0:
        yield finding(
            "cash", FindingKind.NOTE, "project_finding.short_loan",
            years=int((borrowed > 1.0).sum()), year=int(told.years[np.argmax(borrowed > 1.0)]),
            most=f"{borrowed.max() / MILLION:.0f}",
        )  # fmt: skip
    cover, _ = lender_numbers(told, found)["dscr-minimum"]
    if cover < 1.0:
        key = "project_finding.cover"
        yield finding("loans", FindingKind.NOTE, key, cover=f"{cover:.2f}")
    price = float(mean_price(told)[found.normal_year])
    least = found.minimum_price_cny_per_kg
    if price < least:
        yield finding(
            "price", FindingKind.NOTE, "project_finding.price_below",
            price=f"{price:.1f}", least=f"{least:.1f}",
            rate=f"{PERCENT * found.after_tax.discount_rate:g}",
        )  # fmt: skip
