"""How a sentence, and a cell that names a row or a column, begins in a language."""

from __future__ import annotations

import re
from dataclasses import replace

from polysight.messages import Language
from polysight.report.blocks import Block, Grid, Runs, Words

#: Name of the command, which is never written with a capital.
COMMAND = "polysight"
#: A word of plain language: no unit, id or file name, nor n-type, which is never written large.
PLAIN = re.compile(r"(?![np]-type|k[gt]\b)[a-z][a-z'-]+(?=[ ,;:(]|$)")


def begun(runs: Runs, language: Language) -> Runs:
    """A sentence with the first letter that its language asks for.

    Parameters
    ----------
    runs : tuple of Words or Cite
        The sentence, which may begin with a name that is written small.
    language : {"en", "zh"}
        Its language.

    Returns
    -------
    tuple of Words or Cite
        In English with a capital, except where a command is the first word.
    """
    if language != "en" or not runs or not isinstance(runs[0], Words):
        return runs
    first = runs[0].text
    if first.startswith(COMMAND):
        return runs
    return (Words(first[:1].upper() + first[1:]), *runs[1:])


def begun_names(block: Block, language: Language) -> Block:
    """A block whose names of rows and columns begin alike.

    Parameters
    ----------
    block : Block
        A part of a chapter.
    language : {"en", "zh"}
        Its language.

    Returns
    -------
    Block
        A table with the first letter of each plain name as a sentence has it; all else as it was.
    """
    if not isinstance(block, Grid):
        return block
    head = tuple(_begun_name((Words(one),), language)[0].text for one in block.head)
    rows = tuple((_begun_name(row[0], language), *row[1:]) for row in block.rows)
    return replace(block, head=head, rows=rows)


def _begun_name(runs: Runs, language: Language) -> Runs:
    plain = runs and PLAIN.match(runs[0].text)
    return begun(runs, language) if plain else runs
