"""The page of an audit: one file with claims, findings, filters and a graph, and no request."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from polysight.audit.finding import Finding, FindingKind, Severity
from polysight.audit.report import Report
from polysight.audit.sentence import name_of
from polysight.messages import Language
from polysight.messages import text as text_of
from polysight.report.audit_contents import Contents, FindingLine, contents
from polysight.report.catalogue import label
from polysight.report.conflict_graph import count_of_groups, groups
from polysight.report.glyphs import LAYOUT, embedded
from polysight.report.html_page import FONT_PLACES, STYLE_SIGNS, TEMPLATES

#: Shapes that tell severities apart without colour, and the one of missing definitions.
SIGNS = {Severity.HIGH: "▲", Severity.MEDIUM: "◆", Severity.LOW: "●"}
DEFINITION, CULPRIT = "■", "★"
#: Outlines of the shapes in a drawing, round its centre.
SHAPES = {
    Severity.HIGH: "M0-9 8.5 7H-8.5Z",
    Severity.MEDIUM: "M0-8.5 8.5 0 0 8.5-8.5 0Z",
    Severity.LOW: "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0Z",
}
#: Width from which a drawing shrinks to its page.
LARGE = 960
#: Metrics that the heading of a group names.
NAMED = 3


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def audit_page(
    report: Report,
    findings: Sequence[Finding],
    language: Language,
    *,
    name: str,
    files: Mapping[str, str] | None = None,
) -> bytes:
    """The page of an audit as HTML; the same audit gives the same bytes.

    Whatever the claims hold stands on the page as text. Characters that the bundled fonts lack are
    left to the fonts of the reader.

    Parameters
    ----------
    report : Report
        The claims.
    findings : sequence of Finding
        Merged findings, the weightiest first.
    language : {"en", "zh"}
        Language of the page.
    name : str
        Name of the file that was read, or names.
    files : mapping of str to str, optional
        Table that each claim stands in, by id, where there are several, in their order.

    Returns
    -------
    bytes
        UTF-8 text of the page.
    """
    held = contents(report, findings, language, files)
    script = (TEMPLATES / "audit.js").read_text(encoding="utf-8")
    style = "".join((TEMPLATES / one).read_text("utf-8") for one in ("style.css", "audit.css"))
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    text = (
        _environment()
        .get_template("audit.html.j2")
        .render(
            held=held,
            name=name,
            facts=_facts(report, held, len(findings)),
            counts=_counts(held),
            options=_options(held, report, language),
            **_graph(held, report, findings, language),
            style=Markup(style),
            script=Markup(script),
            digest=digest,
            sign=_sign,
            shapes=SHAPES,
            large=LARGE,
            culprit=CULPRIT,
            definition_sign=DEFINITION,
            signs=SIGNS,
            word=lambda key, **fields: label(f"audit_page.{key}", language).format(**fields),
            comma=label("word.comma", language),
            colon=label("word.colon", language),
            kind_name=lambda kind: text_of(f"audit_kind.{kind.lower()}", language),
            lang={"zh": "zh-CN", "en": "en-GB"}[language],
        )
    )
    used = "".join(sorted({sign for sign in text + STYLE_SIGNS if ord(sign) not in LAYOUT}))
    for place, path in FONT_PLACES.items():
        text = text.replace(place, embedded(path, used), 1)
    return text.encode(errors="replace")


def _sign(line: FindingLine) -> str:
    return DEFINITION if line.definition else SIGNS[line.finding.severity]


def _facts(report: Report, held: Contents, findings: int) -> list[tuple[str, str]]:
    told = [
        ("claims", f"{len(report.claims):,}"),
        ("sections", f"{len(held.sections) + held.unshown_sections:,}"),
        ("findings", f"{findings:,}"),
        ("touched", f"{held.touched:,}"),
    ]
    if report.year:
        told.append(("present", str(report.year)))
    if report.remarks:
        told.append(("remarks", f"{len(report.remarks):,}"))
    return told


def _counts(held: Contents) -> list[tuple[str, list[int]]]:
    """Findings by kind and severity; the empty kind is all of them."""
    kinds = [kind for kind in FindingKind if any(one == kind for one, _ in held.counts)]
    rows = [(str(kind), [held.counts[kind, severity] for severity in Severity]) for kind in kinds]
    rows.append(("", [sum(column) for column in zip(*(row for _, row in rows), strict=True)]))
    return [(kind, [*row, sum(row)]) for kind, row in rows if row]


def _options(held: Contents, report: Report, language: Language) -> dict[str, list[Any]]:
    """Choices of every filter: value, words and findings."""
    kinds = Counter(line.finding.kind for line in held.lines)
    severities = Counter(line.finding.severity for line in held.lines)
    rules = Counter((line.rule, line.finding.rule) for line in held.lines)
    metrics = Counter(metric for line in held.lines for metric in line.metrics)
    named = {metric: name_of("metric", metric, report, language) for metric in metrics}
    return {
        "kind": [(kind, kinds[kind]) for kind in FindingKind if kinds[kind]],
        "severity": [(one, severities[one]) for one in Severity if severities[one]],
        "rule": [(rule, title, count) for (title, rule), count in sorted(rules.items())],
        "metric": [
            (metric, named[metric], metrics[metric])
            for metric in sorted(metrics, key=lambda metric: (named[metric].casefold(), metric))
        ],
    }


def _graph(
    held: Contents, report: Report, findings: Sequence[Finding], language: Language
) -> dict[str, Any]:
    lines = [line for line in held.lines if not line.definition]
    claims = list(held.claims_by_id.values())
    drawn = groups([line.claim for line in claims], [line.finding for line in lines])
    whole = count_of_groups([one for one in findings if one.kind is not FindingKind.DEF])
    titles = []
    for group in drawn:
        metrics = Counter(claims[box.at].metric for box in group.claims)
        often = sorted(metrics, key=lambda metric: (-metrics[metric], metric))
        titles.append(label("word.comma", language).join(often[:NAMED]))
    return {
        "graph": list(zip(drawn, titles, strict=True)),
        "nodes": claims,
        "marks": lines,
        "undrawn": whole - len(drawn),
    }
