"""Who says so: sources of printed numbers, as references and as the line under a figure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from polysight.evidence.source import TIERS, Source
from polysight.report.prose import Writer

#: Names that a source line prints before it points to the list.
NAMED = 4
#: Length from which a name loses what stands in brackets or behind a semicolon: it is a note.
LONG, ASIDE = 48, re.compile(r"\s*[;(（；]")
#: Tables of the laws of nature.
NATURE = ("thermochemistry", "thermochemistry_polynomials")
#: Marks that a chapter tells in its own words.
UNTOLD = ("light.", "mark.lower_bound", "mark.no_quote_", "mark.calibrated_part")


def source_name(writer: Writer, source: Source) -> str:
    """Shortest name of a source that a reader recognises.

    Parameters
    ----------
    writer : Writer
        Knows the language.
    source : Source
        The source.

    Returns
    -------
    str
        Producer by the name that the language has for it, else publisher, else title; for what
        rests on no document, its tier.
    """
    if source.tier == TIERS[-1] and not source.url and not source.producer:
        return writer.name("tiers", source.tier)
    named = source.producer or source.publisher or source.title
    companies = writer.numbers.evidence.codelists["companies"].codes.values()
    company = next((one.code for one in companies if one.en == named), "")
    if company:
        return writer.name("companies", company)
    short = named if len(named) <= LONG else ASIDE.split(named, maxsplit=1)[0]
    return writer.words(f"producer.{named}", short)


def cited(writer: Writer, ids: Iterable[str]) -> list[str]:
    """Sources behind some numbers: the firmest tier first, then those behind most numbers.

    Sources of the laws of nature stand behind whatever the plant model says, and come last.

    Parameters
    ----------
    writer : Writer
        Knows the numbers.
    ids : iterable of str
        Ids of numbers.

    Returns
    -------
    list of str
        Source keys.
    """
    counts: dict[str, int] = {}
    for one in ids:
        for key in writer.numbers.sources(one):
            counts[key] = counts.get(key, 0) + 1
    known = writer.numbers.evidence.sources
    tables = writer.numbers.evidence.tables
    nature = {row.cells["source"] for name in NATURE for row in tables.get(name, ())}
    return sorted(
        counts,
        key=lambda key: (key in nature, TIERS.index(known[key].tier), -counts[key], key),
    )


def source_line(
    writer: Writer,
    ids: Iterable[str],
    basis: str = "",
    most: int = 99,
    told: Iterable[str] = (),
) -> str:
    """Basis, sources and vintage of a figure or table in one line.

    Parameters
    ----------
    writer : Writer
        Knows numbers and language.
    ids : iterable of str
        Ids of the numbers shown.
    basis : str
        Basis in words; empty when the title says it.
    most : int
        Marks that the line may tell; where there are more it points to the tables.
    told : iterable of str
        Ids of numbers whose marks stand above and are not told again.

    Returns
    -------
    str
        The line; where not all sources are named it says so.
    """
    every = list(ids)
    sources = writer.numbers.evidence.sources
    names = list(dict.fromkeys(source_name(writer, sources[key]) for key in cited(writer, every)))
    listed = writer.words("word.list").join(names[:NAMED])
    if len(names) > NAMED:
        listed = writer.words("line.more").format(names=listed)
    vintage = max((writer.numbers.number(one).known for one in every), default="")
    named = writer.words("line.source").format(names=listed) if names else ""
    dated = writer.words("line.vintage").format(day=vintage[:10]) if vintage else ""
    known = writer.numbers.result.marks
    before = {mark for one in told for mark in known.get(one, ())}
    marks = dict.fromkeys(
        writer.formula(mark)
        for one in every
        for mark in known.get(one, ())
        if not mark.startswith(UNTOLD) and mark not in before
    )
    noted = writer.words("line.marks").format(marks=writer.words("word.list").join(marks))
    noted = (noted if len(marks) <= most else writer.words("line.many")) if marks else ""
    return writer.words("line.gap").join(part for part in (basis, noted, named, dated) if part)
