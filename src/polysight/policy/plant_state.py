"""Whether a plant is existing or new under a text, which follows from the days of both.

By the usual reading of limits for existing and for new plants, existing is what stood on the day on
which the text took effect; what was built after it is new, and stays new under that text.
"""

from __future__ import annotations

from polysight.policy.facts import Subject
from polysight.policy.instrument import Instrument, Project


def state_under(subject: Subject, instrument: Instrument) -> Project:
    """State of a plant as one instrument counts it.

    Parameters
    ----------
    subject : Subject
        The plant, with the day on which it started.
    instrument : Instrument
        The instrument, with the day on which it takes effect.

    Returns
    -------
    Project
        Existing where the plant started before that day; else what the plant says of itself, and
        new where it calls itself existing. Where one of the days is not told, or told too vaguely
        to say which comes first, what the plant says of itself.
    """
    started, effect = subject.commissioned, instrument.effective_from
    if started is None or effect is None:
        return subject.project
    if started.latest < effect.earliest:
        return Project.EXISTING
    if started.earliest >= effect.latest and subject.project is Project.EXISTING:
        return Project.NEW
    return subject.project
