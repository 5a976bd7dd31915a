"""The first chapters: summary, and the evidence with its quality."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from polysight.evidence.observation import Observation
from polysight.evidence.source import TIERS
from polysight.report.binding import observed
from polysight.report.blocks import Block, Grid, Listing, Runs, Words
from polysight.report.chapters.early_warning import INDEX
from polysight.report.chapters.finding import Finding
from polysight.report.chapters.findings import FINDINGS
from polysight.report.chapters.outlook_claims import executive, odds_apart
from polysight.report.chapters.tables import matrix
from polysight.report.period_words import period_words
from polysight.report.prose import Writer

#: Product that goes without saying.
PLAIN = "polysilicon"


def summary(writer: Writer) -> Iterator[Block]:
    """The state of the market, findings that the numbers support, and those withdrawn.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        The list of findings and what was withdrawn.
    """
    state = executive(writer.numbers)
    if state is not None:
        yield writer.say(state.key, "lead", **dict(state.values))
        apart = odds_apart(writer.numbers, state.key.partition(".")[2])
        if apart is not None:
            yield writer.say(apart.key, "body", **dict(apart.values))
        yield writer.say("executive.unsure", "note")
    if not writer.numbers.has(INDEX):
        yield writer.say("early.absent", "lead")
    items, withdrawn = [], []
    for name, find in FINDINGS:
        one = find(writer.numbers)
        if one is None:
            withdrawn.append(writer.words(f"finding.name_{name}"))
        else:
            items.append(_told(writer, one))
    yield Listing(tuple(items), numbered=True)
    if withdrawn:
        names = writer.listed(withdrawn)
        yield writer.say("summary.withdrawn", "note", names=names)
    if len(writer.numbers.evidence.folders) > 1:
        yield writer.say("summary.overlay", "note")


def _told(writer: Writer, finding: Finding) -> Runs:
    """A finding with the sentences that qualify it."""
    told = list(writer.runs(finding.key, **dict(finding.values)))
    for one in finding.further:
        told += [Words(writer.words("line.sentence")), *writer.runs(one.key, **dict(one.values))]
    return tuple(run for run in told if run.text)


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
        rows=numbers.at("evidence.rows"),
        sources=numbers.at("evidence.sources"),
        unverified=numbers.at("evidence.tier_share", "unverified"),
        inferred=numbers.at("evidence.inferred_date_share"),
    )
    names = [writer.name("tiers", tier) for tier in TIERS]
    grid = matrix(
        writer,
        "tiers",
        [writer.words("word.tier"), *names],
        [
            (
                writer.words("row.rows"),
                [numbers.at("evidence.rows_by_tier", tier) for tier in TIERS],
            ),
            (
                writer.words("row.share"),
                [numbers.at("evidence.tier_share", tier) for tier in TIERS],
            ),
        ],
    )
    yield replace(grid, note=writer.runs("quality.tiers_note"))
    yield writer.say("quality.contradictions", found=numbers.at("evidence.contradictions"))
    if numbers.has("evidence.contradiction_spread"):
        yield _contradictions(writer)


def about(writer: Writer, row: Observation) -> str:
    """What a row speaks of: quantity, product, company, site, route and grade where set.

    Parameters
    ----------
    writer : Writer
        Knows the language.
    row : Observation
        The row.

    Returns
    -------
    str
        The names, joined.
    """
    product = "" if row.product == PLAIN else row.product
    named = (
        ("products", product),
        ("companies", row.company),
        ("routes", row.route),
        ("grades", row.grade),
    )
    told = [writer.name(codes, code) for codes, code in named if code not in ("", "all")]
    return writer.words("word.comma").join(
        [writer.name("quantities", row.quantity), *told, *_site(writer, row)]
    )


def _site(writer: Writer, row: Observation) -> list[str]:
    """The site of a row; none where it only repeats names of regions."""
    regions = writer.numbers.evidence.codelists["regions"].codes.values()
    known = {one.en for one in regions}
    return [] if set(row.site.split("/")) <= known else row.site.splitlines()


def _contradictions(writer: Writer) -> Grid:
    numbers, evidence = writer.numbers, writer.numbers.evidence
    rows = []
    for spread in numbers.array("evidence.contradiction_spread"):
        low, high = (evidence.observation(name) for name in spread.inputs)
        subject = writer.words("line.subject").format(
            quantity=about(writer, low),
            place=writer.name("regions", low.geography),
            period=period_words(low.period.text, writer.language),
        )
        rows.append(
            (
                (Words(subject),),
                (*writer.value(observed(low)), Words(f" ({low.id})")),
                (*writer.value(observed(high)), Words(f" ({high.id})")),
                writer.value(spread),
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
