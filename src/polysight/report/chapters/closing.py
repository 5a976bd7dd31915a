"""The last chapters: limits, method, and who answers for the report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from polysight.report.blocks import Block, Grid, Paragraph, Runs, Words
from polysight.report.period_words import period_words
from polysight.report.prose import Writer
from polysight.study.references import SCENARIO

LIMITS = ("nameplate", "remainder", "memory", "cost", "price", "project", "carbon", "absent")
METHODS = ("evidence", "basis", "capacity", "cost", "market", "project", "carbon", "numbers")
#: Days after the vintage of the data at which a report should no longer be used.
USABLE_DAYS = 182


def limits(writer: Writer) -> Iterator[Block]:
    """What the model cannot know, until when the report holds, and who checked it.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        A list and the statement of assurance.
    """
    yield writer.listing(*(f"limits.{name}" for name in LIMITS))
    vintage = dt.date.fromisoformat(writer.numbers.vintage)
    last = (vintage + dt.timedelta(days=USABLE_DAYS)).isoformat()
    words = (period_words(day, writer.language) for day in (writer.numbers.vintage, last))
    yield writer.say("limits.sunset", **dict(zip(("vintage", "last"), words, strict=True)))
    yield writer.say("limits.assurance")


def method(writer: Writer) -> Iterator[Block]:
    """How the numbers were made, in words.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        A list.
    """
    yield writer.listing(*(f"method.{name}" for name in METHODS))
    settings = tuple(_settings(writer))
    if settings:
        head = tuple(writer.words(f"head.{name}") for name in ("item", "value", "ground"))
        title = writer.words("table.settings")
        yield Grid(title, head, settings, words=(2,), widths=(0.3, 0.12, 0.58))


def _settings(writer: Writer) -> Iterator[tuple[Runs, ...]]:
    """Assumptions outside the reference project, each with its reason."""
    for one in writer.numbers.result.assumptions:
        if one.key.startswith("project."):
            continue
        name = f"{SCENARIO}{one.key}"
        reason = one.zh if writer.language == "zh" else one.en
        number = writer.numbers.number(name)
        yield (Words(writer.item(name)),), (writer.cite(number),), (Words(reason),)


def absent(writer: Writer, names: tuple[str, ...]) -> Paragraph:
    """What a chapter says when the study lacks its numbers.

    Parameters
    ----------
    writer : Writer
        Writes the language.
    names : tuple of str
        Arrays that are missing.

    Returns
    -------
    Paragraph
        The sentence.
    """
    listed = writer.words("word.list").join(names)
    return Paragraph((*writer.runs("word.absent", names=listed), Words("")), "note")
