"""How a sentence begins in a language."""

from __future__ import annotations

from polysight.messages import Language
from polysight.report.blocks import Runs, Words

#: Name of the command, which is never written with a capital.
COMMAND = "polysight"


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
