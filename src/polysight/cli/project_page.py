"""A project as a page that a banker reads in a minute: the verdict first, then what it rests on."""

from __future__ import annotations

import math
from collections.abc import Sequence

import click
import numpy as np

from polysight.answers.comply_words import SourceList
from polysight.answers.project_answer import ProjectAnswer
from polysight.answers.project_verdict import verdict_lines
from polysight.answers.project_words import (
    PERCENT,
    finding_words,
    money,
    money_unit,
    place_words,
    price,
    rate,
    ratio,
    short_ids,
    worded,
    years,
)
from polysight.cli.project_outcome_table import write_scenarios
from polysight.cli.score_page import rating_line, write_rating
from polysight.cli.terminal import prose, table
from polysight.investment.case_time import MONTHS
from polysight.investment.indicators import mean_price
from polysight.investment.irr_row import IrrStatus
from polysight.investment.rows import Row
from polysight.investment.valuation import FlowValue, value_date
from polysight.messages import Language, item_name, text
from polysight.study.project_evaluation import Evaluation
from polysight.study.project_finding import Finding
from polysight.study.project_scenarios import ScenarioRow
from polysight.study.project_worth import repayment_covers

#: Findings that the verdict tells in its own words.
TOLD = ("project_finding.short_loan", "project_finding.cover", "project_finding.price_below")
#: Mark of a rate that is one of several.
SEVERAL = "*"


def write(
    asked: ProjectAnswer, found: Evaluation, scenarios: Sequence[ScenarioRow], language: Language
) -> None:
    """Print a project worked through.

    Parameters
    ----------
    asked : ProjectAnswer
        What was asked for.
    found : Evaluation
        What it comes to.
    scenarios : sequence of ScenarioRow
        Scenarios that stand beside it.
    language : {"en", "zh"}
        Language of the page.
    """
    write_head(asked, language)
    for line in verdict_lines(found, language):
        prose(line)
    click.echo()
    _values(found, language)
    _key_numbers(found, language)
    _bounds(found, language)
    if scenarios:
        write_scenarios(found.statement.case, scenarios, language)
        click.echo()
    write_findings([one for one in found.findings if one.reason.key not in TOLD], language)
    card = found.rating.scorecard
    told = {"card": worded(card.title, language), "verdict": rating_line(found.rating, language)}  # type: ignore[arg-type]
    prose(text("project_page.lender", language, **told))
    prose(text("project_page.next", language, name=asked.name))


def write_head(asked: ProjectAnswer, language: Language) -> None:
    """Print what the project is, when it runs, and how it is valued.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    language : {"en", "zh"}
        Language of the page.
    """
    file, case = asked.resolved.file, asked.case
    prose(text("project_page.title", language, title=worded(file.title, language), id=file.id))
    comma = text("comply.comma", language)
    words = comma.join(place_words(asked.resolved, asked.evidence, language))
    capacity = sum(one.capacity_kg_per_year for one in case.phases) / 1e6
    start = min(one.start_month for one in case.phases)
    running = min(one.start_month + one.construction_months for one in case.phases)
    ends = running + MONTHS * case.life_years - 1
    stated = {
        "capacity": f"{capacity:,.4g}", "phases": len(case.phases),
        "start": _month(case.first_year, start), "running": _month(case.first_year, running),
        "end": _month(case.first_year, ends), "decision": file.project.decision,
    }  # fmt: skip
    prose(text("project_page.head", language, words=words, **stated))
    valued = {
        "money": text(f"project_page.money_{file.valuation.money}", language),
        "inflation": f"{PERCENT * float(np.mean(case.valuation.inflation)):.2g}%",
        "date": value_date(case).isoformat(),
        "timing": text(f"project_page.timing_{case.valuation.timing}", language),
        "period": text(f"project_page.period_{case.period.replace('-', '_')}", language),
    }
    prose(text("project_page.valued", language, **valued))
    if asked.scenario is not None:
        title, why = asked.scenario.title, asked.scenario.reason
        told = {"title": worded(title, language), "reason": worded(why, language)}
        prose(text("project_page.scenario", language, name=asked.scenario.name, **told))
    click.echo()


def write_lender(asked: ProjectAnswer, found: Evaluation, language: Language) -> None:
    """Print how a lender may rate a project, criterion by criterion.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    found : Evaluation
        What it comes to.
    language : {"en", "zh"}
        Language of the page.
    """
    click.echo()
    sources = SourceList(asked.evidence)
    write_rating(found.rating, asked.evidence, sources, language)
    for line in sources.lines():
        prose(line)


def write_findings(findings: Sequence[Finding], language: Language) -> None:
    """Print what law, evidence and tables say, the most urgent first.

    Parameters
    ----------
    findings : sequence of Finding
        In the order of telling.
    language : {"en", "zh"}
        Language of the page.
    """
    header = text("project_page.finding_header", language).split("|")
    rows = []
    last = ""
    for one in findings:
        kind = text(f"project_page.finding_{one.kind.name.lower()}", language)
        cited = short_ids(one.inputs, language)
        rows.append(["" if kind == last else kind, finding_words(one, language), cited])
        last = kind
    table(text("project_page.findings", language), header, rows)
    click.echo()


def _month(first_year: int, month: int) -> str:
    return f"{first_year + month // MONTHS}-{month % MONTHS + 1:02d}"


def _values(found: Evaluation, language: Language) -> None:
    """Value, rates and paybacks of the three flows beside one another."""
    one = found.indicators
    flows = (one.before_tax, one.after_tax, one.equity)
    unit = money_unit(language)
    same = all(_same(flow.irr_per_year, flow.real_irr_per_year) for flow in flows)
    rows = [
        ("npv", [money(flow.npv_cny, language) for flow in flows]),
        ("discount", [f"{PERCENT * flow.discount_rate:g}%" for flow in flows]),
        ("irr", [_irr(flow, language) for flow in flows]),
        ("real_irr", [] if same else [rate(flow.real_irr_per_year, language) for flow in flows]),
        ("mirr", [rate(flow.mirr_per_year, language) for flow in flows]),
        ("payback", [years(flow.payback_years, language) for flow in flows]),
        ("payback_running", [years(flow.payback_from_operation_years, language) for flow in flows]),
        ("dynamic", [years(flow.dynamic_payback_years, language) for flow in flows]),
    ]
    told = {"unit": unit, "year": found.statement.case.first_year}
    header = text("project_page.value_header", language).split("|")
    table(
        "",
        header,
        [[text(f"project_page.row_{key}", language, **told), *cells] for key, cells in rows
         if cells],
        right=(1, 2, 3),
    )  # fmt: skip
    for name, flow in zip(header[1:], flows, strict=True):
        if flow.irr.status is not IrrStatus.OK:
            _irr_remark(name, flow, language)
    click.echo()


def _same(one: float, other: float) -> bool:
    return abs(one - other) < 5e-5 or (math.isnan(one) and math.isnan(other))


def _irr(flow: FlowValue, language: Language) -> str:
    told = rate(flow.irr_per_year, language)
    return f"{told}{SEVERAL}" if flow.irr.status is IrrStatus.MULTIPLE else told


def _irr_remark(name: str, flow: FlowValue, language: Language) -> None:
    status = flow.irr.status
    told = text(f"irr.{status.name.lower()}", language)
    if status is IrrStatus.MULTIPLE:
        roots = ", ".join(f"{PERCENT * root:.1f}%" for root in flow.irr.roots)
        told = text("project_page.several", language, told=told, roots=roots)
    prose(text("project_page.irr_remark", language, flow=name, told=told))


def _key_numbers(found: Evaluation, language: Language) -> None:
    """Price, break-even, money and debt, two columns of labels and numbers."""
    one, told = found.indicators, found.statement
    year = one.normal_year
    case = told.case
    unit = money_unit(language)
    covers = repayment_covers(found)[1]
    drawn = float(np.sum(told.row(Row.LOAN_DRAW)))
    invested = {
        "investment": money(one.total_investment_cny, language),
        "equity": money(float(told.row(Row.PAID_IN)[-1]), language),
        "loans": money(drawn, language),
        "interest": money(float(np.sum(told.row(Row.INTEREST_CAPITALISED))), language),
        "roi": rate(one.return_on_investment, language),
        "roe": rate(one.return_on_equity, language),
    }
    debt = {
        "cover": ratio(float(covers.min()) if covers.size else math.nan),
        "mean_cover": ratio(float(covers.mean()) if covers.size else math.nan),
        "life_cover": ratio(one.loan_life_cover),
        "short": money(float(np.max(told.row(Row.SHORT_LOAN))), language),
    }
    priced = {
        "price": price(float(mean_price(told)[year])),
        "least_price": price(one.minimum_price_cny_per_kg),
        "real_least_price": price(one.real_minimum_price_cny_per_kg),
        "even_price": price(float(one.break_even.price_cny_per_kg[year])),
        "even_load": _load(float(one.break_even.load_share[year])),
    }
    if _same(one.minimum_price_cny_per_kg, one.real_minimum_price_cny_per_kg):
        del priced["real_least_price"]
    fields = {
        "unit": unit, "normal": int(told.years[year]), "first": case.first_year,
        "product": item_name(case.products[0].key, language),
    }  # fmt: skip
    rows = [
        [text(f"project_page.key_{key}", language, **fields), cell]
        for key, cell in {**priced, **invested, **debt}.items()
    ]
    table("", text("project_page.key_header", language).split("|"), rows, right=(1,))
    click.echo()


def _load(share: float) -> str:
    return f"{PERCENT * share:.0f}%" if math.isfinite(share) else "–"


def _bounds(found: Evaluation, language: Language) -> None:
    if not found.bounds:
        return
    header = text("project_page.bound_header", language, unit=money_unit(language)).split("|")
    rows = []
    for one in found.bounds:
        for key, end in (("low", one.low), ("high", one.high)):
            topic = text(f"project_page.topic_{one.topic.replace('-', '_')}", language)
            side = text(f"project_page.{key}_{one.topic.replace('-', '_')}", language)
            rows.append(
                [
                    topic if key == "low" else "", side, money(end.after_tax.npv_cny, language),
                    rate(end.after_tax.irr_per_year, language),
                    rate(end.equity.irr_per_year, language), price(end.minimum_price_cny_per_kg),
                ]
            )  # fmt: skip
    table(text("project_page.bounds", language), header, rows, right=range(2, 6))
    click.echo()
