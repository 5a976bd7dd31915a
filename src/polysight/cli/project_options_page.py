"""What may be decided later in a project, as a page and as a document."""

from __future__ import annotations

import click

from polysight.cli.project_answer import ProjectAnswer
from polysight.cli.project_document import head, words
from polysight.cli.project_numbers import finite
from polysight.cli.project_page import write_head
from polysight.cli.project_words import PERCENT, money, money_unit, worded
from polysight.cli.terminal import prose, table
from polysight.messages import Language, text
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
                money(one.committed, language), money(one.worth.value, language),
                money(one.worth.foresight, language), money(one.gain, language),
                f"±{money(2.0 * one.worth.error, language)}",
            ]
        )  # fmt: skip
        last = one.world
    title = text("project_page.option_title", language, unit=money_unit(language))
    table(title, header, rows, right=range(2, len(header)))
    fit, terms = found.fit, found.terms
    told = {
        "paths": found.paths, "seed": found.seed, "first": terms.first, "last": terms.last,
        "volatility": f"{PERCENT * fit.central.volatility:.0f}%", "wait": terms.wait_years,
        "count": len(found.quotes.months),
    }  # fmt: skip
    prose(text("project_page.option_note", language, **told))
    for why in terms.words.values():
        prose(f"* {worded(why, language)}")
    click.echo()


def cited(found: OptionTable) -> tuple[str, ...]:
    """Ids on which the choices rest.

    Parameters
    ----------
    found : OptionTable
        The choices.

    Returns
    -------
    tuple of str
        Ids of rows, sources and assumptions.
    """
    return (*found.terms.inputs, *found.quotes.inputs)


def document(asked: ProjectAnswer, found: OptionTable) -> dict[str, object]:
    """What each choice is worth, for machines.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    found : OptionTable
        The choices.

    Returns
    -------
    dict
        As `schemas/project_options.schema.json` says.
    """
    terms = found.terms
    return {
        **head(asked),
        "paths": found.paths,
        "seed": found.seed,
        "terms": {
            "first": terms.first, "last": terms.last, "wait_years": terms.wait_years,
            "salvage_share": terms.salvage_share, "expansion_cost": terms.expansion_cost,
            "expansion_people": terms.expansion_people, "inputs": list(terms.inputs),
            "assumptions": {key: words(one) for key, one in terms.words.items()},
        },
        "quotes": {"months": list(found.quotes.months), "inputs": list(found.quotes.inputs)},
        "worlds": {
            key.value: {
                "half_life_years": finite(one.half_life_years), "volatility": one.volatility,
            }
            for key, one in found.worlds.items()
        },
        "choices": [
            {
                "world": one.world.value,
                "choice": one.choice.value,
                "committed_cny": one.committed,
                "value_cny": one.worth.value,
                "gain_cny": one.gain,
                "standard_error_cny": one.worth.error,
                "foresight_cny": one.worth.foresight,
            }
            for one in found.rows
        ],
    }  # fmt: skip
