"""Chapter on investment, profit, financing, debt and cash."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby

from polysight.report.blocks import Block, Grid, Paragraph, Runs, Words, plain
from polysight.report.chapters.finding import finite, key_at
from polysight.report.chapters.project import CHANGES
from polysight.report.feasibility.bounds import either
from polysight.report.feasibility.distress import lost_cases
from polysight.report.feasibility.dossier import Dossier
from polysight.report.feasibility.drawings import about, framed, picture
from polysight.report.feasibility.judgement import price_told, strongest, worth_told
from polysight.report.feasibility.odds import MARKET_CHANCE, drawn_from, idle_values
from polysight.report.feasibility.statement_tables import construction
from polysight.report.feasibility.viewpoints import values
from polysight.report.figures.project import drawn
from polysight.report.statement import SAME, unmoved
from polysight.study.project_sensitivity import project_sensitivity
from polysight.study.result import Number

SENSITIVITY, TAX = "investment.sensitivity", "project.income_tax_rate"
#: Parts of the total investment.
PARTS = ("construction", "interest", "working-capital")
#: Outcomes in the tables of scenarios and stresses.
OUTCOMES = ("npv", "irr", "payback", "cover", "short_loan")
PAID = OUTCOMES.index("payback")
MINUS = "\N{MINUS SIGN}"


def investment(told: Dossier) -> Iterator[Block]:
    """What it costs to build.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        Finding and table.
    """
    total = told.number("investment.total_investment")
    parts = [told.number("project.money", one) for one in PARTS]
    yield from told.tell(
        "investment", total=total, construction=parts[0], interest=parts[1], working=parts[2]
    )
    if total is not None and not _adds_up(told, parts, total):
        yield from told.tell("investment_rounded", "note")
    yield from told.tell("investment_unit", unit=told.number("project.unit_investment"))
    yield from construction(told)


def profit(told: Dossier) -> Iterator[Block]:
    """Value and rates, what moves them, scenarios, and how sure they are.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        Findings, tables, figures and the doubt.
    """
    for runs in (worth_told(told), either(told), price_told(told)):
        if runs:
            yield Paragraph(runs)
    yield from values(told)
    yield from _tax_ends(told)
    yield picture(told, "cash_flow", 0, _cash_flow_summary(told))
    yield from _sensitive(told)
    yield from _scenarios(told)
    yield from told.tell(
        f"profit_doubt{drawn_from(told)}",
        "note",
        draws=told.number("project.draws"),
        loss=told.number("project.chance", "loss"),
        median=told.number("project.drawn_npv", "0.5"),
        low=told.number("project.drawn_npv", "0.05"),
    )
    yield from told.tell(
        "profit_beside",
        "note",
        loss=told.number(MARKET_CHANCE, "loss"),
        median=told.number("project.market_npv", "0.5"),
        low=told.number("project.market_npv", "0.05"),
    )


def _adds_up(told: Dossier, parts: Sequence[Number | None], total: Number) -> bool:
    """Whether numbers as they are printed sum to their total as it is printed."""

    def printed(one: Number) -> float:
        return float(plain(told.writer.value(one, "bare")).replace(",", ""))

    shown = sum(printed(one) for one in parts if one is not None)
    return math.isclose(shown, printed(total), rel_tol=SAME)


def _tax_ends(told: Dossier) -> Iterator[Block]:
    """Income tax by years where a lower one ends within the life."""
    rates = finite(told.writer.numbers, TAX)
    spans = [list(alike) for _, alike in groupby(rates, key=lambda one: one.value)]
    if not spans or all(one.value >= rates[-1].value for one in rates):
        return
    runs: Runs = ()
    for at, span in enumerate(spans):
        first, last = key_at(span[0], 0), key_at(span[-1], 0)
        place = "first" if not at else "from" if at == len(spans) - 1 else "between"
        key = "profit_tax_in" if place == "between" and first == last else f"profit_tax_{place}"
        runs += told.runs(key, rate=span[0], first=first, last=last)
    yield Paragraph(runs)


def _cash_flow_summary(told: Dossier) -> Runs:
    npv = told.number("investment.npv", "after-tax")
    payback = told.number("investment.payback", "static")
    if payback is None:
        return told.runs("feas_figure.cash_flow_never", npv=npv)
    return told.runs("feas_figure.cash_flow", npv=npv, payback=payback)


def _sensitive(told: Dossier) -> Iterator[Block]:
    """The factor that matters most, the tornado and the table."""
    turn = strongest(told)
    if turn is not None:
        name = told.factor(key_at(turn, 0))
        key = "profit_rise" if turn.value > 0.0 else "profit_sensitive"
        yield from told.tell(key, factor=name, turn=turn)
        found = project_sensitivity(told.study.resolved.case)
        rate = told.study.evaluation.indicators.after_tax.discount_rate
        bars = drawn.sensitivity(found, about(told), rate)[0]
        ids = finite(told.writer.numbers, SENSITIVITY)
        summary = told.runs("feas_figure.tornado", factor=name)
        yield framed(told, "feasibility_tornado", (bars.svg, bars.png), ids, summary)
    rows: list[tuple[Runs, ...]] = []
    every: list[Number | None] = []
    idle_factors: list[str] = []
    for factor in told.writer.numbers.keys(SENSITIVITY, "factor"):
        numbers = [told.number(SENSITIVITY, factor, one) for one in CHANGES]
        if unmoved(numbers):
            idle_factors.append(told.factor(factor))
            continue
        numbers.append(told.number("investment.switching_value", factor))
        every += numbers
        rows.append(((Words(told.factor(factor)),), *(told.writer.cell(one) for one in numbers)))
    heads = [told.words("word.change").format(change=signed(one)) for one in CHANGES]
    head = (told.words("head.factor"), *heads, told.words("head.switching_value"))
    for grid in told.grid("sensitivity", head, rows, every):
        unit = told.writer.unit(SENSITIVITY)
        title = told.words("line.with_unit").format(title=grid.caption, unit=unit)
        yield Grid(title, grid.head, grid.rows, grid.note)
    yield from told.tell("profit_reach", "note")
    if idle_factors:
        names = told.words("word.list").join(idle_factors)
        yield from told.tell("profit_unmoved", "note", factors=names)


def signed(change: str) -> str:
    """A change in per cent with its sign.

    Parameters
    ----------
    change : str
        The change as a share, for example ``-0.1``.

    Returns
    -------
    str
        For example a minus sign and ``10``.
    """
    return f"{float(change) * 100:+.0f}".replace("-", MINUS)


def outcome_rows(
    told: Dossier, name: str, titles: dict[str, str]
) -> tuple[list[tuple[Runs, ...]], list[Number | None]]:
    """Outcomes of changed projects as rows of a table.

    Parameters
    ----------
    told : Dossier
        The project.
    name : str
        ``scenario`` or ``stress``.
    titles : dict of str to str
        What each of them is, by its key.

    Returns
    -------
    tuple of list
        Rows, and their numbers.
    """
    rows: list[tuple[Runs, ...]] = []
    ids: list[Number | None] = []
    for key, title in titles.items():
        numbers = [told.number(f"project.{name}_{one}", key) for one in OUTCOMES]
        ids += numbers
        cells = [told.cell(one) for one in numbers]
        if numbers[PAID] is None:
            cells[PAID] = (Words(told.words("feas_head.never")),)
        rows.append(((Words(title),), *cells))
    return rows, ids


def _scenarios(told: Dossier) -> Iterator[Block]:
    titles = {one.name: told.worded(one.title) for one in told.study.scenarios}
    if not titles:
        return
    yield from told.tell("profit_scenarios")
    rows, ids = outcome_rows(told, "scenario", titles)
    head = told.heads("case", "npv", "irr", "payback", "cover", "short")
    yield from told.grid("scenarios", head, rows, ids)
    yield from ruinous(told, "scenario")
    yield from lost_cases(told, {titles[one.name]: one.distress for one in told.study.scenarios})
    yield from idle(told)


def ruinous(told: Dossier, name: str) -> Iterator[Paragraph]:
    """That a rate of return below zero ranks nothing, where a table of outcomes has one.

    Parameters
    ----------
    told : Dossier
        The project.
    name : str
        ``scenario`` or ``stress``.

    Yields
    ------
    Paragraph
        The note; nothing where all rates are above zero.
    """
    if any(one.value < 0.0 for one in finite(told.writer.numbers, f"project.{name}_irr")):
        yield from told.tell("rate_below_zero", "note")


def idle(told: Dossier) -> Iterator[Paragraph]:
    """That changed projects stand still where running loses cash, and what that does to the plan.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Paragraph
        The note.
    """
    npv, stands = idle_values(told)
    if npv is None or stands is None or math.isclose(npv.value, stands.value, rel_tol=SAME):
        yield from told.tell("idles", "note")
    else:
        yield from told.tell("idles_plan", "note", idle=stands, npv=npv)
