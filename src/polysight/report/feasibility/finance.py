"""Chapter on investment, profit, financing, debt and cash."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby

from polysight.report.blocks import Block, Grid, Paragraph, Picture, Runs, Words, plain
from polysight.report.chapters.finding import finite, key_at
from polysight.report.chapters.project import CHANGES
from polysight.report.feasibility.bounds import either
from polysight.report.feasibility.distress import lost_cases
from polysight.report.feasibility.dossier import Dossier
from polysight.report.feasibility.judgement import (
    debt_told,
    price_told,
    strongest,
    worth_told,
)
from polysight.report.feasibility.odds import drawn_from
from polysight.report.feasibility.statement_tables import construction
from polysight.report.figures.frame import data_table
from polysight.report.figures.project import drawn
from polysight.report.references import source_line
from polysight.report.statement import SAME, unmoved
from polysight.study.project_sensitivity import project_sensitivity
from polysight.study.result import Number

FLOWS = ("before-tax", "after-tax", "equity")
#: Static and discounted payback of a viewpoint among the main indicators.
PAYBACKS = ("payback", "dynamic-payback")
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
    yield from _values(told)
    yield from _tax_ends(told)
    yield _picture(told, "cash_flow", 0, _cash_flow_summary(told))
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


def _values(told: Dossier) -> Iterator[Grid]:
    """Value, rate and payback from each viewpoint, with the rate that is asked."""
    rows: list[tuple[Runs, ...]] = []
    ids: list[Number | None] = []
    for flow in FLOWS:
        rate = told.number("project.discount_rate", flow)
        numbers = [rate, *(told.number(f"investment.{one}", flow) for one in ("npv", "irr"))]
        paid = [told.number("project.headline_time", f"{one}-{flow}") for one in PAYBACKS]
        ids += [*numbers, *paid]
        never = (Words(told.words("feas_head.never")),)
        rows.append(
            (
                (Words(told.words(f"flow_word.{flow}")),),
                *(told.cell(one) for one in numbers),
                *(never if one is None else told.cell(one) for one in paid),
            )
        )
    head = told.heads("flow", "discount", "npv", "irr", "payback", "dynamic")
    yield from told.grid("values", head, rows, ids)


def _cash_flow_summary(told: Dossier) -> Runs:
    npv = told.number("investment.npv", "after-tax")
    payback = told.number("investment.payback", "static")
    if payback is None:
        return told.runs("feas_figure.cash_flow_never", npv=npv)
    return told.runs("feas_figure.cash_flow", npv=npv, payback=payback)


def _about(told: Dossier) -> drawn.About:
    title = told.worded(told.study.resolved.file.title)
    return drawn.About(told.writer.language, title, told.study.name, told.factor)


def _picture(told: Dossier, key: str, place: int, summary: Runs) -> Picture:
    """A figure of the project as a figure of the document."""
    drawing = drawn.evaluation(told.study.evaluation, _about(told))[place]
    ids = {
        "cash_flow": finite(told.writer.numbers, "investment.cumulative_cash_flow"),
        "debt_cover": finite(told.writer.numbers, "project.debt_service_cover"),
    }[key]
    return _framed(told, f"feasibility_{key}", (drawing.svg, drawing.png), ids, summary)


def _framed(
    told: Dossier, key: str, drawing: tuple[bytes, bytes], ids: Sequence[Number], summary: Runs
) -> Picture:
    writer = told.writer
    writer.drawn.update(dict.fromkeys(one.id for one in ids))
    note = source_line(writer, [one.id for one in ids])
    title = writer.words(f"figure.{key}")
    return Picture(key, title, summary, note, *drawing, data_table(writer, ids))


def _sensitive(told: Dossier) -> Iterator[Block]:
    """The factor that matters most, the tornado and the table."""
    turn = strongest(told)
    if turn is not None:
        name = told.factor(key_at(turn, 0))
        key = "profit_rise" if turn.value > 0.0 else "profit_sensitive"
        yield from told.tell(key, factor=name, turn=turn)
        found = project_sensitivity(told.study.resolved.case)
        rate = told.study.evaluation.indicators.after_tax.discount_rate
        bars = drawn.sensitivity(found, _about(told), rate)[0]
        ids = finite(told.writer.numbers, SENSITIVITY)
        summary = told.runs("feas_figure.tornado", factor=name)
        yield _framed(told, "feasibility_tornado", (bars.svg, bars.png), ids, summary)
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
    yield from lost_cases(told, {titles[one.name]: one.distress for one in told.study.scenarios})
    yield from idle(told)


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
    npv, stands = (
        told.number("investment.npv", "after-tax"), told.number("project.stress_npv", "planned")
    )  # fmt: skip
    if npv is None or stands is None or math.isclose(npv.value, stands.value, rel_tol=SAME):
        yield from told.tell("idles", "note")
    else:
        yield from told.tell("idles_plan", "note", idle=stands, npv=npv)


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
    yield _picture(told, "debt_cover", 1, told.runs("feas_figure.debt_cover", least=least))
    yield from told.tell("debt_table")
    yield from cover_table(told)


def cover_table(told: Dossier) -> Iterator[Grid]:
    """Covers, repayment and debt in the years of repayment.

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
    for year in told.writer.numbers.keys("project.debt_service_cover", "year"):
        numbers = [
            told.number(f"project.{one}", year)
            for one in ("debt_service_cover", "interest_cover", "principal", "debt",
                        "break_even_price")
        ]  # fmt: skip
        if numbers[0] is None:
            continue
        ids += numbers
        rows.append(((Words(year),), *(told.cell(one) for one in numbers)))
    head = told.heads("year", "debt", "interest", "principal", "outstanding", "even")
    yield from told.grid("covers", head, rows, ids)


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
    lacking, short = (
        told.number("project.count", one) for one in ("cash-short-years", "short-cover-years")
    )
    if lacking is not None and lacking.value == 0.0 and short is not None and short.value > 0.0:
        yield from told.tell("cash_bridged")
    yield from told.tell("cash_liability", "note")
