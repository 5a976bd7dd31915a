"""Whether a project serves its debt and keeps its owners' capital, in bound sentences."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.report.blocks import Runs
from polysight.report.chapters.finding import finite
from polysight.report.feasibility.dossier import Dossier
from polysight.study.project_worth import swept
from polysight.study.result import Number

#: Covers of the years of repayment, and of the years before that pay interest alone.
REPAID, ALONE = "project.debt_service_cover", "project.interest_alone"


def debt_told(told: Dossier) -> Iterator[Runs]:
    """Whether debt is served and cash suffices.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    tuple of Words or Cite
        What is said of debt, and what of cash.
    """
    yield (*_repaid(told), *interest_told(told))
    lacking = told.number("project.count", "cash-short-years")
    if lacking is not None and lacking.value > 0.0:
        yield told.runs(
            "cash_short", years=lacking, most=told.number("project.money", "short-loan")
        )
    else:
        yield told.runs("cash_sound")


def _repaid(told: Dossier) -> Runs:
    """Whether the years of repayment earn their debt service."""
    years = told.number("project.count", "repayment-years")
    short = told.number("project.count", "short-cover-years")
    least = told.number("project.cover", "debt-service")
    if years is None or years.value == 0.0:
        return told.runs("debt_none")
    if by_cash(told):
        return told.runs("debt_swept", least=least)
    if short is not None and short.value == years.value:
        return told.runs("debt_missed_all", when=short_years(told), least=least)
    if short is not None and short.value > 0.0:
        return told.runs(
            "debt_missed", years=years, short=short, when=short_years(told), least=least
        )
    return told.runs("debt_served", years=years, least=least)


def by_cash(told: Dossier) -> bool:
    """Whether a loan is repaid from whatever cash there is.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    bool
        True where covers of single years tell no failure.
    """
    return swept(told.study.resolved.case)


def interest_told(told: Dossier) -> Runs:
    """Years before repayment that do not earn their interest.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    tuple of Words or Cite
        The sentence; empty where there are none.
    """
    when = short_years(told, ALONE)
    if not when:
        return ()
    covers = finite(told.writer.numbers, ALONE)
    least = min(covers, key=lambda one: one.value)
    return told.runs("debt_interest", when=when, least=least)


def short_years(told: Dossier, covers: str = REPAID) -> str:
    """Years that do not earn their debt service.

    Parameters
    ----------
    told : Dossier
        The project.
    covers : str
        Array of their covers: of years of repayment, or of those that pay interest alone.

    Returns
    -------
    str
        The years, those that follow one another as a span.
    """
    spans: list[list[int]] = []
    for key in told.writer.numbers.keys(covers, "year"):
        cover = told.number(covers, key)
        if cover is None or cover.value >= 1.0:
            continue
        if spans and spans[-1][1] == int(key) - 1:
            spans[-1][1] = int(key)
        else:
            spans.append([int(key)] * 2)
    span = told.words("word.year_span")
    told_spans = (
        str(one) if one == two else span.format(first=one, last=two) for one, two in spans
    )
    return told.words("word.list").join(told_spans)


def worth_but_debt(told: Dossier, npv: Number | None, irr: Number | None) -> Runs:
    """That a project with value cannot stay solvent, and which of the two ways it fails.

    Parameters
    ----------
    told : Dossier
        The project.
    npv, irr : Number or None
        Its value and its rate of return.

    Returns
    -------
    tuple of Words or Cite
        The sentence.
    """
    cover = told.number("project.cover", "debt-service")
    if cover is not None and cover.value < 1.0 and not insolvent(told) and by_cash(told):
        most = told.number("project.money", "short-loan")
        return told.runs("worth_but_short", npv=npv, irr=irr, most=most)
    if cover is not None and cover.value < 1.0:
        return told.runs("worth_but_debt", npv=npv, irr=irr, cover=cover)
    return told.runs("worth_but_lost", npv=npv, irr=irr, year=insolvent(told))


def insolvent(told: Dossier) -> str:
    """First year whose debts exceed its assets.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    str
        The year; empty where there is none.
    """
    year = told.study.evaluation.indicators.insolvent_year
    return "" if year is None else str(told.study.evaluation.statement.years[year])


def advise_debt(told: Dossier) -> Runs:
    """What to do where debt is not served or the owners' capital is used up.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    tuple of Words or Cite
        The advice; another one where the operation earns nothing that could serve a loan.
    """
    least = told.number("project.cover", "debt-service")
    if least is None or least.value >= 1.0:
        return told.runs("advise_capital", year=insolvent(told))
    if least.value > 0.0 and by_cash(told):
        return told.runs("advise_swept", most=told.number("project.money", "short-loan"))
    return told.runs("advise_debt" if least.value > 0.0 else "advise_no_debt", least=least)
