"""Who bears the price of a project, as a page and as a document."""

from __future__ import annotations

import click

from polysight.answers.project_answer import ProjectAnswer
from polysight.answers.project_words import PERCENT, money, money_unit, ratio, worded
from polysight.cli.project_page import write_head
from polysight.cli.terminal import prose, table
from polysight.messages import Language, text
from polysight.study.project_hedge import SHARES, HedgeRow, HedgeTable

#: Quantiles that are told: low for values and covers, high for needs.
LOW, HIGH = SHARES.index(0.05), SHARES.index(0.95)


def write(asked: ProjectAnswer, found: HedgeTable, language: Language) -> None:
    """Print what each variant does to cash, debt and need.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    found : HedgeTable
        The variants.
    language : {"en", "zh"}
        Language of the page.
    """
    write_head(asked, language)
    file = found.terms.file
    told = {"title": worded(file.title, language), "id": file.id}
    prose(text("project_page.hedge_plan", language, **told))
    header = text("project_page.hedge_header", language).split("|")
    rows = [_row(one, language) for one in found.rows]
    title = text("project_page.hedge_title", language, unit=money_unit(language))
    table(title, header, rows, right=range(1, len(header)))
    prose(text("project_page.hedge_note", language))
    for key, lots in found.most_lots.items():
        stated = {
            "name": text(f"project_page.variant_{key.value}", language), "lots": f"{lots:,}",
            "short": f"{PERCENT * found.short_of_plan[key]:.0f}%",
            "day": found.rules_day.isoformat(),
        }  # fmt: skip
        prose(text("project_page.hedge_lots", language, **stated))
    used = found.basis.used
    moved = {
        "draws": f"{found.draws:,}", "seed": found.seed,
        "volatility": f"{PERCENT * found.fit.central.volatility:.0f}%",
        "basis": f"{PERCENT * used.volatility:.0f}%",
    }  # fmt: skip
    prose(text("project_page.hedge_moved", language, **moved))
    for stage in found.stages:
        names = {
            "stage": text(f"project_page.stage_{stage.stage}", language),
            "market": money(stage.market, language), "transfer": money(stage.transfer, language),
            "unit": money_unit(language),
        }  # fmt: skip
        prose(text("project_page.hedge_stage", language, **names))
    click.echo()


def _row(one: HedgeRow, language: Language) -> list[str]:
    return [
        text(f"project_page.variant_{one.variant.value}", language),
        money(one.value_mean, language), money(float(one.value[LOW]), language),
        f"{PERCENT * one.loss_chance:.0f}%", money(one.low, language),
        ratio(float(one.cover[LOW])), f"{PERCENT * one.cover_chance:.0f}%",
        money(float(one.short_loan[HIGH]), language), money(float(one.bound[HIGH]), language),
        money(float(one.need[HIGH]), language),
    ]  # fmt: skip
