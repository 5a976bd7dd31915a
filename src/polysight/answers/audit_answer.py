"""What an audit is asked for, its findings by name, and its rules by name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from polysight.audit.finding import Finding, FindingKind, Severity
from polysight.audit.outcome import Asked, Outcome
from polysight.audit.rule import Rule
from polysight.audit.rulebook import RULES, choice
from polysight.errors import UsageError, refusal
from polysight.suggestion import nearest

#: Optional rule that holds claims against rows of the evidence.
AGAINST_EVIDENCE = "against_evidence"
_FINDING = re.compile(r"[A-Z]+-[0-9a-f]{8}(?:-\d+)?", re.IGNORECASE)


def asked(
    only: Iterable[str],
    ignore: Iterable[str],
    accepted: Iterable[str],
    tolerance: float,
    against_evidence: bool,
    year: int | None,
    as_of: dt.date | None,
) -> Asked:
    """How a report is to be judged, from what was typed.

    Parameters
    ----------
    only, ignore : iterable of str
        Keys of rules and classes; several in one text with commas between.
    accepted : iterable of str
        Names of findings that somebody let stand, see `finding_name`.
    tolerance : float
        Times every tolerance.
    against_evidence : bool
        Whether claims are also held against the evidence.
    year : int or None
        Year that undated claims about the present mean.
    as_of : datetime.date or None
        Day of knowledge for the evidence.

    Returns
    -------
    Asked
        The same in the words of the audit.

    Raises
    ------
    UsageError
        If a name is not known, or a tolerance is none.
    """
    also = (AGAINST_EVIDENCE,) if against_evidence else ()
    chosen = choice(listed(only), listed(ignore), also)
    if not 0.0 <= tolerance < float("inf"):
        raise refusal(UsageError, "audit_rulebook.tolerance", got=f"{tolerance:g}")
    return Asked(chosen, tolerance, year or 0, as_of, tuple(dict.fromkeys(accepted)))


def listed(typed: Iterable[str]) -> list[str]:
    """Names that were typed, taken apart at commas.

    Parameters
    ----------
    typed : iterable of str
        Texts with one name or several.

    Returns
    -------
    list of str
        The names.
    """
    return [name for each in typed for part in each.split(",") if (name := part.strip())]


def finding_name(typed: str) -> str:
    """Name of a finding as the audit writes it.

    Parameters
    ----------
    typed : str
        The name in any case.

    Returns
    -------
    str
        The name; empty where it is none.
    """
    if not _FINDING.fullmatch(typed):
        return ""
    kind, _, rest = typed.partition("-")
    return f"{kind.upper()}-{rest.lower()}"


def accepted_names(typed: Iterable[str]) -> tuple[str, ...]:
    """Names of findings that somebody let stand.

    Parameters
    ----------
    typed : iterable of str
        Texts with one name or several.

    Returns
    -------
    tuple of str
        The names.

    Raises
    ------
    UsageError
        If one of them is no name of a finding.
    """
    names = listed(typed)
    for name in names:
        if not finding_name(name):
            raise refusal(UsageError, "audit_cli.accept_name", got=name)
    return tuple(finding_name(name) for name in names)


def severity(name: str) -> Severity:
    """Severity of a name.

    Parameters
    ----------
    name : str
        high, medium or low.

    Returns
    -------
    Severity
        The severity.
    """
    return Severity(name)


def findings(name: str, found: Outcome) -> tuple[Finding, ...]:
    """Findings of a name, or those of a claim.

    Parameters
    ----------
    name : str
        Name of a finding or its beginning, or the id of a claim.
    found : Outcome
        The audit.

    Returns
    -------
    tuple of Finding
        One at least.

    Raises
    ------
    UsageError
        If there is no such finding.
    """
    told = found.on(name)
    if told:
        return told
    if name in found.report.by_id:
        raise refusal(UsageError, "audit_cli.claim_clear", got=name)
    known = [*(one.id for one in found.findings), *found.report.by_id]
    near = nearest(name, known) if known else ""
    raise refusal(UsageError, "audit_cli.no_finding", got=name, suggestion=near)


def rule_names() -> list[str]:
    """What names rules: in a choice of them, and where they are explained.

    Returns
    -------
    list of str
        Keys of rules, then classes of findings.
    """
    return [*(rule.key for rule in RULES), *(kind.value for kind in FindingKind)]


def rules(name: str) -> tuple[Rule, ...]:
    """Rules of a name.

    Parameters
    ----------
    name : str
        Key of a rule or a class of findings; all rules where it is empty.

    Returns
    -------
    tuple of Rule
        The rule, or the rules that make findings of the class.

    Raises
    ------
    UsageError
        If there is no such rule and no such class.
    """
    if not name:
        return RULES
    by_key = {rule.key: rule for rule in RULES}
    if found := by_key.get(name.replace("-", "_")) or by_key.get(name.casefold()):
        return (found,)
    made = tuple(rule for rule in RULES if name.upper() in rule.kinds)
    if made:
        return made
    near = nearest(name, rule_names())
    raise refusal(UsageError, "audit_rulebook.unknown", got=name, suggestion=near)
