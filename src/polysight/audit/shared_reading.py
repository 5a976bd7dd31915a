"""Rows of a long table read by two processes, a half each."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass

from polysight.audit.claim import Claim
from polysight.audit.claim_table import Numbered
from polysight.audit.fork import can_copy, copied
from polysight.audit.metric import Metric
from polysight.errors import Problem

#: Rows below which a second process costs more than it saves.
WORTH = 2_000


@dataclass(frozen=True, slots=True)
class Part:
    """What rows say.

    Parameters
    ----------
    claims : sequence of Claim
        The claims, in the order of their rows.
    problems, remarks : sequence of Problem
        What is wrong with the rows, and what no rule could use.
    """

    claims: Sequence[Claim]
    problems: Sequence[Problem]
    remarks: Sequence[Problem]


def shared_reading(
    rows: Numbered, read: Callable[[Numbered], Part], metrics: MutableMapping[str, Metric]
) -> list[Part]:
    """Rows read, the second half of a long table by a copy of this process.

    Parameters
    ----------
    rows : list of (int, dict)
        Number of the line and its cells by column.
    read : callable
        Reads rows, whatever others say.
    metrics : mutable mapping of str to Metric
        Metrics by key, to which reading adds those that it makes of words.

    Returns
    -------
    list of Part
        The parts in the order of the rows, as if one process had read them all. What the copy
        could not answer, or answered by another sense of a word, is read here.
    """
    if len(rows) < WORTH or not can_copy():
        return [read(rows)]
    half, known = len(rows) // 2, set(metrics)

    def answer() -> list[tuple[Part, dict[str, Metric]]]:
        part = read(rows[half:])
        return [(part, {key: one for key, one in metrics.items() if key not in known})]

    with copied(answer) as answers:
        first = read(rows[:half])
        second, made = next(answers, (None, {}))
    if second is None or any(metrics.setdefault(key, one) != one for key, one in made.items()):
        second = read(rows[half:])
    return [first, second]
