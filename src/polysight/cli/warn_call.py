"""What the branches of ``polysight warn`` ask in the same words, and how they tell progress."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from polysight.loader import loaded
from polysight.messages import Language, text


def assessing(
    language: Language,
    day: dt.date | None,
    overlays: tuple[Path, ...],
    *,
    rebuild: bool = False,
) -> Any:
    """The early warning of a day; tells how far it is.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of what is told on standard error.
    day : datetime.date or None
        Day of knowledge; the last one of the data when None.
    overlays : tuple of pathlib.Path
        Data folders of the user.
    rebuild : bool
        Whether all months are worked out from the rows.

    Returns
    -------
    WarnAnswer
        The warning.
    """
    answers = loaded("polysight.cli.warn_answer")
    with loaded("polysight.cli.terminal").progress() as bar:
        task = bar.add_task(text("warn_page.working", language), total=None)
        return answers.warn_answer(
            overlays,
            day,
            lambda done, total: bar.update(task, completed=done, total=total),
            rebuild=rebuild,
        )
