"""Sections on debt and cash: whether debt is served, year by year, and whether cash suffices."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.report.blocks import Block, Grid, Paragraph, Runs, Words
from polysight.report.feasibility.debt_judgement import ALONE, REPAID, debt_told
from polysight.report.feasibility.dossier import Dossier
from polysight.report.feasibility.drawings import picture
from polysight.study.result import Number


def debt(told: Dossier) -> Iterator[Block]:
    """Whether debt is served, year by year.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        Findings, figure and table.
    """
    for runs in list(debt_told(told))[:1]:
        yield Paragraph(runs)
    least = told.number("project.cover", "debt-service")
    if least is None:
        return
    yield picture(told, "debt_cover", 1, told.runs("feas_figure.debt_cover", least=least))
    yield from told.tell("debt_table")
    if any(told.number(ALONE, year) for year, _ in served(told)):
        yield from told.tell("debt_alone", "note")
    yield from cover_table(told)


def cover_table(told: Dossier) -> Iterator[Grid]:
    """Covers, repayment and debt until the debt is repaid.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Grid
        The table.
    """
    rows: list[tuple[Runs, ...]] = []
    ids: list[Number | None] = []
    for year, cover in served(told):
        rest = ("interest_cover", "principal", "debt", "break_even_price")
        numbers = [cover, *(told.number(f"project.{one}", year) for one in rest)]
        ids += numbers
        rows.append(((Words(year),), *(told.cell(one) for one in numbers)))
    head = told.heads("year", "debt", "interest", "principal", "outstanding", "even")
    yield from told.grid("covers", head, rows, ids)


def served(told: Dossier) -> Iterator[tuple[str, Number]]:
    """Years that owe interest or repayment, until the debt is repaid.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    tuple of str and Number
        The year, and the cover of its debt service.
    """
    for year in told.writer.numbers.keys(REPAID, "year"):
        cover = told.number(REPAID, year) or told.number(ALONE, year)
        if cover is not None:
            yield year, cover


def cash(told: Dossier) -> Iterator[Block]:
    """Whether cash suffices in every year.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        Findings.
    """
    for runs in list(debt_told(told))[1:]:
        yield Paragraph(runs)
    lacking = told.number("project.count", "cash-short-years")
    short = any(cover.value < 1.0 for _, cover in served(told))
    if lacking is not None and lacking.value == 0.0 and short:
        yield from told.tell("cash_bridged")
    yield from told.tell("cash_liability", "note")
