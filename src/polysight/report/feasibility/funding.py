"""Section on who pays for a project, and what the law asks of its equity."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.report.blocks import Block, Grid, Runs, Words
from polysight.report.feasibility.dossier import Dossier
from polysight.report.feasibility.statement_tables import line_label, with_unit
from polysight.study.project_law import CAPITAL
from polysight.study.project_study_tables import SUM
from polysight.study.result import Number

#: Table of use and sources of funds, and how deep its lines are told.
FUNDING, DEEPEST = "investment_plan", 2
#: Line of the table of funds that holds the loan for working capital.
TURNOVER = "working_capital_loan_change"


def financing(told: Dossier) -> Iterator[Block]:
    """Who pays, and what the law asks of equity.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        Findings and a table.
    """
    equity, loans = (told.number("project.money", one) for one in ("equity", "loans"))
    if loans is None or loans.value == 0.0:
        yield from told.tell("financing_own", equity=equity)
    else:
        share = told.number("project.equity_share")
        yield from told.tell("financing", equity=equity, share=share, loans=loans)
        yield from told.tell("financing_turnover", loan=_turnover(told))
    yield from funding(told)
    yield from _equity_rules(told)


def _turnover(told: Dossier) -> Number | None:
    """Loan for working capital, where there is one."""
    for line in told.study.lines:
        if line.table == FUNDING and line.key == TURNOVER:
            one = told.number(line.array, line.number, SUM)
            return one if one is not None and one.value > 0.0 else None
    return None


def funding(told: Dossier) -> Iterator[Grid]:
    """Use and source of the money that is invested, from the plan of the statement.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Grid
        The table; both parts have the same sum.
    """
    rows: list[tuple[Runs, ...]] = []
    ids: list[Number | None] = []
    for line in told.study.lines:
        if line.table != FUNDING or not line.array or line.level > DEEPEST:
            continue
        one = told.number(line.array, line.number, SUM)
        if one is None:
            continue
        ids.append(one)
        rows.append(((Words(line_label(told, line)),), told.writer.cell(one)))
    for grid in told.grid("funding", told.heads("line", "sum"), rows, ids):
        yield Grid(with_unit(told, grid.caption), grid.head, grid.rows, grid.note)


def _equity_rules(told: Dossier) -> Iterator[Block]:
    """Verdicts of the rules on equity."""
    for letter in "abcdefghijklmnop":
        name = f"project.law_answer_{letter}"
        for one in told.study.verdicts:
            if one.rule.parameter != CAPITAL or one.kind.value not in ("pass", "fail"):
                continue
            got, limit = (
                told.number(each, one.rule.id) for each in (name, f"project.law_limit_{letter}")
            )
            title = getattr(one.instrument.title, told.writer.language)
            yield from told.tell(f"financing_law_{one.kind.value}", got=got, law=title, limit=limit)
