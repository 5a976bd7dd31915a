"""The first chapters: summary, and the evidence with its quality."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.evidence.contradiction import contradictions
from polysight.evidence.source import TIERS
from polysight.report.binding import observed
from polysight.report.blocks import Block, Grid, Listing, Words
from polysight.report.chapters.findings import FINDINGS
from polysight.report.chapters.tables import matrix
from polysight.report.derived import shown_contradictions, used_quantities, visible_rows
from polysight.report.period_words import period_words
from polysight.report.prose import Writer


def summary(writer: Writer) -> Iterator[Block]:
    """Findings that the numbers support, and the names of those withdrawn.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        The list of findings and what was withdrawn.
    """
    items, withdrawn = [], []
    for name, find in FINDINGS:
        one = find(writer.numbers)
        if one is None:
            withdrawn.append(writer.words(f"finding.name_{name}"))
        else:
            items.append(writer.runs(one.key, **dict(one.values)))
    yield Listing(tuple(items), numbered=True)
    if withdrawn:
        names = writer.words("word.list").join(withdrawn)
        yield writer.say("summary.withdrawn", "note", names=names)


def quality(writer: Writer) -> Iterator[Block]:
    """Counts by tier, inferred dates, and contradictions with both values.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        Sentences and two tables.
    """
    numbers = writer.numbers
    yield writer.say(
        "quality.counts",
        rows=numbers.at("report.rows"),
        sources=numbers.at("report.sources"),
        unverified=numbers.at("report.tier_share", "unverified"),
        inferred=numbers.at("report.inferred_date_share"),
    )
    names = [writer.name("tiers", tier) for tier in TIERS]
    yield matrix(
        writer,
        "tiers",
        [writer.words("word.tier"), *names],
        [
            (
                writer.words("row.rows"),
                [numbers.at("report.rows_by_tier", tier) for tier in TIERS],
            ),
            (
                writer.words("row.share"),
                [numbers.at("report.tier_share", tier) for tier in TIERS],
            ),
        ],
    )
    yield writer.say("quality.contradictions", found=numbers.at("report.contradictions"))
    yield _contradictions(writer)


def _contradictions(writer: Writer) -> Grid:
    evidence = writer.numbers.evidence
    found = contradictions(visible_rows(evidence))
    shown = shown_contradictions(found, used_quantities(writer.numbers.result, evidence))
    rows = []
    for place, one in enumerate(shown, 1):
        low, high = one.rows[0], one.rows[-1]
        subject = writer.words("line.subject").format(
            quantity=writer.name("quantities", low.quantity),
            place=writer.name("regions", low.geography),
            period=period_words(low.period.text, writer.language),
        )
        rows.append(
            (
                (Words(subject),),
                (writer.cite(observed(low)), Words(f" ({low.id})")),
                (writer.cite(observed(high)), Words(f" ({high.id})")),
                (writer.cite(writer.numbers.at("report.contradiction_spread", str(place))),),
                (Words(writer.basis(str(low.basis)) or writer.words("word.none")),),
            )
        )
    head = ("subject", "low", "high", "spread", "basis")
    return Grid(
        writer.words("table.contradictions"),
        tuple(writer.words(f"head.{name}") for name in head),
        tuple(rows),
        writer.runs("quality.contradictions_note"),
        words=(4,),
        widths=(0.29, 0.19, 0.19, 0.09, 0.24),
    )
