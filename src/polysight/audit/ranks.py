"""Where a number stands among many of its kind: a quartile of a cost curve, a lowest, a mean."""

from __future__ import annotations

import re

from polysight.audit.claim import Claim
from polysight.audit.remembered import remembered

LOWEST, HIGHEST, MEAN = "lowest", "highest", "mean"
RANK = "rank"
_QUARTERS = {
    "first": 0.25, "1st": 0.25, "lower": 0.25, "bottom": 0.25, "second": 0.5, "2nd": 0.5,
    "third": 0.75, "3rd": 0.75, "upper": 0.75,
    "第一": 0.25, "下": 0.25, "第二": 0.5, "第三": 0.75, "上": 0.75,
    "四分之一": 0.25, "四分之三": 0.75,
}  # fmt: skip
_QUARTILE = re.compile(
    r"\b(?P<en>first|1st|second|2nd|third|3rd|lower|bottom|upper)[ -]quartile\b"
    r"|(?P<zh>第一|第二|第三|上|下)四分位数?|(?P<part>四分之[一三])分位数?",
    re.I,
)
_PERCENTILE = re.compile(
    r"(?<![\d.])(?P<en>\d{1,2})(?:st|nd|rd|th)?[ -]percentile\b"
    r"|(?P<zh>\d{1,2})\s*[%％]?\s*(?:百)?分位数?|百分位\s*(?P<back>\d{1,2})(?!\d)",
    re.I,
)
_EXCEEDED = re.compile(r"(?<![A-Za-z])P-?(\d{2})(?!\d)")
_MEDIAN = re.compile(r"\bmedian\b|中位数?", re.I)
_ENDS = {
    LOWEST: re.compile(r"\blowest\b|\bminimum\b|最低(?!限|要求)", re.I),
    HIGHEST: re.compile(r"\bhighest\b|\bmaximum\b|最高(?!限|水平)", re.I),
    MEAN: re.compile(r"\baverage\b|\bmean\b|平均|均价|均值", re.I),
}


@remembered
def rank(text: str) -> str:
    """Place among many that a text tells.

    Parameters
    ----------
    text : str
        Words of a claim.

    Returns
    -------
    str
        A share such as ``0.25`` for a quartile, ``P90`` for one that may count from above,
        ``lowest``, ``highest`` or ``mean``; empty for none or several.

    Examples
    --------
    >>> rank("First-quartile cash cost"), rank("现金成本90分位"), rank("最低价"), rank("price")
    ('0.25', '0.9', 'lowest', '')
    """
    found: list[str] = []
    for one in _QUARTILE.finditer(text):
        word = one["en"] or one["zh"] or one["part"]
        found.append(f"{_QUARTERS[word.casefold()]:g}")
    for one in _PERCENTILE.finditer(text):
        found.append(f"{int(one['en'] or one['zh'] or one['back']) / 100:g}")
    found += [f"P{one[1]}" for one in _EXCEEDED.finditer(text)]
    if not found and _MEDIAN.search(text):
        found.append("0.5")
    if not found:
        found = [name for name, pattern in _ENDS.items() if pattern.search(text)]
    return found[0] if len(set(found)) == 1 else ""


@remembered
def without_ranks(text: str) -> str:
    """A text without the numbers of its ranks, which are no sizes.

    Parameters
    ----------
    text : str
        Words of a claim.

    Returns
    -------
    str
        The rest.
    """
    return _EXCEEDED.sub(" ", _PERCENTILE.sub(" ", text))


def share_below(claim: Claim) -> float | None:
    """Share of all that lies below a number.

    Parameters
    ----------
    claim : Claim
        A claim.

    Returns
    -------
    float or None
        0 for the lowest, 1 for the highest; None for a mean and where nothing is told.
    """
    told = claim.basis.get(RANK, "")
    if told in (LOWEST, HIGHEST):
        return float(told == HIGHEST)
    if told in ("", MEAN):
        return None
    return int(told[1:]) / 100 if told.startswith("P") else float(told)


def unlike_rank(one: Claim, other: Claim) -> bool:
    """Whether two claims stand at different places among many.

    Parameters
    ----------
    one, other : Claim
        Claims.

    Returns
    -------
    bool
        Whether they do; a number that tells no place is a mean.
    """
    return share_below(one) != share_below(other)
