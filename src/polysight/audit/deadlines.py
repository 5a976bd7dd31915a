"""Deadlines by which all plants are told to meet a rule."""

from __future__ import annotations

import re
from collections.abc import Iterable

from polysight.audit.claim import Claim
from polysight.audit.report import Report
from polysight.audit.scope import same_place, span, told

DEADLINE = "policy_deadline"
_ALL_COMPLY = re.compile(
    r"full(?:y)? compl|all (?:plants|producers|firms)"
    r"|全面(?:达标|合规|执行|实施)|全部(?:达标|合规)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]{4,}|(?=([\u4e00-\u9fff]{2}))", re.IGNORECASE)


def full_compliance(report: Report) -> list[Claim]:
    """Deadlines of full compliance.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    list of Claim
        Claims whose number is the year.
    """
    return [one for one in told(report, DEADLINE) if _ALL_COMPLY.search(f"{one.subject} {one.raw}")]


def met(deadlines: Iterable[Claim], claim: Claim, rules: Iterable[Claim]) -> list[Claim]:
    """Deadline before a claim by which all plants are told to meet one of some rules.

    Parameters
    ----------
    deadlines : iterable of Claim
        Of `full_compliance`.
    claim : Claim
        A claim about a later time.
    rules : iterable of Claim
        Rules; a deadline is about one where both stand in one section and share a word.

    Returns
    -------
    list of Claim
        The one that shares most words, the earliest of equals; none where there is none.
    """
    rules = list(rules)
    year = claim.period.end.year if claim.period else 0
    known = {word for rule in rules for word in words(f"{rule.subject} {rule.attributed}")}
    there = [
        (len(known & words(one.subject)), -span(one).high, one)
        for one in deadlines
        if same_place(one, claim)
        and span(one).high < year
        and any(one.section == rule.section for rule in rules)
    ]
    shared = [one for one in there if one[0]]
    return [max(shared, key=lambda one: one[:2])[2]] if shared else []


def words(text: str) -> set[str]:
    """Words of four letters and more, and pairs of Chinese signs.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    set of str
        In small letters.

    Examples
    --------
    >>> sorted(words("Limit of the norm, 规范条件"))
    ['limit', 'norm', '条件', '范条', '规范']
    """
    return {(one[1] or one[0]).casefold() for one in _WORD.finditer(text)}
