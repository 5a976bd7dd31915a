"""One finding for people at a terminal: claims, what they were read as, evidence and rule."""

from __future__ import annotations

import math

import click

from polysight.audit.citing import cited
from polysight.audit.claim import Claim
from polysight.audit.finding import Finding
from polysight.audit.outcome import Outcome
from polysight.audit.rulebook import RULES
from polysight.audit.sentence import RELATIONS, name_of, sentence
from polysight.audit.telling import figure, shown, stated
from polysight.cli.audit_lines import DOT, head_line, indented, where_line
from polysight.messages import Language, text

_INDENT = 2
#: Scenario of a claim that is one and does not say which.
UNNAMED = "unnamed"


def write(finding: Finding, outcome: Outcome, language: Language) -> None:
    """Print a finding with everything that it rests on.

    Parameters
    ----------
    finding : Finding
        The finding.
    outcome : Outcome
        Its audit.
    language : {"en", "zh"}
        Language of the page.
    """
    report = outcome.report
    indented(head_line(finding, language))
    indented(sentence(finding, report, language))
    click.echo()
    _line("arithmetic", finding.arithmetic, language)
    if math.isfinite(finding.expected):
        _line("expected", figure(finding.expected), language)
    if math.isfinite(finding.got):
        _line("got", figure(finding.got), language)
    culprit = finding.likely_culprit or text("audit_cli.no_culprit", language)
    _line("culprit", culprit, language)
    click.echo()
    indented(text("audit_cli.claims", language, count=len(finding.rows)))
    for row in finding.rows:
        _claim(report.by_id[row], finding, outcome, language)
    if finding.evidence:
        click.echo()
        indented(text("audit_cli.evidence", language))
        for name in finding.evidence:
            line = cited(name, report.evidence, language)
            indented(f"{name}: {line}" if line else name, _INDENT, 2)
    click.echo()
    _rule(finding, outcome, language)
    click.echo()


def _line(name: str, value: str, language: Language) -> None:
    indented(text(f"audit_cli.line_{name}", language, value=value), 0, 2)


def _claim(claim: Claim, finding: Finding, outcome: Outcome, language: Language) -> None:
    report = outcome.report
    mark = claim.id == finding.likely_culprit
    told = {"id": claim.id, "file": outcome.files[claim.id], "row": claim.row}
    head = text("audit_cli.claim_place", language, **told)
    head += DOT + claim.section if claim.section else ""
    indented(head + (text("audit_cli.culprit_mark", language) if mark else ""), _INDENT, 2)
    lines = {
        "subject": claim.subject,
        "raw": claim.raw,
        "read": _number(claim, outcome, language),
        "time": DOT.join(part for part in (claim.stated_period, _scenario(claim)) if part),
        "where": where_line(claim, report, language),
        "kind": report.evidence.codelists["kinds"].label(claim.kind.value, language),
        "basis": DOT.join(f"{name} {value}" for name, value in sorted(claim.basis.items())),
        "attributed": claim.attributed,
    }
    for name, value in lines.items():
        if value:
            line = text(f"audit_cli.claim_{name}", language, value=value)
            indented(line, 2 * _INDENT, 2)


def _scenario(claim: Claim) -> str:
    return "" if claim.scenario == UNNAMED else claim.scenario


def _number(claim: Claim, outcome: Outcome, language: Language) -> str:
    metric = name_of("metric", claim.metric, outcome.report, language)
    if claim.span is None:
        return text("audit_cli.read_none", language, metric=metric)
    ends = [
        shown(end, claim.unit) if math.isfinite(end) else figure(end)
        for end in (claim.span.least, claim.span.most)
    ]
    told = {"metric": metric, "stated": stated(claim), "least": ends[0], "most": ends[1]}
    return text("audit_cli.read_as", language, **told)


def _rule(finding: Finding, outcome: Outcome, language: Language) -> None:
    rule = next(one for one in RULES if one.key == finding.rule)
    title = rule.told("title", language)
    indented(text("audit_cli.rule", language, name=rule.key, title=title))
    indented(rule.told("explanation", language), _INDENT)
    relation = dict(finding.fields).get("relation", "")
    for row in outcome.report.evidence.tables[RELATIONS]:
        cells = row.cells
        if relation and cells["key"] == relation:
            formula = f"{cells['left']} {cells['sign']} {cells['right']}"
            told = {"name": cells[language], "formula": formula, "relation": relation}
            indented(text("audit_cli.relation", language, **told), _INDENT, 2)
