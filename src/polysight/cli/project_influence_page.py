"""What the uncertainty of a project comes from, as a page and as a document."""

from __future__ import annotations

import math

import click
import numpy as np

from polysight.answers.project_words import PERCENT, factor_name, money, money_unit
from polysight.cli.terminal import prose, table
from polysight.investment.outcomes import Outcome
from polysight.messages import Language, text
from polysight.study.project_influence import SHARED, ProjectInfluence

#: Mark of factors whose share is told together.
REST = "*"


def write_influence(found: ProjectInfluence, language: Language) -> None:
    """Print shares of variance by factor and block, screening and distance, of the value after tax.

    Parameters
    ----------
    found : ProjectInfluence
        By every method.
    language : {"en", "zh"}
        Language of the page.
    """
    place = SHARED.index(Outcome.NPV)
    groups = {key: at for at, names in enumerate(found.groups) for key in names}
    header = text("project_page.influence_header", language).split("|")
    distance = found.distance[Outcome.NPV]
    rows = []
    for at in np.argsort(-found.screening.mean_absolute[place], kind="stable"):
        key = found.keys[at]
        group = groups[key]
        share, span = REST, ""
        if len(found.groups[group]) == 1:
            share = _share(found.shapley.value[place, group])
            span = _span(found.shapley.low[place, group], found.shapley.high[place, group])
        effect = money(float(found.screening.mean_absolute[place, at]), language)
        moved = (f"{one.median[at]:.2f}" for one in (distance, found.distance_in_losses))
        rows.append([factor_name(key, language), effect, share, span, *moved])
    title = text("project_page.influence", language, unit=money_unit(language))
    table(title, header, rows, right=range(1, 6))
    for names in found.groups:
        if len(names) > 1:
            share = _share(found.shapley.value[place, found.groups.index(names)])
            told = {"names": _names(names, language), "share": share}
            prose(text("project_page.influence_rest", language, **told))
    prose(text("project_page.influence_note", language, noise=f"{distance.noise:.2f}"))
    click.echo()
    _blocks(found, place, language)


def _blocks(found: ProjectInfluence, place: int, language: Language) -> None:
    header = text("project_page.block_header", language).split("|")
    first, total = found.variance.first, found.variance.total
    rows = [
        [
            _names(names, language), _share(first.value[place, at]),
            _span(first.low[place, at], first.high[place, at]), _share(total.value[place, at]),
            _span(total.low[place, at], total.high[place, at]),
        ]
        for at, names in enumerate(found.blocks)
    ]  # fmt: skip
    table(text("project_page.blocks", language), header, rows, right=range(1, 5))
    click.echo()


def _names(keys: tuple[str, ...], language: Language) -> str:
    return text("comply.comma", language).join(factor_name(key, language) for key in keys)


def _share(value: float) -> str:
    return f"{PERCENT * value:.1f}%" if math.isfinite(value) else "–"


def _span(low: float, high: float) -> str:
    return f"{PERCENT * low:.0f} … {PERCENT * high:.0f}" if math.isfinite(low) else "–"
