"""Where sources disagree about the same thing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from polysight.evidence.basis import UNSTATED
from polysight.evidence.choice import BOUNDS
from polysight.evidence.observation import Observation

#: Relative distance below which two statements of one number are taken to agree.
TOLERANCE = 0.02
#: The same for quotes from different days of one week, which may differ because prices move.
WEEK_TOLERANCE = 0.05
#: Room given by the word "about".
ABOUT = 0.05


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Rows about one thing that cannot all be right.

    Parameters
    ----------
    rows : tuple of Observation
        The rows, smallest value first.
    spread : float
        Largest over smallest value, less one.
    reason : str
        Message key: two values, or a value outside a bound.
    """

    rows: tuple[Observation, ...]
    spread: float
    reason: str


def _subject(row: Observation) -> tuple[str, ...]:
    """What a row is about; days of one ISO week are one time, whatever is averaged over them."""
    when = row.moment
    if row.period.grain == "day":
        year, week, _ = row.period.start.isocalendar()
        when = f"{year}-W{week:02d}"
    return (str(row.comparability), row.company, row.site, row.kind, when)


def _room(row: Observation) -> float:
    """Relative tolerance from the wording and from the digits printed."""
    if row.value is None or row.value == 0:
        return 0.0
    digits = f"{row.value:.12g}"
    step = 10.0 ** -len(digits.partition(".")[2]) if "." in digits else 1.0
    rounding = min(0.5 * step / abs(row.value), TOLERANCE)
    return rounding + (ABOUT if row.qualifier == "about" else 0.0)


def _reach(row: Observation) -> tuple[float, float]:
    low, high = row.spread
    room = _room(row)
    low, high = low - abs(low) * room, high + abs(high) * room
    bound = BOUNDS.get(row.qualifier, 0)
    return (low if bound >= 0 else float("-inf")), (high if bound <= 0 else float("inf"))


def _conflict(rows: list[Observation]) -> Contradiction | None:
    ordered = sorted(rows, key=lambda row: (row.middle, row.id))
    week = len({row.period.text for row in rows}) > 1
    tolerance = WEEK_TOLERANCE if week else TOLERANCE
    ceiling = min(ordered, key=lambda row: _reach(row)[1])
    floor = max(ordered, key=lambda row: _reach(row)[0])
    gap = _reach(floor)[0] - _reach(ceiling)[1]
    scale = max(abs(ceiling.middle), abs(floor.middle))
    if scale == 0 or gap <= tolerance * scale:
        return None
    lowest, highest = ordered[0].middle, ordered[-1].middle
    spread = highest / lowest - 1 if lowest > 0 else float("inf")
    bounded = ceiling.qualifier in BOUNDS or floor.qualifier in BOUNDS
    return Contradiction(
        tuple(ordered), spread, "contradiction.bound" if bounded else "contradiction.values"
    )


def contradictions(rows: Iterable[Observation]) -> list[Contradiction]:
    """Every disagreement beyond tolerance among rows on the same stated basis.

    Parameters
    ----------
    rows : iterable of Observation
        Visible rows of one vintage. Forecasts are opinions and are left out, and so are rows that
        repeat another row or whose basis is not fully stated.

    Returns
    -------
    list of Contradiction
        Disagreements, widest first.
    """
    groups: dict[tuple[str, ...], list[Observation]] = {}
    for row in rows:
        stated = all(code != UNSTATED for _, code in row.basis.pairs)
        if row.kind in ("observed", "estimate") and not row.same_value_as and stated:
            groups.setdefault(_subject(row), []).append(row)
    found = [_conflict(group) for group in groups.values() if len(group) > 1]
    real = [one for one in found if one is not None]
    return sorted(real, key=lambda one: (-one.spread, one.rows[0].id))
