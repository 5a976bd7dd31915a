"""Lines that the pages of the audit share: indented text, claims, and kinds of findings."""

from __future__ import annotations

from rich.text import Text

from polysight.audit.claim import Claim
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.report import Report
from polysight.audit.sentence import name_of
from polysight.audit.telling import stated
from polysight.cli.terminal import console
from polysight.messages import Language, text

#: Between parts of a line.
DOT = " · "


def indented(line: str, indent: int = 0, hanging: int = 0) -> None:
    """Print a line, its continuations below its beginning.

    Parameters
    ----------
    line : str
        The line.
    indent : int
        Blanks before every line.
    hanging : int
        More blanks before lines that continue it.
    """
    where = console()
    width = max(where.width - indent - hanging, 20)
    parts = Text(line).wrap(where, width)
    for at, part in enumerate(parts):
        blanks = " " * (indent + (hanging if at else 0))
        part.rstrip()
        where.print(Text(blanks) + part, soft_wrap=True)


def kind_name(kind: FindingKind, language: Language) -> str:
    """Name of a class of findings.

    Parameters
    ----------
    kind : FindingKind
        The class.
    language : {"en", "zh"}
        Language of the name.

    Returns
    -------
    str
        The name.
    """
    return text(f"audit_kind.{kind.value.lower()}", language)


def head_line(finding: Finding, language: Language) -> str:
    """Name, severity, class and sureness of a finding.

    Parameters
    ----------
    finding : Finding
        The finding.
    language : {"en", "zh"}
        Language of the line.

    Returns
    -------
    str
        The line.
    """
    return DOT.join(
        (
            finding.id,
            text(f"audit_cli.{finding.severity.value}", language),
            kind_name(finding.kind, language),
            text("audit_cli.sure", language, share=f"{finding.confidence:.0%}"),
        )
    )


def claim_line(claim: Claim, finding: Finding, report: Report, language: Language) -> str:
    """A claim of a finding in one line.

    Parameters
    ----------
    claim : Claim
        The claim.
    finding : Finding
        The finding, which may hold it for the one that is wrong.
    report : Report
        Holds the names.
    language : {"en", "zh"}
        Language of the line.

    Returns
    -------
    str
        Its id, its subject (its metric where it tells none), number, time and section.
    """
    said = DOT.join(part for part in (stated(claim), claim.stated_period, claim.section) if part)
    subject = claim.subject or name_of("metric", claim.metric, report, language)
    line = text("audit_cli.claim", language, id=claim.id, subject=subject, said=said)
    if claim.id == finding.likely_culprit:
        line += text("audit_cli.culprit_mark", language)
    return line


def where_line(claim: Claim, report: Report, language: Language) -> str:
    """Places, route and firms of a claim by their names.

    Parameters
    ----------
    claim : Claim
        The claim.
    report : Report
        Holds the names.
    language : {"en", "zh"}
        Language of the names.

    Returns
    -------
    str
        Names with dots between; empty where it tells none.
    """
    parts = [name_of("place", place, report, language) for place in claim.geographies]
    parts += [name_of("route", claim.route, report, language)] if claim.route else []
    parts += [name_of("company", one, report, language) for one in claim.companies]
    parts += [name_of("group", claim.group, report, language)] if claim.group else []
    return DOT.join(parts)
