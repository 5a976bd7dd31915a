"""Published projects held against themselves, as a page and as a document."""

from __future__ import annotations

import math
from collections.abc import Mapping

import click

from polysight.cli.comply_words import SourceList
from polysight.cli.project_numbers import finite
from polysight.cli.terminal import prose, table
from polysight.errors import UsageError, refusal
from polysight.evidence.store import Evidence
from polysight.investment.level_flow import Range
from polysight.investment.published_return import ReturnVerdict
from polysight.messages import LANGUAGES, Language, text
from polysight.study.published_projects import (
    PublishedCheck,
    checked_figures,
    published_checks,
)
from polysight.suggestion import nearest

PERCENT = 100.0


def checks(evidence: Evidence, ids: tuple[str, ...]) -> tuple[PublishedCheck, ...]:
    """Published projects that were asked for.

    Parameters
    ----------
    evidence : Evidence
        Holds them.
    ids : tuple of str
        Ids of rows; all when empty.

    Returns
    -------
    tuple of PublishedCheck
        What cannot hold first.

    Raises
    ------
    UsageError
        If there is no such row.
    """
    found = published_checks(evidence)
    known = [one.id for one in found]
    for name in ids:
        if name not in known:
            near = nearest(name, known)
            raise refusal(UsageError, "project_page.no_published", got=name, suggestion=near)
    order = (ReturnVerdict.CANNOT_HOLD, ReturnVerdict.CANNOT_JUDGE, ReturnVerdict.HOLDS)
    wanted = (one for one in found if not ids or one.id in ids)
    return tuple(sorted(wanted, key=lambda one: order.index(one.found.verdict)))


def own(evidence: Evidence, figures: Mapping[str, str]) -> tuple[PublishedCheck, ...]:
    """Figures of a user held against each other.

    Parameters
    ----------
    evidence : Evidence
        Holds the ranges.
    figures : mapping of str to str
        Columns of the table of published projects, as they are printed.

    Returns
    -------
    tuple of PublishedCheck
        One, without a source.

    Raises
    ------
    UsageError
        If a figure is no number above zero.
    """
    names = {one: text("project_page.check_own", one) for one in LANGUAGES}
    return (checked_figures(evidence, **names, **figures),)


def write(found: tuple[PublishedCheck, ...], evidence: Evidence, language: Language) -> None:
    """Print whether published sets can hold, with the arithmetic.

    Parameters
    ----------
    found : tuple of PublishedCheck
        The checks.
    evidence : Evidence
        Holds the sources.
    language : {"en", "zh"}
        Language of the page.
    """
    counts = {
        kind.name.lower(): sum(one.found.verdict is kind for one in found) for kind in ReturnVerdict
    }
    prose(text("project_page.check_verdict", language, total=len(found), **counts))
    header = text("project_page.check_header", language).split("|")
    sources = SourceList(evidence)
    rows = [
        [
            f"{one.id} {sources.cited(one.source)}" if one.source else "–",
            one.zh if language == "zh" else one.en,
            _span(one.told.rate, PERCENT, "%"), _span(one.told.payback, 1.0, ""),
            verdict_word(one, language),
        ]
        for one in found
    ]  # fmt: skip
    table("", header, rows)
    click.echo()
    for one in found:
        told = text("comply.semicolon", language).join(each.told(language) for each in one.reasons)
        prose(f"{one.id}: {told}" if one.id else told)
    click.echo()
    for line in sources.lines():
        prose(line)


def verdict_word(one: PublishedCheck, language: Language) -> str:
    """Verdict in words.

    Parameters
    ----------
    one : PublishedCheck
        The check.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        The words.
    """
    return text(f"published_return.{one.found.verdict.name.lower()}", language)


def document(found: tuple[PublishedCheck, ...]) -> dict[str, object]:
    """Published sets held against themselves, for machines.

    Parameters
    ----------
    found : tuple of PublishedCheck
        The checks.

    Returns
    -------
    dict
        As `schemas/project_check.schema.json` says.
    """
    return {
        "projects": [
            {
                "id": one.id,
                "title": {"en": one.en, "zh": one.zh},
                "verdict": one.found.verdict.value,
                "rate": _ends(one.told.rate),
                "payback_years": _ends(one.told.payback),
                "flow_over_capital": _ends(one.told.flow),
                "growth": finite(one.found.growth),
                "simple_rate": one.found.simple_rate,
                "reasons": [
                    {each: reason.told(each) for each in LANGUAGES} for reason in one.reasons
                ],
                "source": one.source,
            }
            for one in found
        ]
    }


def _ends(one: Range | None) -> list[float | None] | None:
    return None if one is None else [finite(one[0]), finite(one[1])]


def _span(one: Range | None, scale: float, unit: str) -> str:
    if one is None:
        return "–"
    low, high = (f"{scale * end:.3g}" for end in one)
    if low == high or math.isclose(*one):
        return f"{low}{unit}"
    return f"{low} … {high}{unit}"
