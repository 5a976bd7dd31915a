"""A thing that reports measure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Metric:
    """A thing that a report measures.

    Parameters
    ----------
    key, en, zh : str
        Key and names.
    unit : str
        Unit in which the rules see it; ratios are fractions of one.
    nature : str
        One of level, flow, balance, share, ratio, change, difference, volatility, step,
        sensitivity, threshold, multiple, duration, count, deadline.
    of : str
        Metric that it is a change, share or threshold of; empty for none.
    good : str
        What is measured, such as polysilicon or silicon-metal.
    per_year : bool
        Whether a change is one per year.
    closes : str
        What the shares are of that together make one: place, company, route, grade, cost.
    better : str
        higher, lower, or empty.
    weight : int
        How central it is, 1 to 3.
    tolerance : float
        How far two numbers may lie apart that mean the same and say "about", as a share.
    minimum, maximum : float
        Ends that no number can pass.
    known : bool
        Whether the table has it; otherwise it was made of its word.
    """

    key: str
    en: str
    zh: str
    unit: str
    nature: str
    of: str
    good: str
    per_year: bool
    closes: str
    better: str
    weight: int
    tolerance: float
    minimum: float
    maximum: float
    known: bool


def metric_from(cells: Mapping[str, str]) -> Metric:
    """Metric of a checked table row.

    Parameters
    ----------
    cells : mapping of str to str
        Text by column name.

    Returns
    -------
    Metric
        The metric.
    """
    return Metric(
        cells["key"],
        cells["en"],
        cells["zh"],
        cells["unit"],
        cells["nature"],
        cells["of"],
        cells["good"],
        cells["per_year"] == "yes",
        cells["closes"],
        cells["better"],
        int(cells["weight"]),
        float(cells["tolerance"]),
        float(cells["minimum"] or "-inf"),
        float(cells["maximum"] or "inf"),
        True,
    )
