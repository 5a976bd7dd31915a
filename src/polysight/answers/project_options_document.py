"""Options of a project as a document for machines."""

from __future__ import annotations

from polysight.answers.project_answer import ProjectAnswer
from polysight.answers.project_document import head, words
from polysight.answers.project_numbers import finite
from polysight.study.project_options import OptionTable


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
        "quotes": {
            "months": list(found.quotes.months), "inputs": list(found.quotes.inputs),
            "missing_months": list(found.missing_months),
        },
        "fit": {
            "level_cny_per_kg": finite(found.level_cny_per_kg),
            "may_be_a_random_walk": found.fit.may_be_a_random_walk,
        },
        "told_cny": found.told,
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
                "best_fixed_cny": one.best_fixed,
                "premium_cny": one.premium,
                "gain_cny": one.gain,
                "standard_error_cny": one.worth.error,
                "foresight_cny": one.worth.foresight,
            }
            for one in found.rows
        ],
    }  # fmt: skip


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
