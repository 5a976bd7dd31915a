"""What may be decided later in a project, as a page and as a document."""

from __future__ import annotations

import math

import click
import numpy as np

from polysight.answers.project_answer import ProjectAnswer
from polysight.answers.project_words import PERCENT, money, money_unit, worded
from polysight.cli.project_distress_words import write_idle_rule
from polysight.cli.project_page import write_head
from polysight.cli.terminal import prose, table
from polysight.investment.indicators import mean_price
from polysight.investment.rows import Row
from polysight.investment.statement import statement
from polysight.investment.valuation import value_date
from polysight.messages import Language, text
from polysight.study.months import months_between
from polysight.study.project_options import OptionTable


def write(asked: ProjectAnswer, found: OptionTable, language: Language) -> None:
    """Print what each choice is worth.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    found : OptionTable
        The choices.
    language : {"en", "zh"}
        Language of the page.
    """
    write_head(asked, language)
    header = text("project_page.option_header", language).split("|")
    rows, last = [], None
    for one in found.rows:
        world = text(f"project_page.world_{one.world.value}", language)
        years = f"{found.worlds[one.world].half_life_years:.1f}"
        name = text("project_page.world", language, world=world, years=years)
        rows.append(
            [
                "" if one.world is last else name,
                text(f"project_page.choice_{one.choice.value.replace('-', '_')}", language),
                money(one.committed, language), money(one.best_fixed, language),
                money(one.worth.value, language), money(one.premium, language),
                money(one.gain, language), money(one.worth.foresight, language),
                f"±{money(2.0 * one.worth.error, language)}",
            ]
        )  # fmt: skip
        last = one.world
    day = value_date(asked.case).isoformat()
    title = text("project_page.option_title", language, date=day, unit=money_unit(language))
    table(title, header, rows, right=range(2, len(header)))
    fit, terms = found.fit, found.terms
    told = {
        "paths": found.paths, "seed": found.seed, "first": terms.first, "last": terms.last,
        "volatility": f"{PERCENT * fit.central.volatility:.0f}%", "wait": terms.wait_years,
        "count": len(found.quotes.months),
    }  # fmt: skip
    prose(text("project_page.option_note", language, **told))
    _movement(asked, found, language)
    write_idle_rule(asked.case, language)
    for why in terms.words.values():
        prose(f"* {worded(why, language)}")
    click.echo()


def _movement(asked: ProjectAnswer, found: OptionTable, language: Language) -> None:
    """What the quotes say of the level and of a random walk, and which months they lack."""
    shown = statement(asked.case)
    year = int(np.argmax(shown.annual(Row.OUTPUT) > 0.0))
    if math.isfinite(found.level_cny_per_kg):
        told = {
            "level": f"{found.level_cny_per_kg:.1f}",
            "last": f"{float(found.quotes.price_cny_per_kg[-1]):.1f}",
            "plan": f"{float(mean_price(shown)[year]):.1f}", "year": int(shown.years[year]),
        }  # fmt: skip
        prose(text("project_page.option_level", language, **told))
    else:
        prose(text("project_page.option_level_none", language))
    if found.fit.may_be_a_random_walk:
        prose(text("project_page.option_walk", language))
    else:
        sure = f"{PERCENT * found.fit.confidence:g}%"
        prose(text("project_page.option_no_walk", language, confidence=sure))
    missing = found.missing_months
    if missing:
        months = len(missing) + len(found.quotes.months)
        told = {"missing": len(missing), "months": months, "names": month_spans(missing, language)}
        prose(text("project_page.option_missing", language, **told))
    worth = {"told": money(found.told, language), "unit": money_unit(language)}
    prose(text("project_page.option_plan", language, **worth))


def month_spans(months: tuple[str, ...], language: Language) -> str:
    """Months with neighbours drawn together.

    Parameters
    ----------
    months : tuple of str
        Rising, as ``2021-01``.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        For example ``2021-01…2021-05, 2022-03``.
    """
    runs: list[list[str]] = []
    for month in months:
        if runs and months_between(runs[-1][-1], month) == (runs[-1][-1], month):
            runs[-1].append(month)
        else:
            runs.append([month])
    told = (one[0] if len(one) == 1 else f"{one[0]}…{one[-1]}" for one in runs)
    return text("comply.comma", language).join(told)
