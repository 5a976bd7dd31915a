"""States of the market that go with the made-up panels of the warning room."""

from __future__ import annotations

import csv
from dataclasses import fields
from functools import cache
from typing import Any

from polysight.evidence.location import data_folder
from polysight.study.warning_labels import Episode, Labels, labels_of
from polysight.study.warning_terms import WarningTerms
from tests.warning.synthetic_panel import FIRST, GLUTS, MONTHS, SHORTAGES

REBOUND = (24306, 24310)


@cache
def shipped_terms() -> WarningTerms:
    """The choices as shipped, read without the rest of the evidence."""
    text = (data_folder() / "warning_terms.csv").read_text(encoding="utf-8")
    value = {row["parameter"]: float(row["value"]) for row in csv.DictReader(text.splitlines())}
    whole = {one.name for one in fields(WarningTerms) if one.type == "int"}
    told: dict[str, Any] = {
        name: int(number) if name in whole else number for name, number in value.items()
    }
    return WarningTerms(**told)


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
