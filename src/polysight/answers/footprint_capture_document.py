"""Capture of carbon dioxide as a document for machines."""

from __future__ import annotations

from polysight.answers.plant_document import told
from polysight.messages import Language
from polysight.study.footprint_capture import Captured


def document(found: Captured | None, language: Language) -> dict[str, object] | None:
    """Capture for machines.

    Parameters
    ----------
    found : Captured or None
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
    names = ("stream", "caught", "avoided", "footprint")
    readings = {name: told(getattr(found, name), language) for name in names}
    return {**readings, "rows": list(found.rows)}
