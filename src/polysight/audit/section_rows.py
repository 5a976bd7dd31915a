"""Rows of one section that only their subjects tell apart: a breakdown, or different things.

Claims of one metric, place, firm, route, time and source that stand in one section under subjects
whose words differ are no several values of one quantity. The most general of them stands for the
quantity; each other is a row of its own, which is compared with nothing but itself and never
taken for the quantity in a formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from polysight.audit.claim import Claim
from polysight.audit.claim_keys import ITEM, bucket, when
from polysight.audit.vocabulary import Vocabulary

#: Words of a part: it is one of several that make a whole.
_PART = re.compile(
    r"^\s*(?:其中|内含|来自|用于|[-–—•·]\s)"
    r"|^\s*(?:of (?:which|whom|these)|thereof|from|used (?:for|in|elsewhere)"
    r"|by|for|other|others|remaining|rest)\b|^\s*(?:其他|其它|其余)|\bonly\b"
    r"|[甲乙丙丁戊己庚辛](?:[企公方厂行家号组]|(?![一-鿿]))",
    re.IGNORECASE,
)
#: Words of a whole.
_WHOLE = re.compile(
    r"合计|总[计额量数]?|全(?:国|部|流程|厂|年|口径|行业|产业链)|综合|整体"
    r"|\b(?:total|all|whole|overall|sum|combined|together|entire|in full|group)\b",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
#: Signs of words that make no difference to what is measured.
_GENERAL = frozenset(
    (
        *"per of the a an in at on for and to with used made year annual stated".split(),
        *"product silicon arising generated taken 产品 每 按 计 折 各 为 约 其".split(),
    )
)
#: Lists whose names tell rows apart where no cell of the row has them.
NAMES = ("geography", "company", "route", "aspect")


def part_words(subject: str) -> bool:
    """Whether a subject calls itself a part.

    Parameters
    ----------
    subject : str
        As stated.

    Returns
    -------
    bool
        Whether it begins as a part does, or names one firm of several by a letter.
    """
    return bool(_PART.search(subject))


def has_whole_word(subject: str) -> bool:
    """Whether a subject calls itself a whole.

    Parameters
    ----------
    subject : str
        As stated.

    Returns
    -------
    bool
        Whether it says total, all, 合计 or the like.
    """
    return bool(_WHOLE.search(subject))


def told_apart(claims: Iterable[Claim], words: Vocabulary) -> list[Claim]:
    """Claims with those of a section marked that only their subjects tell apart.

    Parameters
    ----------
    claims : iterable of Claim
        Claims of a report.
    words : Vocabulary
        Meanings of words.

    Returns
    -------
    list of Claim
        The claims in their order; a marked one has its own words as its basis `ITEM`.
    """
    given = list(claims)
    sections: dict[tuple[object, ...], list[Claim]] = {}
    for one in given:
        if one.known and one.span is not None and one.subject.strip():
            sections.setdefault(_section(one), []).append(one)
    marks: dict[str, str] = {}
    for rows in sections.values():
        if len({one.subject for one in rows}) > 1:
            marks |= _marks(sorted(rows, key=lambda one: (one.subject, one.row)), words)
    return [
        replace(one, basis={**one.basis, ITEM: marks[one.id]}) if one.id in marks else one
        for one in given
    ]


def _section(claim: Claim) -> tuple[object, ...]:
    basis = tuple(sorted(claim.basis.items()))
    told = (claim.section, claim.attributed, claim.kind, claim.unit, when(claim), basis)
    return (*bucket(claim), *told)


def _marks(rows: Sequence[Claim], words: Vocabulary) -> dict[str, str]:
    """Own words of each row by its id, but of the most general ones."""
    own = {one.id: _own_words(one, words) for one in rows}
    if len(set(own.values())) < 2:
        return {}
    general = _general(rows, own)
    return {name: " ".join(sorted(told)) or "-" for name, told in own.items() if told != general}


def _own_words(claim: Claim, words: Vocabulary) -> frozenset[str]:
    """Words of a subject beside those of the metric and those that make no difference."""
    phrase = words.grammar.phrase
    measured = phrase(claim.metric).heads | phrase(words.metrics[claim.metric].en).heads
    measured |= {f"?{one}" for one in measured} | {f"?{one}" for one in words.words("home")}
    plain = _BRACKETS.sub(" ", claim.subject)
    read = phrase(plain)
    own = {*claim.geographies, *claim.companies, claim.route}
    named = {one for listing in NAMES for one in read.marks.get(listing, ())}
    left = (read.heads - measured) | {f"={one}" for one in named - own}
    return frozenset(
        one
        for one in left
        if (bare := one.removeprefix("?").strip()) not in _GENERAL
        and words.units.find(bare) is None
    )


def _general(rows: Sequence[Claim], own: dict[str, frozenset[str]]) -> frozenset[str] | None:
    """Words of the rows that stand for the quantity itself; None where no row does."""
    free = {own[one.id]: one for one in rows if not part_words(one.subject)}
    for told in (frozenset[str](),) if frozenset() in free else ():
        return told
    least = [told for told in free if all(told <= other for other in own.values())]
    wholes = [told for told, one in free.items() if has_whole_word(one.subject)]
    for chosen in (least, wholes, list(free)):
        if len(chosen) == 1:
            return chosen[0]
    return None
