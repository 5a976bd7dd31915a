"""Chapter about access rules: what binds, from when, who keeps it, and how that changes."""

from __future__ import annotations

import math
from collections.abc import Iterator

from polysight.report.binding import Numbers
from polysight.report.blocks import Block, Grid, Runs, Words
from polysight.report.chapters.finding import Finding, finite, key_at, supported
from polysight.report.chapters.outlook_claims import element, told
from polysight.report.chapters.tables import Row, found, matrix
from polysight.report.figures import rule_timeline
from polysight.report.naming import parameter
from polysight.report.period_words import period_words
from polysight.report.prose import Name, Writer
from polysight.report.references import source_line

TIMELINE, LIMIT, KEPT = "policy.timeline", "policy.timeline_limit", "policy.rule_kept"
FAILING = "policy.capacity_failing"
#: Number from which a rule counts as kept.
HALF = 0.5
NOT_COVERED = "mark.law_not_covered"
#: Shares of the width: parameter, text, day and limit; the plants share the rest.
WIDTHS, REST = (0.13, 0.24, 0.12, 0.11), 0.4


def access(writer: Writer) -> Iterator[Block]:
    """Missed rules through the years, limits, and every binding rule with its verdicts.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        Sentences, a figure and tables.
    """
    numbers = writer.numbers
    for claim in (missed(numbers), stricter(numbers), exposed(numbers)):
        if claim is not None:
            yield writer.say(claim.key, "body", **dict(claim.values))
    if finite(numbers, TIMELINE):
        yield rule_timeline.figure(writer)
    yield from _limits(writer)
    if finite(numbers, KEPT):
        yield writer.say("access.rules")
        yield _rules(writer)
    yield writer.say("access.doubt", "note")


def missed(numbers: Numbers) -> Finding | None:
    """Which example plants miss a rule at the end of the last year asked about.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim.
    """
    days = numbers.keys(TIMELINE, "day")
    if not days or not finite(numbers, TIMELINE):
        return None
    last = days[-1]
    late = []
    for example in numbers.keys(TIMELINE, "example"):
        count = element(numbers, TIMELINE, example, last, "failed")
        if count is not None and count.value > 0.0:
            late.append(Name("example", example))
    unjudged = max(
        (one for one in finite(numbers, TIMELINE, containing="unjudged") if last in one.id),
        key=lambda one: one.value, default=None,
    )  # fmt: skip
    if late and unjudged is not None:
        return supported("access.missed", day=unjudged, names=tuple(late), unjudged=unjudged)
    return told("access.none_missed", True, day=unjudged, unjudged=unjudged)


def stricter(numbers: Numbers) -> Finding | None:
    """Which limit of energy changes most within the years told.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim; None where none changes.
    """
    best: tuple[float, Finding | None] = (0.0, None)
    for example in numbers.keys(LIMIT, "example"):
        held = [one for one in finite(numbers, LIMIT) if key_at(one, 0) == example]
        if len(held) < 2 or held[0].value == held[-1].value:
            continue
        change = abs(held[-1].value - held[0].value)
        if change > best[0]:
            then = next(one for one in held if one.value == held[-1].value)
            key = "tightens" if held[-1].value < held[0].value else "loosens"
            claim = told(
                f"access.{key}", True, name=Name("example", example), before=held[0], after=then
            )
            best = (change, claim)
    return best[1]


def exposed(numbers: Numbers) -> Finding | None:
    """Capacity above the limit on the first day and at the last year end.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim.
    """
    days = numbers.keys(FAILING, "day")
    ends = [element(numbers, FAILING, days[at], "mean") for at in (0, -1)] if days else []
    if len(ends) < 2 or ends[0] is None or ends[1] is None:
        return None
    key = "shrinks" if ends[1].value < ends[0].value else "stays"
    return told(f"access.{key}", True, day=ends[0], first=ends[0], then=ends[1])


def _limits(writer: Writer) -> Iterator[Block]:
    """Limit of comprehensive energy of each plant by year end."""
    numbers = writer.numbers
    days = numbers.keys(LIMIT, "day")
    rows: list[Row] = []
    for example in numbers.keys(LIMIT, "example"):
        cells = [found(writer, LIMIT, example, day) for day in days]
        if any(one is not None and math.isfinite(one.value) for one in cells):
            rows.append((writer.key("example", example), cells))
    if rows:
        heads = [writer.words("head.example"), *(day[:4] for day in days)]
        yield matrix(writer, "access_limits", heads, rows, unit=writer.unit(LIMIT))


def _rules(writer: Writer) -> Grid:
    """Every binding rule: what it limits, where it stands, from when, and the verdicts."""
    numbers = writer.numbers
    examples = numbers.keys(KEPT, "example")
    writer.tabulated.add(KEPT)
    rows: list[tuple[Runs, ...]] = []
    ids: list[str] = []
    for rule in numbers.keys(KEPT, "law_rule"):
        law = numbers.cells(rule)
        ids.append(rule)
        rows.append(
            (
                (Words(parameter(writer, law.get("parameter", ""))),),
                (Words(law.get(writer.language, rule)),),
                (Words(_day(writer, law.get("period", ""))),),
                _limit(writer, rule),
                *(_verdict(writer, rule, one) for one in examples),
            )
        )
    heads = [writer.words(f"head.{one}") for one in ("parameter", "text", "in_force", "rule_limit")]
    note: Runs = (Words(source_line(writer, ids)),)
    widths = (*WIDTHS, *(REST / len(examples) for _ in examples))
    return Grid(
        writer.words("table.access_rules").format(
            day=period_words(numbers.array(KEPT).period, writer.language)
        ),
        (*heads, *(_short(writer, one) for one in examples)),
        tuple(rows), note, tuple(range(1, len(examples) + 4)), widths,
    )  # fmt: skip


def _short(writer: Writer, example: str) -> str:
    """Short name of an example plant, as it heads a narrow column."""
    return writer.words(f"example_short.{example}", writer.key("example", example))


def _day(writer: Writer, text: str) -> str:
    return period_words(text, writer.language) if text else writer.words("word.none")


def _limit(writer: Writer, rule: str) -> Runs:
    """The limit as its row states it, or that it was not seen."""
    one = writer.numbers.found(rule)
    if one is None or not math.isfinite(one.value):
        return (Words(writer.words("rule_kept.limit_unseen")),)
    return (writer.cite(one),)


def _verdict(writer: Writer, rule: str, example: str) -> Runs:
    """The verdict in words; the number behind it is part of the array that the table shows."""
    numbers = writer.numbers
    one = numbers.at(KEPT, rule, example)
    if math.isfinite(one.value):
        told_as = "kept" if one.value >= HALF else "missed"
        return (Words(writer.words(f"rule_kept.{told_as}")),)
    marks = numbers.result.marks.get(one.id, ())
    word = "outside" if NOT_COVERED in marks else "unjudged"
    return (Words(writer.words(f"rule_kept.{word}")),)
