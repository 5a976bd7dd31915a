"""Items of cost, electricity, investment and its funds that do not make their whole."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.audit.comparison import span
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.item_sums import ItemSum, item_sums
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.severity import severity, sureness
from polysight.audit.telling import about, shown, stated

KEY = "items"


def find(report: Report) -> Iterator[Finding]:
    """Items that do not make their whole.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each whole; one item above it is a part above its whole, several are a sum.
    """
    for one in item_sums(report):
        part, whole = one.parts[0], one.whole[0]
        single = one.what == "one_above"
        told_elsewhere = report.metric(part).of == whole.metric and report.metric(part).better
        if not (single and told_elsewhere):
            yield _finding(report, one)


def _finding(report: Report, one: ItemSum) -> Finding:
    whole, claims = one.whole[0], [*one.whole, *one.parts]
    due = span(whole).middle
    got = sum(span(part).middle for part in one.parts)
    kind = FindingKind.SUBSET if one.what == "one_above" else FindingKind.SUM
    sure = sureness(claims)
    terms = " + ".join(stated(part) for part in one.parts)
    total = f" = {shown(got, whole.unit)}" if len(one.parts) > 1 else ""
    return Finding(
        kind=kind,
        severity=severity(
            abs(got - due) / max(abs(got), abs(due)),
            one.slack,
            max(report.metric(claim).weight for claim in claims),
            len(claims),
            kind=kind,
            sureness=sure,
        ),
        rows=tuple(dict.fromkeys(claim.id for claim in claims)),
        statement=f"audit_{KEY}.{one.what}",
        fields=(
            ("metric", whole.metric),
            ("item", one.parts[0].metric),
            ("where", about(whole)),
            ("total", shown(got, whole.unit)),
            ("due", shown(due, whole.unit)),
        ),
        arithmetic=f"{terms}{total} {'>' if got > due else '<'} {stated(whole)}",
        expected=due,
        got=got,
        likely_culprit="",
        confidence=sure.value,
        rule=KEY,
    )


KINDS = (FindingKind.SUM, FindingKind.SUBSET)
RULE = Rule(KEY, KINDS, find)
