"""Published projects held against themselves, as a page and as a document."""

from __future__ import annotations

import math

import click

from polysight.answers.comply_words import SourceList
from polysight.cli.terminal import prose, table
from polysight.evidence.store import Evidence
from polysight.investment.level_flow import Range
from polysight.investment.published_return import ReturnVerdict
from polysight.messages import Language, text
from polysight.study.published_projects import (
    PublishedCheck,
)

PERCENT = 100.0


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


def _span(one: Range | None, scale: float, unit: str) -> str:
    if one is None:
        return "–"
    low, high = (f"{scale * end:.3g}" for end in one)
    if low == high or math.isclose(*one):
        return f"{low}{unit}"
    return f"{low} … {high}{unit}"
