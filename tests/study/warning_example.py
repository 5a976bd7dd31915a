"""States of the market that go with the made-up panels of the warning room."""

from __future__ import annotations

from polysight.study.warning_labels import Episode, Labels, labels_of
from tests.warning.synthetic_panel import FIRST, GLUTS, MONTHS, SHORTAGES

REBOUND = (24306, 24310)


def synthetic_labels(last: int = FIRST + MONTHS - 1) -> Labels:
    """Four gluts, two shortages and a rebound inside the last glut."""
    found = [
        Episode(f"S{at}", "shortage", "", first, end, False, "high", "shortage", "短缺")
        for at, (first, end) in enumerate(SHORTAGES)
    ]
    found += [
        Episode(f"G{at}", "glut", "", first, min(end, last), end > last, "high", "glut", "过剩")
        for at, (first, end) in enumerate(GLUTS)
    ]
    inside = "policy-rebound-inside-a-glut"
    found.append(Episode("G3a", inside, "G3", *REBOUND, False, "high", "rebound", "反弹"))
    return labels_of(tuple(sorted(found, key=lambda one: (one.first, one.id))), last)
