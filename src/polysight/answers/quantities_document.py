"""Quantities that are known, with their number of rows, as a document for machines."""

from __future__ import annotations

from polysight.evidence.selection import overview
from polysight.evidence.store import Evidence
from polysight.messages import Language


def document(data: Evidence, language: Language) -> dict[str, list[dict[str, object]]]:
    """Quantities that have rows.

    Parameters
    ----------
    data : Evidence
        The evidence.
    language : {"en", "zh"}
        Language of the names.

    Returns
    -------
    dict
        As `schemas/show.schema.json` says; most rows first.
    """
    return {
        "quantities": [
            {
                "code": one.code,
                "name": one.zh if language == "zh" else one.en,
                "unit": one.canonical_unit,
                "rows": count,
            }
            for one, count in overview(data)
        ]
    }
