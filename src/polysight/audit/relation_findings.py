"""Broken relations as findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from polysight.audit.finding import Finding
from polysight.audit.relation_check import Breach, breaches
from polysight.audit.relations import TABLE, relations
from polysight.audit.report import Report
from polysight.audit.severity import Sureness, severity, sureness
from polysight.audit.telling import shown

#: Choices of claims whose arithmetic a finding shows.
SHOWN = 3


def relation_findings(report: Report, rule: str) -> Iterator[Finding]:
    """Findings of the relations of one rule.

    Relations that make one number of partly the same others are told in one finding.

    Parameters
    ----------
    report : Report
        The report.
    rule : str
        Key of the rule; its section of messages has the statement ``broken``.

    Yields
    ------
    Finding
        One for each relation, place and time whose stated numbers break it.
    """
    known = relations(report.evidence.tables[TABLE], rule)
    about: dict[tuple[object, ...], list[list[Breach]]] = defaultdict(list)
    for breach in breaches(report, known):
        groups = about[_about(breach)]
        near = [group for group in groups if _share_names(group[0], breach)]
        if near:
            near[0].append(breach)
        else:
            groups.append([breach])
    for groups in about.values():
        for group in groups:
            first, *others = sorted(
                group, key=lambda one: (len(one.kept) > 0, -one.broken[0].excess, one.relation.key)
            )
            yield breach_finding(report, first, others)


def _about(breach: Breach) -> tuple[object, ...]:
    """What a breach is about: the left side, its place and its time."""
    return (breach.relation.left.text, breach.relation.sign, breach.at, breach.moment)


def _share_names(one: Breach, other: Breach) -> bool:
    return bool(set(one.relation.right.names) & set(other.relation.right.names))


def breach_finding(report: Report, breach: Breach, joined: Iterable[Breach] = ()) -> Finding:
    """Finding of a broken relation.

    Parameters
    ----------
    report : Report
        The report.
    breach : Breach
        The relation that is broken most.
    joined : iterable of Breach
        Others about the same number, told with it.

    Returns
    -------
    Finding
        With the arithmetic of the worst choices of claims.
    """
    relation, worst = breach.relation, breach.broken[0]
    others = list(joined)
    rows = dict.fromkeys(claim.id for one in (breach, *others) for claim in one.claims)
    texts = _texts(breach) if not others else [one.broken[0].text for one in (breach, *others)]
    sure = _sureness(breach)
    allowance = relation.tolerance / (1.0 + relation.tolerance)
    return Finding(
        kind=relation.kind,
        severity=severity(
            worst.excess * allowance,
            allowance,
            max(report.metric(claim).weight for claim in worst.claims),
            len(worst.claims),
            kind=relation.kind,
            sureness=sure,
        ),
        rows=tuple(rows),
        statement=f"audit_{relation.rule}.{'far' if worst.far else 'broken'}",
        fields=(
            ("relation", relation.key),
            ("expected", shown(worst.expected, worst.unit)),
            ("got", shown(worst.got, worst.unit)),
        ),
        arithmetic="; ".join(texts),
        expected=worst.expected,
        got=worst.got,
        likely_culprit=_culprit(breach),
        confidence=sure.value,
        rule=relation.rule,
        evidence=breach.evidence,
    )


def _texts(breach: Breach) -> list[str]:
    """Arithmetic of the worst choices that start from different claims, or of the worst."""
    found: dict[str, str] = {}
    for trial in breach.broken:
        found.setdefault(trial.claims[0].id, trial.text)
    for trial in breach.broken:
        if len(found) < SHOWN:
            found.setdefault(" ".join(claim.id for claim in trial.claims), trial.text)
    return list(dict.fromkeys(list(found.values())[:SHOWN]))


def _sureness(breach: Breach) -> Sureness:
    """How sure a broken relation is.

    A row of evidence makes it an assumption; a word that saves it leaves only the distance; where
    other stated claims keep the relation, or claims of another time were taken, it is loose.
    """
    worst = breach.broken[0]
    if breach.evidence:
        return Sureness.ASSUMED
    if worst.far:
        return Sureness.DISTANCE
    if breach.carried or (breach.kept and not breach.in_one_section):
        return Sureness.LOOSE
    found = sureness(worst.claims)
    return Sureness.EXACT if breach.in_one_section and found is Sureness.POINTS else found


def _culprit(breach: Breach) -> str:
    """The claim in most choices that break the relation, where others show that it can be kept."""
    return breach.claims[0].id if breach.kept else ""
