"""What of a report could be judged, and what could not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from polysight.audit.report import Report
from polysight.errors import Problem
from polysight.evidence.codelist import folded
from polysight.suggestion import nearest

UNIT = "audit_reading.unit_unknown"
#: Likeness, 0 to 100, from which a known word may be meant.
ALIKE = 80.0


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a report the rules can work with.

    Parameters
    ----------
    claims, sections : int
        What the tables hold.
    known : int
        Claims whose metric is in the table of metrics.
    metrics : int
        Metrics of these claims.
    unknown : tuple of (str, int)
        Words for metrics that nobody knows, with the number of their claims; only numbers under
        the same word are compared.
    without_number : int
        Claims without a number, of which nothing is judged.
    undated : int
        Claims without a date.
    units : tuple of (str, int)
        Units that nobody knows, with the number of their claims.
    """

    claims: int
    sections: int
    known: int
    metrics: int
    unknown: tuple[tuple[str, int], ...]
    without_number: int
    undated: int
    units: tuple[tuple[str, int], ...]


def coverage(report: Report) -> Coverage:
    """What of a report could be judged.

    Parameters
    ----------
    report : Report
        The claims.

    Returns
    -------
    Coverage
        Counts; words with most claims first.
    """
    claims = report.claims
    known = [claim for claim in claims if claim.known]
    return Coverage(
        claims=len(claims),
        sections=len({claim.section for claim in claims if claim.section}),
        known=len(known),
        metrics=len({claim.metric for claim in known}),
        unknown=_ranked(Counter(report.metric(claim).en for claim in claims if not claim.known)),
        without_number=sum(claim.span is None for claim in claims),
        undated=sum(claim.period is None for claim in claims),
        units=_ranked(Counter(_unit(one) for one in report.remarks if one.key == UNIT)),
    )


def meant(word: str, report: Report) -> str:
    """Known metric that may be meant by a word that nobody knows.

    Parameters
    ----------
    word : str
        The unknown word.
    report : Report
        Holds the vocabulary.

    Returns
    -------
    str
        Name of the metric in the script of the word; empty where none is near.
    """
    words = report.vocabulary.words("metric")
    near = nearest(folded(word), words, ALIKE)
    metric = report.vocabulary.metrics.get(words[near]) if near else None
    return "" if metric is None else metric.en if word.isascii() else metric.zh


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def _unit(remark: Problem) -> str:
    return dict(remark.fields).get("unit", remark.got)
