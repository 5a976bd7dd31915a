"""What tells two numbers of one name apart: tax on income, grade, building time, money."""

from __future__ import annotations

import re

from polysight.audit.claim import Claim

#: Parts of a basis that tell two numbers apart where both tell them.
BASES = ("income_tax", "counted", "invested")
#: Standards by number, with the year of their edition, such as ``GB 29447-2022``.
_NORM = re.compile(
    r"(?<![A-Za-z])(?:GB|HJ|YS|NB|DB\d*|ISO|IEC|SEMI)(?:/T)?\s*[A-Z]?\d+(?:[-—–:]\d+)*", re.I
)
#: Grades of a norm: ``2级``, ``二级``, ``grade 2``.
_GRADE = re.compile(
    r"(?P<zh>[1-5一二三四五])\s*级(?![别联])|\b(?:grade|level|tier)\s*(?P<en>[1-5]|I{1,3})\b", re.I
)
_FIGURES = {"一": "1", "二": "2", "三": "3", "四": "4", "五": "5", "I": "1", "II": "2", "III": "3"}
_BEFORE = re.compile(r"所得税前|税前|\bpre-tax\b|\bbefore[ -](?:income[ -])?tax\b", re.I)
_AFTER = re.compile(r"所得税后|税后|\bpost-tax\b|\bafter[ -](?:income[ -])?tax\b", re.I)
_BUILDING = re.compile(
    r"(?:含|包括|计入)\s*建设期|\bincl(?:\.|uding)?\s+(?:[\w.]+\s+){0,3}(?:construction|building)"
    r"|\bfrom (?:the )?start of (?:construction|building)\b",
    re.I,
)
_OPERATION = re.compile(
    r"不含\s*建设期|自投产|投产后|\bexcl(?:\.|uding)?\s+(?:[\w.]+\s+){0,3}(?:construction|building)"
    r"|\bfrom (?:start-?up|commissioning|first output)\b",
    re.I,
)
_BUILT = re.compile(r"建设投资|固定资产投资|\bconstruction investment\b|\bfixed investment\b", re.I)
_WHOLE = re.compile(r"总投资|\btotal (?:project )?invest(?:ment|ed)\b", re.I)


def norm(text: str) -> str:
    """Standard that a text names.

    Parameters
    ----------
    text : str
        Words of a claim.

    Returns
    -------
    str
        Its number without blanks; empty where none is named.
    """
    found = _NORM.search(text)
    return "".join(found[0].split()).upper() if found else ""


def grade(text: str) -> str:
    """Grade of a norm that a text names.

    Parameters
    ----------
    text : str
        Words of a claim.

    Returns
    -------
    str
        Its figure; empty where none, or more than one, is named.
    """
    told = {(one["zh"] or one["en"]).upper() for one in _GRADE.finditer(text)}
    return _FIGURES.get(one, one) if len(told) == 1 and (one := told.pop()) else ""


def without_norms(text: str) -> str:
    """A text without its standards and grades, whose figures are no sizes.

    Parameters
    ----------
    text : str
        Words of a claim.

    Returns
    -------
    str
        The rest.
    """
    return _GRADE.sub(" ", _NORM.sub(" ", text))


def finer_basis(text: str) -> dict[str, str]:
    """Tax on income, building time and kind of investment that a text tells.

    Parameters
    ----------
    text : str
        Words of a claim.

    Returns
    -------
    dict of str to str
        ``income_tax`` before or after; ``counted`` building or
        operation; ``invested`` construction or whole. What is not told, or both ways, is left out.
    """
    pairs = (
        ("income_tax", ("before", _BEFORE), ("after", _AFTER)),
        ("counted", ("operation", _OPERATION), ("building", _BUILDING)),
        ("invested", ("construction", _BUILT), ("whole", _WHOLE)),
    )
    found = {}
    for name, *ways in pairs:
        told, rest = [], text
        for way, pattern in ways:
            if pattern.search(rest):
                told.append(way)
                rest = pattern.sub(" ", rest)
        if len(told) == 1:
            found[name] = told[0]
    return found


def unlike_basis(one: Claim, other: Claim) -> bool:
    """Whether two claims tell different bases of money or time.

    Parameters
    ----------
    one, other : Claim
        Claims.

    Returns
    -------
    bool
        Whether one is before and the other after tax on income, one counts the building time and
        the other does not, or one is of construction and the other of the whole investment.
    """
    pairs = ((one.basis.get(name), other.basis.get(name)) for name in BASES)
    return any(mine and theirs and mine != theirs for mine, theirs in pairs)
