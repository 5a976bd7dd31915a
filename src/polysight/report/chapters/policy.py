"""Chapter about the law: what it asks on the days of the study, of whom, and at what cost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from polysight.report.binding import observed
from polysight.report.blocks import Block, Grid
from polysight.report.chapters.environment_findings import CASES, ESTIMATES
from polysight.report.chapters.finding import finite, key_at
from polysight.report.chapters.tables import Row, found, has_value, matrix
from polysight.report.period_words import period_words
from polysight.report.prose import Name, Writer

ENERGY, LIMIT, MARGIN = "policy.comprehensive_energy", "policy.limit", "policy.margin"
#: Counts of rules by verdict.
VERDICTS = ("failed", "kept", "unjudged")
COST, FAILING = "policy.closing_cost", "policy.capacity_failing"
#: Quantities by which others tell what the limit hits: capacity, and output above it.
EXPOSED = ("capacity_exposed", "production_exposed")
#: Shares of the width of a table of names and one number.
NARROW = (0.7, 0.3)
REGION, REASONS = "policy.capacity_failing_region", "policy.unjudged_rules"


def policy(writer: Writer) -> Iterator[Block]:
    """Energy limit and other duties of example plants, capacity that fails, what is not judged.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        Sentences and tables.
    """
    numbers = writer.numbers
    days = numbers.keys(LIMIT, "day")
    examples = numbers.keys(LIMIT, "example")
    ends = [numbers.at(LIMIT, examples[0], day) for day in (days[0], days[-1])]
    yield from _turns(writer, examples, days)
    yield writer.say("policy.rule", before=ends[0], after=ends[1])
    yield _energy(writer, examples, days)
    if all(numbers.has(f"policy.{name}") for name in VERDICTS):
        yield writer.say("policy.duties")
        yield _verdicts(writer, examples, days)
    yield from _closing(writer)
    yield from _register(writer)
    if finite(numbers, REASONS):
        yield writer.say("policy.reasons")
        grid = matrix(
            writer,
            "reasons",
            [writer.words("head.reason"), writer.words("head.count")],
            [
                (writer.key("reason", one), [found(writer, REASONS, one)])
                for one in numbers.keys(REASONS, "reason")
            ],
        )
        yield replace(grid, widths=NARROW)


def _energy(writer: Writer, examples: tuple[str, ...], days: tuple[str, ...]) -> Grid:
    """Comprehensive energy of each plant against the limit of each day."""
    heads = [writer.words(f"head.energy_{case}") for case in CASES]
    heads += [
        writer.words(f"head.{name}").format(day=period_words(day, writer.language))
        for day in days
        for name in ("limit", "margin")
    ]
    rows: list[Row] = [
        (
            writer.key("example", one),
            [
                *(found(writer, ENERGY, one, case) for case in CASES),
                *(found(writer, name, one, day) for day in days for name in (LIMIT, MARGIN)),
            ],
        )
        for one in examples
    ]
    head = [writer.words("head.example"), *heads]
    return matrix(writer, "energy_limit", head, rows, unit=writer.unit(LIMIT))


def _turns(writer: Writer, examples: tuple[str, ...], days: tuple[str, ...]) -> Iterator[Block]:
    """Which plants keep and which miss the limit when the law turns."""
    numbers = writer.numbers
    groups: dict[str, list[Name]] = {}
    for one in examples:
        before, after = (numbers.at(MARGIN, one, day).value for day in (days[0], days[-1]))
        if not has_value(numbers.at(MARGIN, one, days[-1])):
            word = "outside"
        elif after >= 0:
            word = "keeps"
        else:
            word = "turns" if before >= 0 else "misses"
        groups.setdefault(word, []).append(Name("example", one))
    ends = [numbers.at(LIMIT, examples[0], day) for day in (days[0], days[-1])]
    for word in ("turns", "misses", "keeps", "outside"):
        if word in groups:
            yield writer.say(
                f"policy.{word}", before=ends[0], after=ends[1], names=tuple(groups[word])
            )


def _verdicts(writer: Writer, examples: tuple[str, ...], days: tuple[str, ...]) -> Grid:
    heads = [
        writer.words(f"head.{name}").format(day=period_words(day, writer.language))
        for day in days
        for name in VERDICTS
    ]
    known = [one.id for name in (ENERGY, MARGIN) for one in writer.numbers.array(name)]
    return matrix(
        writer,
        "duties",
        [writer.words("head.example"), *heads],
        [
            (
                writer.key("example", one),
                [found(writer, f"policy.{name}", one, day) for day in days for name in VERDICTS],
            )
            for one in examples
        ],
        told=known,
    )


def _closing(writer: Writer) -> Iterator[Block]:
    """What closing the gap costs, where there is one and measures reach."""
    numbers = writer.numbers
    closed = dict.fromkeys(key_at(one, 0) for one in finite(numbers, COST))
    if not closed:
        return
    yield writer.say("policy.closing")
    yield matrix(
        writer,
        "closing_cost",
        [writer.words("head.example"), *(writer.key("case", case) for case in CASES)],
        [
            (writer.key("example", one), [found(writer, COST, one, case) for case in CASES])
            for one in closed
        ],
        unit=writer.unit(COST),
        told=[one.id for one in numbers.array(ENERGY)],
    )


def _register(writer: Writer) -> Iterator[Block]:
    """Capacity of the register that misses the limit, by day and by province."""
    numbers = writer.numbers
    if not finite(numbers, FAILING):
        return
    days = numbers.keys(FAILING, "day")
    names = (f"{FAILING}_model", "policy.capacity_judged")
    yield writer.say("policy.register")
    heads = [writer.key("case", case) for case in ESTIMATES]
    yield matrix(
        writer,
        "failing",
        [
            writer.words("head.day"),
            *heads,
            writer.words("head.by_model"),
            writer.words("head.judged"),
        ],
        [
            (
                period_words(day, writer.language),
                [
                    *(found(writer, FAILING, day, case) for case in ESTIMATES),
                    *(found(writer, name, day) for name in names),
                ],
            )
            for day in days
        ],
        unit=writer.unit(FAILING),
    )
    yield from _said(writer)
    regions = [one for one in finite(numbers, REGION) if one.value > 0]
    if regions:
        grid = matrix(
            writer,
            "failing_region",
            [writer.words("head.region"), writer.words("head.failing")],
            [
                (writer.key("region", key_at(one, 0)), [one])
                for one in sorted(regions, key=lambda one: -one.value)
            ],
            unit=writer.unit(REGION),
            told=[one.id for one in numbers.array(FAILING)],
        )
        yield replace(grid, widths=NARROW)


def _said(writer: Writer) -> Iterator[Block]:
    """What others published on the same question."""
    numbers = writer.numbers
    rows = [
        tuple(
            observed(row)
            for row in numbers.evidence.select(name, as_of=numbers.as_of, product="polysilicon")
        )
        for name in EXPOSED
    ]
    if all(rows):
        yield writer.say("policy.said", exposed=rows[0], above=rows[1])
