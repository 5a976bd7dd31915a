"""One number that a report states, read into one unit and an interval."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from polysight.periods import Period


class Qualifier(StrEnum):
    """What a word beside a number makes of it.

    A bound is tested first; only then how far two numbers lie apart.
    """

    NONE = "none"
    ABOUT = "about"
    OVER = "over"
    BELOW = "below"
    EXPECTED = "expected"
    LIMIT = "limit"


class Kind(StrEnum):
    """What a claim is about: the past, an opinion of it, the future, a wish, a rule, an if."""

    OBSERVED = "observed"
    ESTIMATE = "estimate"
    FORECAST = "forecast"
    TARGET = "target"
    LIMIT = "limit"
    SCENARIO = "scenario"


@dataclass(frozen=True, slots=True)
class Span:
    """Values that a claim allows, in the unit of its metric.

    Parameters
    ----------
    low, high : float
        Ends as stated; equal for a point.
    least, most : float
        Ends that the words allow: ``over 65`` has no upper end (infinite) where the metric has
        none, ``about`` and rounding widen a point by the tolerance of the claim.
    tolerance : float
        How far a number that means the same may lie off, as a share of it (0.05 is 5 %).
    """

    low: float
    high: float
    least: float
    most: float
    tolerance: float

    @property
    def middle(self) -> float:
        """Centre of the stated ends."""
        return 0.5 * (self.low + self.high)


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim as the rules see it.

    Parameters
    ----------
    id : str
        Its name in the table; rules never look at it but to name rows.
    row : int
        Line of the table, from 2 on.
    section, subject, raw : str
        As stated.
    metric : str
        Key of ``audit_metrics``; the stated word where none is known (then ``known`` is false).
    known : bool
        Whether the metric is one that the rules know.
    span : Span or None
        Values in the canonical unit of the metric; None where there is no number.
    unit, stated_unit : str
        Canonical unit, and the one that was stated; empty where none was.
    qualifier : Qualifier
        Word beside the number.
    period : Period or None
        Time that the number is about; None where none is stated or it is undated.
    stated_period : str
        As stated, so that two undated claims can be told from dated ones.
    scenario : str
        Name of the scenario; empty outside scenarios.
    geographies : tuple of str
        Canonical places, sorted; ``WLD`` for the world.
    route : str
        Canonical route; empty for all.
    companies : tuple of str
        Canonical companies, sorted; empty for the industry.
    group : str
        A group of firms such as ``top 5`` or ``leading``; empty for none.
    kind : Kind
        What the claim is.
    attributed : str
        Source that the report names.
    basis : Mapping of str to str
        What else makes numbers comparable (tax, measure of capacity, boundary, base year), where
        stated or implied by the metric.
    kept : dict of str to object
        What was found out about the claim, so that it need not be found out again.
    """

    id: str
    row: int
    section: str
    subject: str
    raw: str
    metric: str
    known: bool
    span: Span | None
    unit: str
    stated_unit: str
    qualifier: Qualifier
    period: Period | None
    stated_period: str
    scenario: str
    geographies: tuple[str, ...]
    route: str
    companies: tuple[str, ...]
    group: str
    kind: Kind
    attributed: str
    basis: Mapping[str, str]
    kept: dict[str, object] = field(default_factory=dict, init=False, repr=False, compare=False)
