"""Why a light is grey."""

from __future__ import annotations

import numpy as np

from polysight.study.warning_assessment import Assessment


def reason_of_grey(told: Assessment, at: int) -> str:
    """Why an indicator shows no colour in the newest month.

    Parameters
    ----------
    told : Assessment
        The warning.
    at : int
        Row of the indicator.

    Returns
    -------
    {"never", "stale", "short"}
        Nothing known, too old, or too few months of its own history.
    """
    if not np.isfinite(told.panel.value[at, -1]):
        return "never"
    return "short" if told.panel.usable[at, -1] else "stale"
