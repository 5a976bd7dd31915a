"""Stages of a project: years of operation and phases, times that no calendar has."""

from __future__ import annotations

import re

_NUMBER = r"[一二三四五六七八九十]|[1-9]\d?|[IVX]+"
_STAGE = re.compile(
    rf"第\s*(?:{_NUMBER})\s*(?:个)?(?:运营|经营|生产|计息|还款)?[年期]|(?:{_NUMBER})期(?!间|限)"
    rf"|\b(?:(?:project|operating|production|plan) )?(?:years?|phases?|stages?|trains?|lines?)[ -]"
    rf"(?:{_NUMBER})\b(?! *(?:months|years))"
    r"|\b(?:opening|first|second|third|fourth|fifth) (?:operating |full )?"
    r"(?:year|phase|stage|train)\b"
    r"|[首次末]期(?!间|限)|(?:投产)?[首次翌]年(?!度?[初末底])"
    r"|建设期|还款[期年]|宽限期|construction (?:period|phase)|repayment (?:period|year)",
    re.IGNORECASE,
)

#: All of a project's life.
_LIFE = re.compile(
    r"运营期|经营期|计算期|全生命周期|\b(?:project|plant|loan) life\b"
    r"|\blife of (?:the )?(?:project|plant|loan)\b",
    re.IGNORECASE,
)


def stage(text: str) -> str:
    """Stage of a project that an undated time names.

    Parameters
    ----------
    text : str
        Time as stated.

    Returns
    -------
    str
        Its words; empty where none is named.

    Examples
    --------
    >>> stage("运营第1年"), stage("phase 2"), stage("undated")
    ('第1年', 'phase 2', '')
    """
    found = _STAGE.search(text) or _LIFE.search(text)
    return " ".join(found[0].casefold().split()) if found else ""
