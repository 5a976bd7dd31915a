"""Broken relations as findings."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from polysight.audit.claim import Claim
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.relation_check import Breach, breaches
from polysight.audit.relations import TABLE, relations
from polysight.audit.report import Report
from polysight.audit.severity import Sureness, severity, sureness
from polysight.audit.telling import about, named, shown
from polysight.audit.weighed import Reconciled, told_adjusted, told_suspects
from polysight.loader import loaded

#: Share of the volumes that a balance is off by clearly, though less may be trade left out.
CLEAR = 0.05
#: Ratio of readings of a balance from which they are different ones.
READINGS = 1.5
#: Tolerance from which a relation is a rule of thumb.
ROUGH = 0.2
#: Claims that the same relation shares undated and dated, where it is one fact told twice.
SHARED = 2
#: Rows of a finding that is joined with those of other years, and years from which it is.
SHORT, YEARS = 5, 3
#: Tolerance up to which a power of ten between two sides is no chance.
EXACT = 0.1
#: Choices of claims whose arithmetic a finding shows.
SHOWN = 3
#: Where claims are weighed against one another, loaded with the first relation that is broken.
NETWORKS = "polysight.audit.claim_network"
#: Rules whose relations are weighed, and broken relations of one rule that are, so that the cost
#: of a long report stays small.
WEIGHED, MOST = ("identity", "balance"), 60


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
    facts: dict[tuple[object, ...], list[list[Breach]]] = defaultdict(list)
    for breach in breaches(report, known):
        groups = facts[_fact(breach)]
        near = [group for group in groups if _is_one_fact(group[0], breach)]
        if near:
            near[0].append(breach)
        else:
            groups.append([breach])
    weighed = _Weighing(report) if rule in WEIGHED and facts else None
    found = []
    for groups in facts.values():
        for group in groups:
            first, *others = sorted(
                group, key=lambda one: (len(one.kept) > 0, -one.broken[0].excess, one.relation.key)
            )
            reconciled = weighed.of((first, *others)) if weighed else None
            found.append((first, breach_finding(report, first, others, reconciled)))
    yield from _series(report, found)


def _series(report: Report, found: Iterable[tuple[Breach, Finding]]) -> Iterator[Finding]:
    """Findings, those of one table that is wrong in each of its years as one."""
    series: dict[tuple[object, ...], list[Finding]] = defaultdict(list)
    for breach, finding in found:
        culprit = report.by_id.get(finding.likely_culprit)
        column = (culprit.metric, culprit.section) if culprit else finding.rows
        few = len(finding.rows) <= SHORT
        key = (breach.relation.key, breach.at, finding.kind, column, few or finding.rows)
        series[key].append(finding)
    for group in series.values():
        if len(group) < YEARS:
            yield from group
            continue
        worst = max(group, key=lambda one: one.confidence)
        ordered = [worst, *(one for one in group if one is not worst)]
        rows = tuple(dict.fromkeys(row for one in ordered for row in one.rows))
        texts = [one.arithmetic for one in ordered[:SHOWN]]
        yield replace(worst, rows=rows, arithmetic="; ".join(texts))


class _Weighing:
    """Reconciliation of the first so many broken relations of a report."""

    def __init__(self, report: Report) -> None:
        self.networks = loaded(NETWORKS).ClaimNetworks(report)
        self.left = MOST

    def of(self, breaches: Iterable[Breach]) -> Reconciled | None:
        """What the first of some broken relations says that can be weighed."""
        for breach in breaches:
            if self.left > 0:
                self.left -= 1
                found: Reconciled | None = self.networks.reconciled(breach)
                if found is not None:
                    return found
        return None


def _fact(breach: Breach) -> tuple[object, ...]:
    """What a breach is about: the left side and its place."""
    return (breach.relation.left.text, breach.relation.sign, breach.at)


def _is_one_fact(one: Breach, other: Breach) -> bool:
    """Whether two breaches are of one time and share names, or say the same undated and dated."""
    if one.moment == other.moment:
        return bool(set(one.relation.right.names) & set(other.relation.right.names))
    undated = {one.moment, other.moment} & {"current", "undated"}
    same = one.relation.key == other.relation.key and bool(undated)
    shared = {claim.id for claim in one.claims} & {claim.id for claim in other.claims}
    return same and len(shared) >= SHARED


def breach_finding(
    report: Report,
    breach: Breach,
    joined: Iterable[Breach] = (),
    reconciled: Reconciled | None = None,
) -> Finding:
    """Finding of a broken relation.

    Parameters
    ----------
    report : Report
        The report.
    breach : Breach
        The relation that is broken most.
    joined : iterable of Breach
        Others about the same number, told with it.
    reconciled : Reconciled or None
        What weighing its numbers against all that hangs on them says.

    Returns
    -------
    Finding
        With the arithmetic of the worst choices of claims.
    """
    relation, worst = breach.relation, breach.broken[0]
    others = list(joined)
    claims = [claim.id for one in (breach, *others) for claim in one.claims]
    rows = dict.fromkeys([*filter(None, [_culprit(breach)]), *claims])
    texts = _texts(breach) if not others else [one.broken[0].text for one in (breach, *others)]
    sure = _sureness(breach)
    if reconciled is not None and reconciled.fits and sure.value > Sureness.LOOSE.value:
        sure = Sureness.LOOSE
    allowance = relation.tolerance / (1.0 + relation.tolerance)
    clear = min(relation.tolerance, CLEAR) if relation.rule == "balance" else allowance
    kind = FindingKind.SAME if _is_turned(breach) else _kind(breach)
    plain = Finding(
        kind=kind,
        severity=severity(
            worst.excess * allowance,
            clear,
            max(report.metric(claim).weight for claim in worst.claims),
            len(worst.claims),
            kind=kind,
            sureness=sure,
        ),
        rows=tuple(rows),
        statement=f"audit_{relation.rule}.{_said(breach)}",
        fields=(
            ("where", _where(worst.claims[0])),
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
    return plain if reconciled is None else _weighed(plain, reconciled)


def _where(claim: Claim) -> str:
    """Place, firms, route and time of a claim; a scenario is its time."""
    when = "" if claim.scenario else f", {named('when', claim.stated_period)}"
    return f"{about(claim)}{when}"


def _said(breach: Breach) -> str:
    """Name of the statement."""
    if breach.broken[0].far:
        return "far"
    over = "over" if breach.relation.rule == "part_and_whole" else "above"
    return {"<=": over, ">=": "below"}.get(breach.relation.sign, "broken")


def _weighed(plain: Finding, found: Reconciled) -> Finding:
    """Finding with what the others say of each number, and with the one that does not fit."""
    suspects, signs = told_suspects(found)
    culprit = found.culprit
    if found.fits or not found.tells:
        return plain
    fields = (*plain.fields, ("suspects", suspects), ("adjusted", told_adjusted(found)))
    told = replace(
        plain,
        statement=f"audit_{plain.rule}.{'suspects' if culprit is None else 'culprit'}",
        fields=fields,
        arithmetic=f"{plain.arithmetic}; {signs}",
        likely_culprit="" if culprit is None else culprit.claim.id,
    )
    if culprit is None:
        return told
    rows = tuple(dict.fromkeys((culprit.claim.id, *plain.rows)))
    sure = max(plain.confidence, sureness(one.claim for one in found.suspects).value)
    return replace(told, rows=rows, expected=culprit.implied, got=culprit.stated, confidence=sure)


def _is_turned(breach: Breach) -> bool:
    """Whether a balance has one sign as stated and the other by every one of several readings.

    A shortage beside levels that leave a surplus whichever of them are taken is one quantity with
    two values; where the readings agree, or lie on both sides, it is arithmetic.
    """
    due = [trial.expected for trial in (*breach.broken, *breach.kept)]
    turned = all(trial.expected * trial.got < 0.0 for trial in (*breach.broken, *breach.kept))
    several = max(map(abs, due)) > READINGS * min(map(abs, due))
    return breach.relation.rule == "balance" and turned and several


def _kind(breach: Breach) -> FindingKind:
    """Class of a broken relation: a matter of scale where a power of ten lies between the sides."""
    relation, worst = breach.relation, breach.broken[0]
    exact = relation.sign == "=" and relation.tolerance <= EXACT
    if exact and worst.expected * worst.got > 0.0:
        ratio = worst.got / worst.expected
        power = round(math.log10(ratio))
        if power and abs(ratio / 10.0**power - 1.0) <= relation.tolerance:
            return FindingKind.SCALE
    return relation.kind


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
    other stated claims keep the relation, claims of another time were taken, or the relation is a
    rule of thumb, it is loose.
    """
    worst = breach.broken[0]
    if breach.evidence:
        return Sureness.ASSUMED
    if worst.far:
        return Sureness.DISTANCE
    rough = breach.relation.sign == "=" and breach.relation.tolerance >= ROUGH
    if rough or breach.carried or (breach.kept and not breach.in_one_section):
        return Sureness.LOOSE
    found = sureness(worst.claims)
    return Sureness.EXACT if breach.in_one_section and found is Sureness.POINTS else found


def _culprit(breach: Breach) -> str:
    """The claim in most choices that break the relation, where others show that it can be kept.

    A rule whose number is of another size than the facts is itself the one.
    """
    if breach.relation.anchor.scope == "limit":
        return breach.broken[0].claims[0].id
    return breach.claims[0].id if breach.kept else ""
