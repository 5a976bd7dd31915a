"""The list of sources of a report, numbered in the order in which they are needed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from polysight.evidence.source import Source
from polysight.report.prose import Writer


@dataclass(frozen=True, slots=True)
class Reference:
    """A source in the list of sources.

    Parameters
    ----------
    index : int
        Its number.
    key, citation, tier : str
        Key in the data, the source in one line, and its tier in words.
    licence, accessed : str
        Terms in words, and the day on which it was read.
    url : str
        Address; empty where none is recorded.
    """

    index: int
    key: str
    citation: str
    tier: str
    licence: str
    accessed: str
    url: str


def references(writer: Writer, drawn: Iterable[str]) -> tuple[Reference, ...]:
    """Sources of all printed and drawn numbers, in the order in which they are first needed.

    Parameters
    ----------
    writer : Writer
        Knows the printed numbers.
    drawn : iterable of str
        Ids of the numbers that figures show.

    Returns
    -------
    tuple of Reference
        The sources.
    """
    keys = dict.fromkeys(
        key for one in [*writer.uses, *drawn] for key in writer.numbers.sources(one)
    )
    sources = writer.numbers.evidence.sources
    return tuple(_reference(writer, place, sources[key]) for place, key in enumerate(keys, 1))


def _reference(writer: Writer, place: int, source: Source) -> Reference:
    said = citation(writer, source)
    return Reference(
        place,
        source.key,
        said,
        writer.name("tiers", source.tier),
        writer.words(f"licence.{source.licence}", source.licence),
        source.accessed,
        source.url,
    )


def citation(writer: Writer, source: Source) -> str:
    """A source in one line, in the style of the language.

    Parameters
    ----------
    writer : Writer
        Knows the language.
    source : Source
        The source.

    Returns
    -------
    str
        In Chinese after GB/T 7714: author, title with the mark of its kind, publisher and date; in
        English author with the date, title, publisher. What is not known is left out.
    """
    producer = "" if source.title.startswith(source.producer) else source.producer
    publisher = "" if source.publisher in f"{producer} {source.title}" else source.publisher
    published = "" if source.published in source.title else source.published
    mark = writer.words("source.online" if source.url else "source.other")
    title = f"{source.title}{mark}"
    if writer.language == "zh":
        issued = writer.words("source.issued").join(one for one in (publisher, published) if one)
        parts: tuple[str, ...] = (producer, title, issued)
    else:
        dated = writer.words("source.dated").format(name=producer, day=published)
        parts = (dated if producer and published else producer, title, publisher)
        parts = parts if producer or not published else (*parts, published)
    return ". ".join(one for one in parts if one)
