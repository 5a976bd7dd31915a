"""Ratings of a plant, as tables for people at a terminal."""

from __future__ import annotations

import click

from polysight.answers.comply_words import SIGNS, SourceList, amount_cell, worded
from polysight.answers.plant_words import number
from polysight.answers.score_answer import ScoreAnswer
from polysight.cli.terminal import prose, table
from polysight.evidence.store import Evidence
from polysight.messages import Language, text
from polysight.policy.scorecard import IndicatorScore, LevelScore, Rating

#: Marks of a benchmark that is met, missed, and not known.
MARKS = {True: "✓", False: "✗", None: "?"}
#: Mark of a benchmark that cites nothing but the card.
EXAMPLE = "°"


def write(found: ScoreAnswer, evidence: Evidence, language: Language) -> None:
    """Print the ratings of a plant.

    Parameters
    ----------
    found : ScoreAnswer
        The ratings.
    evidence : Evidence
        Names and sources.
    language : {"en", "zh"}
        Language of the page.
    """
    title = found.plant.title
    told = {"plant": title.zh if language == "zh" else title.en, "day": found.day.isoformat()}
    prose(text("score.title", language, **told))
    sources = SourceList(evidence)
    for one in found.ratings:
        click.echo()
        write_rating(one, evidence, sources, language)
    click.echo()
    for line in sources.lines():
        click.echo(line)


def write_rating(one: Rating, evidence: Evidence, sources: SourceList, language: Language) -> None:
    """Print one rating.

    Parameters
    ----------
    one : Rating
        The rating.
    evidence : Evidence
        Names of units.
    sources : SourceList
        Where sources are cited.
    language : {"en", "zh"}
        Language of the page.
    """
    card = one.scorecard
    prose(f"{worded(card.title, language)} {sources.cited(card.source)}")
    if card.illustrative:
        prose(f"* {text('score.illustrative', language)}")
    if card.note is not None:
        prose(f"* {worded(card.note, language)}")
    header = text("score.level_header", language).split("|")
    table("", header, [_level(each, language) for each in one.levels])
    levels = [worded(each.level.title, language) for each in one.levels]
    names = text("score.indicator_header", language).split("|")
    rows = [_indicator(each, card.source, evidence, sources, language) for each in one.indicators]
    table("", [*names, *levels], rows)
    prose(rating_line(one, language))


def _level(one: LevelScore, language: Language) -> list[str]:
    reached = {True: "score.reached", False: "score.missed", None: "score.open"}[one.reached]
    span = number(one.low) if one.low == one.high else f"{number(one.low)} … {number(one.high)}"
    return [
        worded(one.level.title, language), number(one.level.least_score), span,
        text(reached, language), text("comply.comma", language).join(one.missed),
    ]  # fmt: skip


def _indicator(
    one: IndicatorScore, card: str, evidence: Evidence, sources: SourceList, language: Language
) -> list[str]:
    indicator = one.indicator
    value = text("score.unknown_answer", language)
    if one.value is not None:
        value = amount_cell(one.value, indicator.unit, evidence, language)
    cells = []
    for met, benchmark in zip(one.met, indicator.benchmarks, strict=True):
        limit = text("score.unseen", language)
        if benchmark.value is not None:
            limit = amount_cell(benchmark.value, "", evidence, language)
        cited = EXAMPLE if benchmark.source == card else sources.cited(benchmark.source)
        cells.append(f"{MARKS[met]} {SIGNS[indicator.comparator]} {limit} {cited}")
    required = text("score.required", language) if indicator.required else ""
    return [worded(indicator.title, language), number(indicator.weight) + required, value, *cells]


def rating_line(one: Rating, language: Language) -> str:
    """A rating in one sentence.

    Parameters
    ----------
    one : Rating
        The rating.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Levels that are reached for sure and that are possible, and how much is open.
    """
    if one.sure is None and one.possible is None:
        return text("score.below", language, open=len(one.unscored))
    none = text("score.none", language)
    sure, possible = (
        none if level is None else worded(level.title, language)
        for level in (one.sure, one.possible)
    )
    return text("score.verdict", language, sure=sure, possible=possible, open=len(one.unscored))
