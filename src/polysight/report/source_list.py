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
    parts = [source.title]
    if not source.title.startswith(source.producer):
        parts.insert(0, source.producer)
    parts += [one for one in (source.publisher, source.published) if one not in " ".join(parts)]
    said = ". ".join(dict.fromkeys(part for part in parts if part))
    return Reference(
        place,
        source.key,
        said,
        writer.name("tiers", source.tier),
        writer.words(f"licence.{source.licence}", source.licence),
        source.accessed,
        source.url,
    )
