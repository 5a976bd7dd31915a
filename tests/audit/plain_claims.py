"""Claims with nothing but a number, and the weights that ship."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from polysight.audit.claim import Claim, Kind, Qualifier, Span
from polysight.audit.claim_weights import ClaimWeights, claim_weights

TABLE = Path(__file__).parents[2] / "data" / "audit_weights.csv"


@dataclass(frozen=True)
class Row:
    """A row of the table."""

    cells: Mapping[str, str]


def weights() -> ClaimWeights:
    with TABLE.open(encoding="utf-8", newline="") as stream:
        return claim_weights([Row(cells) for cells in csv.DictReader(stream)])


def claim(
    name: str,
    low: float,
    high: float | None = None,
    qualifier: Qualifier = Qualifier.NONE,
    kind: Kind = Kind.OBSERVED,
    tolerance: float = 0.05,
) -> Claim:
    top = low if high is None else high
    span = Span(low, top, low * (1 - tolerance), top * (1 + tolerance), tolerance)
    return Claim(
        id=name, row=2, section="1", subject="", raw=f"{low:g}", metric="", known=True, span=span,
        unit="kt", stated_unit="kt", qualifier=qualifier, period=None, stated_period="2025",
        scenario="", geographies=("CHN",), route="", companies=(), group="", kind=kind,
        attributed="someone", basis={},
    )  # fmt: skip
