"""Observations made for tests."""

from __future__ import annotations

import datetime as dt
from typing import Any

from polysight.evidence.basis import basis
from polysight.evidence.observation import Observation
from polysight.periods import period

DEFAULTS: dict[str, Any] = {
    "id": "A",
    "quantity": "price",
    "value": 40.0,
    "low": None,
    "high": None,
    "qualifier": "",
    "unit": "CNY/kg",
    "period": "2025-06",
    "basis": "averaging=month;deal=spot;tax=included",
    "geography": "CN",
    "site": "",
    "product": "polysilicon",
    "route": "",
    "grade": "n-type",
    "company": "",
    "kind": "observed",
    "evidence": "as-stated",
    "tier": "secondary",
    "source": "s",
    "published": "2025-07-03",
    "first_known": "2025-07-03",
    "first_known_by": "published",
    "supersedes": "",
    "same_value_as": "",
    "note": "",
    "factor": 1.0,
    "canonical_unit": "CNY/kg",
}


def observed(**fields: Any) -> Observation:
    """Observation with the defaults above, changed as told."""
    row = {**DEFAULTS, **fields}
    row["period"] = period(row["period"])
    row["basis"] = basis(row["basis"])
    row["first_known"] = dt.date.fromisoformat(row["first_known"])
    return Observation(**row)
