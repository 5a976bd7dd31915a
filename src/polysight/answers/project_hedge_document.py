"""A hedged project, and its document for machines."""

from __future__ import annotations

from polysight.answers.project_answer import ProjectAnswer
from polysight.answers.project_document import head, outcomes_document, words
from polysight.answers.project_numbers import finite, finite_list
from polysight.study.hedge_file import hedge_terms
from polysight.study.project_hedge import DRAWS, SEED, SHARES, HedgeRow, HedgeTable, hedge_table


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
