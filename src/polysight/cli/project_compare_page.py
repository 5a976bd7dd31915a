"""Several projects beside each other, as a page and as a document."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from polysight.answers.project_answer import ProjectAnswer
from polysight.answers.project_compare_document import Found, normal_price, ranked
from polysight.answers.project_words import (
    PERCENT,
    money,
    money_unit,
    price,
    rate,
    ratio,
    worded,
    years,
)
from polysight.cli.terminal import prose, table
from polysight.evidence.store import Evidence
from polysight.investment.rows import Row
from polysight.messages import Language, text
from polysight.study.project_evaluation import Evaluation
from polysight.study.project_finding import FindingKind
from polysight.study.project_worth import repayment_covers, worth

Cell = Callable[[ProjectAnswer, Evaluation, Language], str]


def write(found: Found, language: Language) -> None:
    """Print projects beside each other, a column each, the best rate after tax first.

    Parameters
    ----------
    found : sequence of (ProjectAnswer, Evaluation)
        The projects.
    language : {"en", "zh"}
        Language of the page.
    """
    ordered = ranked(found)
    prose(text("project_page.compare_title", language, unit=money_unit(language)))
    header = ["", *(asked.resolved.file.id for asked, _ in ordered)]
    rows = [
        [
            text(f"project_page.compare_{key}", language, unit=money_unit(language)),
            *(cell(asked, one, language) for asked, one in ordered),
        ]
        for key, cell in CELLS.items()
    ]
    table("", header, rows, right=range(1, len(header)))
    for asked, _ in ordered:
        file = asked.resolved.file
        prose(f"{file.id}: {worded(file.title, language)}")
    prose(text("project_page.compare_note", language))


def _region(asked: ProjectAnswer, language: Language) -> str:
    evidence: Evidence = asked.evidence
    return evidence.codelists["regions"].codes[asked.resolved.file.project.region].label(language)


def _capacity(asked: ProjectAnswer) -> float:
    return sum(one.capacity_kg_per_year for one in asked.case.phases) / 1e6


def _unit_investment(one: Evaluation) -> str:
    built = float(np.sum(one.statement.row(Row.CONSTRUCTION_INVESTMENT)))
    capacity = sum(each.capacity_kg_per_year for each in one.statement.case.phases)
    return f"{built / capacity:.0f}"


def _cash_cost(one: Evaluation) -> str:
    year = one.indicators.normal_year
    output = float(one.statement.annual(Row.OUTPUT)[year])
    return price(float(one.statement.annual(Row.OPERATING_COST)[year]) / output)


def _least_cover(one: Evaluation) -> str:
    covers = repayment_covers(one)[1]
    return ratio(float(covers.min()) if covers.size else math.nan)


def _missed(one: Evaluation) -> str:
    return str(sum(each.kind is FindingKind.FAIL for each in one.findings))


def _open(one: Evaluation) -> str:
    return str(sum(each.kind is FindingKind.CANNOT_JUDGE for each in one.findings))


CELLS: dict[str, Cell] = {
    "verdict": lambda _, one, lang: text(f"project_page.{worth(one).name.lower()}", lang),
    "region": lambda asked, _, lang: _region(asked, lang),
    "capacity": lambda asked, _, lang: f"{_capacity(asked):,.4g}",
    "rate": lambda _, one, lang: f"{PERCENT * one.indicators.after_tax.discount_rate:g}%",
    "npv": lambda _, one, lang: money(one.indicators.after_tax.npv_cny, lang),
    "irr": lambda _, one, lang: rate(one.indicators.after_tax.irr_per_year, lang),
    "irr_equity": lambda _, one, lang: rate(one.indicators.equity.irr_per_year, lang),
    "payback": lambda _, one, lang: years(one.indicators.after_tax.payback_years, lang),
    "price": lambda _, one, lang: price(normal_price(one)),
    "least_price": lambda _, one, lang: price(one.indicators.minimum_price_cny_per_kg),
    "cash_cost": lambda _, one, lang: _cash_cost(one),
    "unit_investment": lambda _, one, lang: _unit_investment(one),
    "investment": lambda _, one, lang: money(one.indicators.total_investment_cny, lang),
    "cover": lambda _, one, lang: _least_cover(one),
    "missed": lambda _, one, lang: _missed(one),
    "open": lambda _, one, lang: _open(one),
}
