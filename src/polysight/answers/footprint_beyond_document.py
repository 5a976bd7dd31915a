"""What comes after the gate as a document for machines."""

from __future__ import annotations

from polysight.answers.plant_document import told
from polysight.messages import Language
from polysight.study.footprint_beyond import AfterGate

READINGS = ("gate", "credit", "returned", "displaced")


def document(found: AfterGate | None, language: Language) -> dict[str, object] | None:
    """What follows the gate for machines.

    Parameters
    ----------
    found : AfterGate or None
        What was asked for.
    language : {"en", "zh"}
        Language of names.

    Returns
    -------
    dict or None
        None where it was not asked for.
    """
    if found is None:
        return None
    readings = {name: told(getattr(found, name), language) for name in READINGS}
    return {**readings, "rows": list(found.rows)}
