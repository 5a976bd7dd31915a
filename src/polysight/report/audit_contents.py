"""What the page of an audit shows: claims in their sections, and findings in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial

from polysight.audit.citing import cited
from polysight.audit.claim import Claim
from polysight.audit.finding import Finding, FindingKind, Severity
from polysight.audit.report import Report
from polysight.audit.sentence import name_of, sentence
from polysight.audit.telling import stated
from polysight.messages import Language, catalogue, text
from polysight.report.catalogue import label

#: Reports up to this many claims are shown whole; of longer ones, claims with findings.
WHOLE = 2000
#: Findings and claims with findings that a page shows, and remarks.
FINDINGS, CLAIMS, REMARKS = 1500, 3000, 50


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding in words.

    Parameters
    ----------
    anchor, name : str
        Where the page has it, and its id or number.
    finding : Finding
        The finding.
    kind, severity, rule : str
        Names of them.
    sentence : str
        What is wrong.
    sure : str
        Confidence in per cent.
    claims : tuple of str
        Ids of its claims that the report has.
    metrics : tuple of str
        Metrics of these claims.
    evidence : tuple of (str, str)
        Ids of the rows of evidence that it cites, with what they say and their sources.
    """

    anchor: str
    name: str
    finding: Finding
    kind: str
    severity: str
    rule: str
    sentence: str
    sure: str
    claims: tuple[str, ...]
    metrics: tuple[str, ...]
    evidence: tuple[tuple[str, str], ...]

    @property
    def definition(self) -> bool:
        """Whether it is about a missing definition and no contradiction."""
        return self.finding.kind is FindingKind.DEF


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim in words.

    Parameters
    ----------
    anchor : str
        Where the page has it.
    claim : Claim
        The claim.
    metric : str
        Name of its metric.
    value : str
        Number as it was read; the words of the claim stand in its ``raw``.
    facts : tuple of (str, str)
        Key of the label and text of period, place, company, route, kind and source.
    findings : tuple of FindingLine
        Findings that name it, the weightiest first.
    """

    anchor: str
    claim: Claim
    metric: str
    value: str
    facts: tuple[tuple[str, str], ...]
    findings: tuple[FindingLine, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Claims of one section in the order of the report.

    Parameters
    ----------
    anchor, title : str
        Where the page has it, and its name; an empty name where the claims name none.
    claims : tuple of ClaimLine
        Claims that are shown.
    count : int
        Claims that it has.
    """

    anchor: str
    title: str
    claims: tuple[ClaimLine, ...]
    count: int

    @property
    def touched(self) -> int:
        """Claims that a shown finding names."""
        return sum(bool(line.findings) for line in self.claims)


@dataclass(frozen=True)
class Contents:
    """Everything on the page.

    Parameters
    ----------
    lines : tuple of FindingLine
        Findings that are shown, the weightiest first; missing definitions last.
    counts : Counter of (FindingKind, Severity)
        All findings.
    sections : tuple of Section
        Sections with claims that are shown.
    touched : int
        Claims that any finding names.
    unshown_findings, unshown_claims, unshown_sections, unshown_remarks : int
        What is left out.
    remarks : tuple of str
        What could not be read as it was meant.
    """

    lines: tuple[FindingLine, ...]
    counts: Counter[tuple[FindingKind, Severity]]
    sections: tuple[Section, ...]
    touched: int
    unshown_findings: int
    unshown_claims: int
    unshown_sections: int
    unshown_remarks: int
    remarks: tuple[str, ...]

    @cached_property
    def claims_by_id(self) -> dict[str, ClaimLine]:
        """Claims that are shown.

        Returns
        -------
        dict of str to ClaimLine
            In the order of the page.
        """
        return {line.claim.id: line for section in self.sections for line in section.claims}


def contents(
    report: Report,
    findings: Sequence[Finding],
    language: Language,
    files: Mapping[str, str] | None = None,
) -> Contents:
    """What the page shows of a report and its findings.

    Parameters
    ----------
    report : Report
        The claims.
    findings : sequence of Finding
        Merged findings.
    language : {"en", "zh"}
        Language of the page.
    files : mapping of str to str, optional
        Table that each claim stands in, by id, where there are several, in their order.

    Returns
    -------
    Contents
        Short reports whole; of long ones the weightiest findings and their claims.
    """
    ranked = sorted(findings, key=_rank)
    shown = _shown(ranked)
    cite = cache(partial(cited, evidence=report.evidence, language=language))
    lines = tuple(_finding(at, one, report, language, cite) for at, one in enumerate(shown, 1))
    beside: dict[str, list[FindingLine]] = {}
    for line in lines:
        for row in line.claims:
            beside.setdefault(row, []).append(line)
    tables = {name: at for at, name in enumerate(dict.fromkeys((files or {}).values()))}
    ordered = sorted(
        report.claims, key=lambda one: (tables.get((files or {}).get(one.id, ""), 0), one.row)
    )
    whole = len(ordered) <= WHOLE
    kept = [claim for claim in ordered if whole or claim.id in beside]
    sections = _sections(kept, ordered, beside, report, language)
    return Contents(
        lines,
        Counter((one.kind, one.severity) for one in findings),
        sections,
        len({row for one in findings for row in one.rows} & report.by_id.keys()),
        len(ranked) - len(shown),
        len(ordered) - len(kept),
        len({claim.section for claim in ordered}) - len(sections),
        max(0, len(report.remarks) - REMARKS),
        tuple(one.sentence(language) for one in report.remarks[:REMARKS]),
    )


def _rank(finding: Finding) -> tuple[bool, int]:
    return finding.kind is FindingKind.DEF, list(Severity).index(finding.severity)


def _shown(ranked: Iterable[Finding]) -> list[Finding]:
    shown: list[Finding] = []
    rows: set[str] = set()
    for finding in ranked:
        rows.update(finding.rows)
        if len(shown) == FINDINGS or len(rows) > CLAIMS:
            break
        shown.append(finding)
    return shown


def _finding(
    at: int, finding: Finding, report: Report, language: Language, cite: Callable[[str], str]
) -> FindingLine:
    rows = tuple(dict.fromkeys(row for row in finding.rows if row in report.by_id))
    return FindingLine(
        f"f{at}",
        finding.id or str(at),
        finding,
        text(f"audit_kind.{finding.kind.lower()}", language),
        label(f"audit_page.severity.{finding.severity}", language),
        catalogue(language).get(f"audit_{finding.rule}.title", finding.rule),
        sentence(finding, report, language),
        f"{finding.confidence:.0%}",
        rows,
        tuple(sorted({report.by_id[row].metric for row in rows})),
        tuple((row, cite(row)) for row in finding.evidence),
    )


def _sections(
    kept: Iterable[Claim],
    ordered: Iterable[Claim],
    beside: dict[str, list[FindingLine]],
    report: Report,
    language: Language,
) -> tuple[Section, ...]:
    counts = Counter(claim.section for claim in ordered)
    grouped: dict[str, list[ClaimLine]] = {}
    for at, claim in enumerate(kept, 1):
        line = _claim(f"c{at}", claim, tuple(beside.get(claim.id, ())), report, language)
        grouped.setdefault(claim.section, []).append(line)
    return tuple(
        Section(f"s{at}", title, tuple(lines), counts[title])
        for at, (title, lines) in enumerate(grouped.items(), 1)
    )


def _claim(
    anchor: str,
    claim: Claim,
    findings: tuple[FindingLine, ...],
    report: Report,
    language: Language,
) -> ClaimLine:
    return ClaimLine(
        anchor,
        claim,
        name_of("metric", claim.metric, report, language),
        stated(claim) or label("audit_page.no_number", language),
        tuple((name, said) for name, said in _facts(claim, report, language) if said),
        findings,
    )


def _facts(claim: Claim, report: Report, language: Language) -> Iterable[tuple[str, str]]:
    comma = label("word.comma", language)

    def named(sort: str, keys: Iterable[str]) -> str:
        return comma.join(name_of(sort, key, report, language) for key in keys)

    dated = claim.period is not None or not claim.scenario
    when = ("when", claim.stated_period) if dated else ("scenario", claim.scenario)
    yield "period", name_of(*when, report, language)
    yield "place", named("place", claim.geographies)
    firms = (named("company", claim.companies), named("group", filter(None, (claim.group,))))
    yield "company", comma.join(filter(None, firms))
    yield "route", named("route", filter(None, (claim.route,)))
    yield "sort", label(f"audit_page.sort.{claim.kind}", language)
    yield "attributed", claim.attributed
