"""Who bears the price of a project, as a page and as a document."""

from __future__ import annotations

import click

from polysight.cli.project_answer import ProjectAnswer
from polysight.cli.project_document import head, outcomes_document, words
from polysight.cli.project_numbers import finite, finite_list
from polysight.cli.project_page import write_head
from polysight.cli.project_words import PERCENT, money, money_unit, ratio, worded
from polysight.cli.terminal import prose, table
from polysight.messages import Language, text
from polysight.study.hedge_file import hedge_terms
from polysight.study.project_hedge import DRAWS, SEED, SHARES, HedgeRow, HedgeTable, hedge_table

#: Quantiles that are told: low for values and covers, high for needs.
LOW, HIGH = SHARES.index(0.05), SHARES.index(0.95)


def hedged(asked: ProjectAnswer, plan: str, draws: int | None, seed: int | None) -> HedgeTable:
    """Variants of a project under a plan.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    plan : str
        Path of a plan, or the name of a shipped one.
    draws, seed : int or None
        Number of paths, and start of the random numbers; the usual ones when None.

    Returns
    -------
    HedgeTable
        Every variant on the same paths.
    """
    view = asked.resolved.view
    return hedge_table(
        asked.case, view, hedge_terms(plan, view), draws=DRAWS if draws is None else draws,
        seed=SEED if seed is None else seed,
    )  # fmt: skip


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


def cited(found: HedgeTable) -> tuple[str, ...]:
    """Ids on which the table rests.

    Parameters
    ----------
    found : HedgeTable
        The variants.

    Returns
    -------
    tuple of str
        Ids of rows, sources and assumptions.
    """
    return found.inputs


def document(asked: ProjectAnswer, found: HedgeTable) -> dict[str, object]:
    """Variants for machines.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    found : HedgeTable
        The variants.

    Returns
    -------
    dict
        As `schemas/project_hedge.schema.json` says.
    """
    return {
        **head(asked),
        "plan": found.terms.file.id,
        "plan_title": words(found.terms.file.title),
        "draws": found.draws,
        "seed": found.seed,
        "years": list(found.years),
        "shares": list(SHARES),
        "rules_day": found.rules_day.isoformat(),
        "variants": [_variant(one) for one in found.rows],
        "most_lots": {key.value: lots for key, lots in found.most_lots.items()},
        "short_of_plan": {key.value: share for key, share in found.short_of_plan.items()},
        "stages": [
            {"stage": one.stage, "market_cny": one.market, "transfer_cny": one.transfer}
            for one in found.stages
        ],
        "assumptions": {key: words(one) for key, one in found.terms.words.items()},
        "inputs": list(found.inputs),
    }


def _row(one: HedgeRow, language: Language) -> list[str]:
    return [
        text(f"project_page.variant_{one.variant.value}", language),
        money(one.value_mean, language), money(float(one.value[LOW]), language),
        f"{PERCENT * one.loss_chance:.0f}%", money(one.low, language),
        ratio(float(one.cover[LOW])), f"{PERCENT * one.cover_chance:.0f}%",
        money(float(one.short_loan[HIGH]), language), money(float(one.bound[HIGH]), language),
        money(float(one.need[HIGH]), language),
    ]  # fmt: skip


def _variant(one: HedgeRow) -> dict[str, object]:
    arrays = (
        "yearly_low", "yearly_mean", "yearly_deviation", "cover", "short_loan", "bound", "need",
        "beyond_cash", "largest_call", "value",
    )  # fmt: skip
    return {
        "variant": one.variant.value,
        **{name: finite_list(getattr(one, name)) for name in arrays},
        "value_mean": finite(one.value_mean),
        "fees_mean": finite(one.fees_mean),
        "loss_chance": one.loss_chance,
        "cover_chance": one.cover_chance,
        "central": outcomes_document(one.central),
        "central_cover": finite(one.central_cover),
    }
