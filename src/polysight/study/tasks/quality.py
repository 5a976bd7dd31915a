"""How good the evidence is: rows by tier, inferred dates, contradictions."""

from __future__ import annotations

import math
from collections import Counter

from polysight.axes import Axis
from polysight.evidence.contradiction import Contradiction, contradictions
from polysight.evidence.source import TIERS
from polysight.evidence.vintage import known
from polysight.study.draft import Cell, Draft
from polysight.study.view import View

#: Contradictions that are listed; all of them are counted.
LISTED = 8
#: Between the ids of the two ends of a contradiction.
AGAINST = "~"


def compute(view: View, draft: Draft) -> None:
    """Add counts and shares over all visible rows, and the widest contradictions.

    Parameters
    ----------
    view : View
        The evidence.
    draft : Draft
        The result so far; contradictions about quantities that it uses are listed first.
    """
    rows = known(view.evidence.observations, view.as_of)
    if not rows:
        return
    youngest = max(rows, key=lambda row: (row.first_known, row.id))
    cited = (youngest.id,)
    tiers = Counter(row.tier for row in rows)
    inferred = sum(row.pseudo_real_time for row in rows)
    disputes = contradictions(rows)
    counts = {
        "evidence.rows": len(rows),
        "evidence.sources": len({row.source for row in rows}),
        "evidence.contradictions": len(disputes),
    }
    for name, count in counts.items():
        draft.add(name, (), [Cell(float(count), cited)], "count")
    axis = Axis("tier", TIERS)
    by_tier = [Cell(float(tiers[tier]), cited) for tier in TIERS]
    draft.add("evidence.rows_by_tier", (axis,), by_tier, "count")
    shares = [Cell(tiers[tier] / len(rows), cited) for tier in TIERS]
    draft.add("evidence.tier_share", (axis,), shares, "1")
    draft.add("evidence.inferred_date_share", (), [Cell(inferred / len(rows), cited)], "1")
    _listed(disputes, view, draft)


def _listed(disputes: list[Contradiction], view: View, draft: Draft) -> None:
    used = {one for array in draft.arrays.values() for cited in array.inputs for one in cited}
    wanted = {row.quantity for row in view.evidence.observations if row.id in used}
    widest: dict[tuple[str, str], Contradiction] = {}
    for one in sorted(disputes, key=lambda one: one.rows[0].quantity not in wanted):
        if math.isfinite(one.spread):
            widest.setdefault((one.rows[0].quantity, one.rows[0].geography), one)
    shown = list(widest.values())[:LISTED]
    ends = [(one.rows[0].id, one.rows[-1].id) for one in shown]
    cells = [Cell(one.spread, pair) for one, pair in zip(shown, ends, strict=True)]
    keys = tuple(AGAINST.join(pair) for pair in ends)
    draft.add("evidence.contradiction_spread", (Axis("pair", keys),), cells, "1")
