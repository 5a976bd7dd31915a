"""Which of several rows is used, by a written rule, with the losers and the reason.

The rule, in this order: the basis asked for must match in every dimension; a row that repeats
another is left out; a better tier wins; as stated beats midpoint, derived, inferred and memory;
observed beats estimate, forecast, target, limit and scenario; fewer unstated dimensions win; the
later publication wins; the smaller id breaks what is left. Should the winner only give a bound
("over 3.2 million"), it gives way to the best row with a value that the bound allows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from polysight.errors import DataError, refusal
from polysight.estimate import Estimate
from polysight.evidence.basis import UNSTATED, Basis
from polysight.evidence.observation import Observation
from polysight.evidence.source import TIERS

EVIDENCE = ("as-stated", "midpoint", "derived", "inferred", "memory")
KINDS = ("observed", "estimate", "forecast", "target", "limit", "scenario")
#: Words that give only a bound, and the side on which the value lies.
BOUNDS = {"over": 1, "under": -1}
REASONS = (
    "choice.tier",
    "choice.evidence",
    "choice.kind",
    "choice.unstated",
    "choice.older",
    "choice.tie",
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A chosen row and why the others were not.

    Parameters
    ----------
    chosen : Observation
        The row in use.
    losers : tuple of (Observation, str)
        Every other row with the message key of the reason.
    """

    chosen: Observation
    losers: tuple[tuple[Observation, str], ...]

    def estimate(self) -> Estimate:
        """The chosen number as an estimate.

        Returns
        -------
        Estimate
            Central value and range in the canonical unit, with the row behind it.
        """
        row = self.chosen
        low, high = row.spread
        return Estimate(
            row.quantity,
            row.middle,
            low,
            high,
            row.canonical_unit,
            row.comparability.pairs,
            row.period.text,
            row.first_known.isoformat(),
            (row.id,),
            tier=row.tier,
        )


def _rank(row: Observation) -> tuple[int, int, int, int, int, str]:
    unstated = sum(code == UNSTATED for _, code in row.basis.pairs)
    recency = -_published(row).toordinal()
    return (
        TIERS.index(row.tier),
        EVIDENCE.index(row.evidence),
        KINDS.index(row.kind),
        unstated,
        recency,
        row.id,
    )


def _published(row: Observation) -> dt.date:
    parts = [int(part) for part in row.published.split("-") if part.isdigit()][:3]
    if not parts:
        return dt.date.min
    return dt.date(*[*parts, 1, 1][:3])


def _mismatch(row: Observation, wanted: Basis) -> bool:
    own = row.comparability
    return any(own.get(dimension) != code for dimension, code in wanted.pairs)


def _allowed(ranked: list[Observation]) -> Observation | None:
    """Best row with a value, where the first row only gives a bound and that value keeps it."""
    bound = ranked[0]
    sign = BOUNDS.get(bound.qualifier, 0)
    if sign == 0:
        return None
    for row in ranked[1:]:
        trusted = TIERS.index(row.tier) <= TIERS.index("mirror")
        if row.qualifier not in BOUNDS and trusted:
            return row if sign * (row.middle - bound.middle) >= 0 else None
    return None


def choice(rows: Iterable[Observation], wanted: Basis | None = None) -> Choice:
    """Choose one row among rows about the same thing.

    Parameters
    ----------
    rows : iterable of Observation
        Candidates; their order does not matter.
    wanted : Basis, optional
        Dimensions (of the basis, or geography, product, route, grade, unit) that must match.

    Returns
    -------
    Choice
        The chosen row, and the others with the reason each lost.

    Raises
    ------
    DataError
        If no candidate has the basis asked for.
    """
    wanted = wanted or Basis()
    candidates = sorted(rows, key=lambda row: row.id)
    ids = {row.id for row in candidates if not _mismatch(row, wanted)}
    losers: list[tuple[Observation, str]] = []
    standing = []
    for row in candidates:
        if row.id not in ids:
            losers.append((row, "choice.basis"))
        elif row.same_value_as in ids and row.same_value_as != row.id:
            losers.append((row, "choice.same"))
        else:
            standing.append(row)
    if not standing:
        raise refusal(DataError, "choice.none", wanted=wanted, count=len(candidates))
    ranked = sorted(standing, key=_rank)
    exact = _allowed(ranked)
    if exact is not None:
        losers.append((ranked[0], "choice.bound"))
        ranked = [exact, *(row for row in ranked[1:] if row is not exact)]
    best = _rank(ranked[0])
    for row in ranked[1:]:
        if _rank(row) < best:
            losers.append((row, "choice.bound"))
            continue
        first = next(i for i, (a, b) in enumerate(zip(best, _rank(row), strict=True)) if a != b)
        losers.append((row, REASONS[first]))
    return Choice(ranked[0], tuple(losers))


def series(rows: Iterable[Observation], wanted: Basis | None = None) -> list[Choice]:
    """One choice for each period.

    Parameters
    ----------
    rows : iterable of Observation
        Candidates of any period.
    wanted : Basis, optional
        Dimensions that must match.

    Returns
    -------
    list of Choice
        Choices sorted by period; periods without a matching row are absent, not filled.
    """
    by_period: dict[str, list[Observation]] = {}
    for row in rows:
        by_period.setdefault(row.moment, []).append(row)
    found = []
    for group in by_period.values():
        if wanted is None or not all(_mismatch(row, wanted) for row in group):
            found.append(choice(group, wanted))
    return sorted(found, key=lambda one: (one.chosen.period.start, one.chosen.period.end))
