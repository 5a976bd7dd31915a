"""Notes behind the name of a metric: in brackets, or after a comma."""

from __future__ import annotations

import re

from polysight.audit.remembered import remembered

#: What stands in brackets, or behind a comma, that no digit of a number follows.
_BRACKETS = re.compile(r"\s*[(（\[【]([^()（）\[\]【】]*)[)）\]】]")
_TAIL = re.compile(r"\s*[,，;；]\s*(?!\d{3}\b)(.*)$", re.DOTALL)
_INCLUDING = re.compile(
    r"\s+((?:incl(?:\.|uding)?|excl(?:\.|uding)?|net of|ex|inc\.)[\s-].*)$", re.IGNORECASE
)
#: Rate of a tax between what tells it and its name.
_RATES = re.compile(r"\d+(?:\.\d+)?\s*[%％]\s*的?(?=VAT|tax|增值税|税)", re.IGNORECASE)
_ALL = (_BRACKETS, _TAIL, _INCLUDING)


@remembered
def without_notes(text: str) -> str:
    """A name without the notes behind it.

    Parameters
    ----------
    text : str
        Words of a metric.

    Returns
    -------
    str
        The name; empty where nothing but notes is there.

    Examples
    --------
    >>> without_notes("CR3（按产量）"), without_notes("ASP incl. 13% VAT")
    ('CR3', 'ASP')
    """
    for pattern in _ALL:
        text = pattern.sub("", text)
    return text.strip()


@remembered
def notes(text: str) -> str:
    """The notes behind a name.

    Parameters
    ----------
    text : str
        Words of a metric.

    Returns
    -------
    str
        All of them, by blanks; empty for none.
    """
    found: list[str] = []
    for pattern in _ALL:
        found += [one[1] for one in pattern.finditer(text)]
        text = pattern.sub("", text)
    return " ".join(found)


@remembered
def without_rates(text: str) -> str:
    """A text without the rates of a tax, so that ``incl. 13% VAT`` is ``incl. VAT``.

    Parameters
    ----------
    text : str
        Words of a claim.

    Returns
    -------
    str
        The rest.
    """
    return _RATES.sub("", text)


#: Notes of what is in and what is out, in brackets or behind the name.
_SCOPE = re.compile(
    r"\s*[(（\[【]\s*((?:不?含|包括|包含|剔除|扣除|除去?|不计|incl|excl|ex[\s-]|net of)"
    r"[^()（）\[\]【】]*)"
    r"[)）\]】]"
    r"|\s+((?:incl(?:\.|uding)|excl(?:\.|uding)|net of)\s.*)$",
    re.IGNORECASE,
)
#: Words of a tax or of building time, which are told elsewhere.
_OTHERWISE = re.compile(r"税|VAT|\btax|建设期|construction|building", re.IGNORECASE)


@remembered
def scope_notes(text: str) -> tuple[str, str]:
    """A text without notes of what is in and what is out, and those notes.

    Parameters
    ----------
    text : str
        Words of a metric, such as ``demand excluding China``.

    Returns
    -------
    tuple of str
        The rest, and the notes; those of a tax or of building time stay where they are.
    """
    found = [one for one in _SCOPE.finditer(text) if not _OTHERWISE.search(one[0])]
    rest = text
    for one in found:
        rest = rest.replace(one[0], "")
    return rest.strip(), " ".join((one[1] or one[2]).strip() for one in found)
