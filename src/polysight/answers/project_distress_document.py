"""Standing still and insolvency of a project as a document for machines."""

from __future__ import annotations

from polysight.study.project_distress import Distress


def distress_document(one: Distress) -> dict[str, object]:
    """Years of standing still and of insolvency for machines.

    Parameters
    ----------
    one : Distress
        The years.

    Returns
    -------
    dict
        ``idle_years`` and ``insolvent_year``.
    """
    return {"idle_years": list(one.idle_years), "insolvent_year": one.insolvent_year}
