"""The last chapters: limits, method, and who answers for the report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from polysight.report.blocks import Block, Grid, Paragraph, Runs, Words
from polysight.report.freshness import last_day
from polysight.report.naming import item
from polysight.report.period_words import period_words
from polysight.report.prose import Writer
from polysight.report.references import source_name
from polysight.study.consumption import DESIGNS
from polysight.study.references import SCENARIO

LIMITS = (
    "nameplate",
    "remainder",
    "memory",
    "cost",
    "price",
    "project",
    "companies",
    "hedging",
    "plan",
    "policy",
    "carbon",
    "absent",
)
METHODS = (
    "evidence",
    "basis",
    "capacity",
    "cost",
    "market",
    "companies",
    "project",
    "choices",
    "hedging",
    "joint",
    "policy",
    "carbon",
    "claims",
    "numbers",
)
#: Arrays by whose newest data the report ages.
LEADING = ("market.observed_price", "market.production")
#: Days after the newest of these data at which a report should no longer be used.
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
    ends = (last_day(writer.numbers, name) for name in LEADING)
    newest = max((day for day in ends if day is not None), default=vintage)
    last = newest + dt.timedelta(days=USABLE_DAYS)
    days = {"newest": newest, "vintage": vintage, "last": last}
    words = {key: period_words(day.isoformat(), writer.language) for key, day in days.items()}
    yield writer.say("limits.sunset" if vintage <= last else "limits.sunset_past", **words)
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
    """Assumptions outside the reference project and the designs of plants, with their reasons."""
    for one in writer.numbers.result.assumptions:
        if one.key.startswith(("project.", DESIGNS)):
            continue
        name = f"{SCENARIO}{one.key}"
        reason = one.zh if writer.language == "zh" else one.en
        number = writer.numbers.number(name)
        yield (Words(item(writer, name)),), (writer.cite(number),), (Words(reason),)
    yield from _limits_of_rows(writer)


def _limits_of_rows(writer: Writer) -> Iterator[tuple[Runs, ...]]:
    """Limits of the warning lights that a row gives and no assumption."""
    numbers = writer.numbers
    listed: dict[str, list[str]] = {}
    for indicator in numbers.keys("warning.light", "indicator"):
        light = numbers.at("warning.light", indicator)
        for name in light.inputs:
            if numbers.cells(name):
                listed.setdefault(name, []).append(writer.key("indicator", indicator))
    for name, indicators in listed.items():
        joined = writer.listed(indicators)
        limit = writer.words("setting.threshold").format(indicator=joined)
        sources = (numbers.evidence.sources[key] for key in numbers.sources(name))
        told = writer.words("word.list").join(source_name(writer, one) for one in sources)
        ground = writer.words("word.colon").join((item(writer, name), f"{told} ({name})"))
        yield (Words(limit),), (writer.cite(numbers.number(name)),), (Words(ground),)


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
