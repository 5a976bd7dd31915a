"""Text that spreadsheet programs would take for a formula, kept as text in CSV files.

A cell that begins with ``=``, ``+``, ``-``, ``@``, their full-width forms or a white-space
character is written with an apostrophe before it; a cell that begins with apostrophes and then such
a sign gets one more. Reading takes one apostrophe away from exactly these cells, so every text
comes back as it was. Numbers are never written this way.
"""

from __future__ import annotations

import re

_RISKY = re.compile(r"'*[=+\-@＝＋－＠﹢﹣﹦﹫\s]")
_GUARDED = re.compile(r"''*[=+\-@＝＋－＠﹢﹣﹦﹫\s]")


def guarded(text: str) -> str:
    """Text as it is written into a CSV cell.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        The text, with an apostrophe before it where a program could run it.

    Examples
    --------
    >>> guarded("=1+1"), guarded("silicon")
    ("'=1+1", 'silicon')
    """
    return f"'{text}" if _RISKY.match(text) else text


def released(cell: str) -> str:
    """Text that a guarded cell stands for.

    Parameters
    ----------
    cell : str
        Content of a CSV cell.

    Returns
    -------
    str
        The text before it was guarded.

    Examples
    --------
    >>> released(guarded("'@x")) == "'@x"
    True
    """
    return cell[1:] if cell[:1] == "'" and _GUARDED.match(cell) else cell
