"""Amounts that go from one place to another, and how to tell them in lines of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

#: Flows thinner than this share of the largest are left out of pictures.
VISIBLE = 1e-6


@dataclass(frozen=True, slots=True)
class Flow:
    """An amount that goes from one node to another.

    Parameters
    ----------
    source, target : str
        Labels of the nodes.
    amount : float
        How much, not negative.
    """

    source: str
    target: str
    amount: float


def visible(flows: Sequence[Flow]) -> list[Flow]:
    """Flows that can be seen beside the largest.

    Parameters
    ----------
    flows : sequence of Flow
        The flows.

    Returns
    -------
    list of Flow
        Those above a millionth of the largest.
    """
    most = max((flow.amount for flow in flows), default=0.0)
    return [flow for flow in flows if flow.amount > VISIBLE * most]


def lines(flows: Sequence[Flow], width: int = 30) -> list[str]:
    """The same flows as text, one a line with a bar.

    Parameters
    ----------
    flows : sequence of Flow
        The flows.
    width : int
        Characters of the longest bar.

    Returns
    -------
    list of str
        Lines ``source > target  bar  amount``; the flows of one source stand together.
    """
    shown = visible(flows)
    most = max((flow.amount for flow in shown), default=1.0)
    ordered: dict[str, list[Flow]] = {}
    for flow in shown:
        ordered.setdefault(flow.source, []).append(flow)
    return [
        f"{flow.source} → {flow.target}  {'█' * max(1, round(width * flow.amount / most))}"
        f" {flow.amount:.3g}"
        for group in ordered.values()
        for flow in group
    ]
