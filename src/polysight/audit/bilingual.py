"""Cells that say one thing in Chinese and in English: ``绿电比例 renewable share``."""

from __future__ import annotations

import re

from polysight.audit.remembered import remembered

_ZH, _EN = r"[^A-Za-z]*[一-鿿][^A-Za-z]*?", r"[A-Za-z][^一-鿿]*?"
_BETWEEN, _END = r"(?:\s*[/|(（]\s*|\s+)", r"\s*[)）]?\s*$"
_CELLS = (
    re.compile(rf"^\s*(?P<zh>{_ZH}){_BETWEEN}(?P<en>{_EN}){_END}"),
    re.compile(rf"^\s*(?P<en>{_EN}){_BETWEEN}(?P<zh>{_ZH}){_END}"),
)


@remembered
def halves(text: str) -> tuple[str, ...]:
    """What a cell says in Chinese and what it says in English.

    Parameters
    ----------
    text : str
        The cell.

    Returns
    -------
    tuple of str
        The Chinese words and the English ones; empty where they do not stand side by side.

    Examples
    --------
    >>> halves("排放 emissions"), halves("rated capacity (名义产能)"), halves("N型料占比")
    (('排放', 'emissions'), ('名义产能', 'rated capacity'), ())
    """
    for cell in _CELLS:
        if found := cell.match(text):
            return found["zh"].strip(), found["en"].strip()
    return ()
