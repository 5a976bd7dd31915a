"""Words by which a report names a scenario."""

from __future__ import annotations

import re
from collections.abc import Mapping

from polysight.audit.claim import Kind
from polysight.audit.stages import stage

#: Name of a scenario that has none.
UNNAMED = "unnamed"
#: A project as a whole, which is no case of it.
_PROJECT = re.compile(
    r"^(?:the )?(?:whole )?project(?:'s)?(?: life| lifetime)?\b[\s,:;-]*|^(?:本|该)?项目"
)
_YEARS = re.compile(r"(?:19|20)\d\d")
#: Name of a scenario in words such as ``base case`` and ``基准情景``.
_SCENARIO = re.compile(r"([a-z-]+)[ -](?:case|scenario)\b|([一-鿿]{1,4}?)(?:情景|情形|方案)", re.I)


def is_project(period: str) -> bool:
    """Whether a cell of time says no more than that a number is one of a project.

    Parameters
    ----------
    period : str
        As stated.

    Returns
    -------
    bool
        True for ``project`` and ``本项目``: what is told so is planned, neither a case nor a wish.
    """
    plain = " ".join(period.split()).casefold()
    return bool(plain) and not _PROJECT.sub("", plain)


def unnamed(kind: Kind, period: str) -> str:
    """Name of the case of a claim that names none.

    Parameters
    ----------
    kind : Kind
        What the claim is.
    period : str
        Its cell of time.

    Returns
    -------
    str
        `UNNAMED` for a scenario, unless it is a project as planned; else nothing.
    """
    return UNNAMED if kind is Kind.SCENARIO and not is_project(period) else ""


def stated_scenario(said: Mapping[str, str]) -> str:
    """Name of a scenario by the words of its period or subject, else the undated period.

    Parameters
    ----------
    said : mapping of str to str
        Cells of a claim about a scenario.

    Returns
    -------
    str
        The name as stated; `UNNAMED` where there is none, and nothing for a project as planned.
    """
    for text in (said["period"], said["subject"]):
        if found := _SCENARIO.search(text):
            return (found[1] or found[2]).casefold()
    if is_project(said["period"]):
        return ""
    plain = _PROJECT.sub("", " ".join(said["period"].split()).casefold()).strip()
    return plain if plain and not stage(plain) and not _YEARS.search(plain) else UNNAMED
