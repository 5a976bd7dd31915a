"""An audit for people at a terminal: what was read, what was found, what matters most."""

from __future__ import annotations

from collections.abc import Sequence

import click

from polysight.audit.coverage import UNIT, meant
from polysight.audit.finding import Finding, FindingKind, Severity
from polysight.audit.outcome import Outcome
from polysight.audit.report import Report
from polysight.audit.sentence import sentence
from polysight.cli.audit_lines import claim_line, head_line, indented, kind_name
from polysight.cli.terminal import table
from polysight.messages import Language, text

#: Rows of a finding, words that are not known, missing definitions and remarks that are told.
ROWS, WORDS, DEFINITIONS, REMARKS = 5, 8, 3, 5
_INDENT = 3


def write(outcome: Outcome, top: int, language: Language) -> None:
    """Print an audit.

    Parameters
    ----------
    outcome : Outcome
        The audit.
    top : int
        Contradictions that are told one by one.
    language : {"en", "zh"}
        Language of the page.
    """
    _read(outcome, language)
    click.echo()
    _counts(outcome, language)
    told = weightiest(outcome.contradictions, top)
    if told:
        click.echo()
        indented(_top_title(len(told), len(outcome.contradictions), language))
    for at, finding in enumerate(told, 1):
        click.echo()
        _finding(at, finding, outcome, language)
    _definitions(outcome, language)
    _remarks(outcome, language)
    click.echo()
    if outcome.left_out:
        indented(text("audit_cli.left_out", language, count=len(outcome.left_out)))
    indented(text("audit_cli.next" if outcome.findings else "audit_cli.next_none", language))


def weightiest(findings: Sequence[Finding], top: int) -> tuple[Finding, ...]:
    """Findings that matter most, no number of the report told over and over.

    Parameters
    ----------
    findings : sequence of Finding
        The findings, the weightiest first.
    top : int
        How many are wanted.

    Returns
    -------
    tuple of Finding
        In their order: first those of which more than half of the rows stand in none that is
        told, then, where some are still wanted, the others.
    """
    told: set[str] = set()
    chosen: list[int] = []
    for at, one in enumerate(findings):
        if len(chosen) < top and 2 * len(told.intersection(one.rows)) < len(one.rows):
            told.update(one.rows)
            chosen.append(at)
    taken = set(chosen)
    others = [at for at in range(len(findings)) if at not in taken]
    return tuple(findings[at] for at in sorted([*chosen, *others[: top - len(chosen)]]))


def _read(outcome: Outcome, language: Language) -> None:
    told, year = outcome.coverage, outcome.report.year
    gap = text("audit_cli.gap", language)
    files = gap.join(outcome.names)
    title = {"files": files, "claims": told.claims, "sections": told.sections}
    indented(text("audit_cli.title", language, **title))
    known = {"known": told.known, "claims": told.claims, "metrics": told.metrics}
    indented(text("audit_cli.known", language, **known))
    if told.unknown:
        count = sum(number for _, number in told.unknown)
        words = _listed(
            [_word(name, outcome.report, language) for name, _ in told.unknown[: WORDS + 1]],
            language,
        )
        indented(text("audit_cli.unknown", language, count=count, words=words))
    if told.units:
        count = sum(number for _, number in told.units)
        units = _listed([name for name, _ in told.units], language)
        indented(text("audit_cli.units", language, count=count, units=units))
    if told.without_number:
        indented(text("audit_cli.without_number", language, count=told.without_number))
    if told.undated:
        key = "undated" if year else "undated_all"
        indented(text(f"audit_cli.{key}", language, count=told.undated, year=year))


def _word(name: str, report: Report, language: Language) -> str:
    near = meant(name, report)
    return name + text("audit_cli.perhaps", language, value=near) if near else name


def _listed(words: Sequence[str], language: Language) -> str:
    told = text("audit_cli.gap", language).join(words[:WORDS])
    return told + (text("audit_cli.more", language) if len(words) > WORDS else "")


def _counts(outcome: Outcome, language: Language) -> None:
    counts = outcome.counts()
    kinds = [kind for kind in FindingKind if kind is not FindingKind.DEF]
    rows = [_row(kind, counts, language) for kind in kinds if _total(kind, counts)]
    if not rows:
        indented(text("audit_cli.none", language))
        return
    whole = {one: sum(counts[kind, one] for kind in kinds) for one in Severity}
    sums = [str(whole[one]) for one in Severity]
    rows.append([text("audit_cli.all", language), "", *sums, str(sum(whole.values()))])
    title = text("audit_cli.counts", language, count=len(outcome.contradictions))
    table(title, text("audit_cli.counts_header", language).split("|"), rows, right=range(2, 6))


def _row(
    kind: FindingKind, counts: dict[tuple[FindingKind, Severity], int], language: Language
) -> list[str]:
    numbers = [counts.get((kind, one), 0) for one in Severity]
    cells = [str(number) if number else "" for number in numbers]
    return [kind.value, kind_name(kind, language), *cells, str(sum(numbers))]


def _total(kind: FindingKind, counts: dict[tuple[FindingKind, Severity], int]) -> int:
    return sum(counts.get((kind, one), 0) for one in Severity)


def _top_title(told: int, count: int, language: Language) -> str:
    key = "top" if told < count else "top_all"
    return text(f"audit_cli.{key}", language, told=told, count=count)


def _finding(at: int, finding: Finding, outcome: Outcome, language: Language) -> None:
    report = outcome.report
    indented(f"{at:>2} {head_line(finding, language)}", 0, _INDENT)
    indented(sentence(finding, report, language), _INDENT)
    indented(finding.arithmetic, _INDENT)
    rows = _first_rows(finding)
    for row in rows:
        indented(claim_line(report.by_id[row], finding, report, language), _INDENT + 2, 4)
    if len(rows) < len(finding.rows):
        count = len(finding.rows) - len(rows)
        indented(text("audit_cli.more_rows", language, count=count), _INDENT + 2)


def _first_rows(finding: Finding) -> tuple[str, ...]:
    """Rows that are told, the likely culprit among them."""
    culprit = finding.likely_culprit
    rows = dict.fromkeys((culprit, *finding.rows) if culprit else finding.rows)
    return tuple(rows)[:ROWS]


def _definitions(outcome: Outcome, language: Language) -> None:
    found = outcome.definitions
    if not found:
        return
    click.echo()
    indented(text("audit_cli.definitions", language, count=len(found)))
    for one in found[:DEFINITIONS]:
        indented(f"{one.id}: {sentence(one, outcome.report, language)}", _INDENT, 2)
    if len(found) > DEFINITIONS:
        count = len(found) - DEFINITIONS
        indented(text("audit_cli.more_definitions", language, count=count), _INDENT)


def _remarks(outcome: Outcome, language: Language) -> None:
    remarks = [one for one in outcome.report.remarks if one.key != UNIT]
    if not remarks:
        return
    click.echo()
    indented(text("audit_cli.remarks", language, count=len(remarks)))
    for one in remarks[:REMARKS]:
        indented(one.sentence(language), _INDENT, 2)
    if len(remarks) > REMARKS:
        indented(text("audit_cli.more_remarks", language, count=len(remarks) - REMARKS), _INDENT)
