"""What the branches of ``polysight warn`` ask in the same words, and how they tell progress."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import click

from polysight.cli.options import as_of, option, overlay
from polysight.loader import loaded
from polysight.messages import Language, text


def warn_options(language: Language) -> list[click.Parameter]:
    """Day of knowledge, an indicator of the user, and overlays.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of the help.

    Returns
    -------
    list of click.Parameter
        The options.
    """
    path = click.Path(path_type=Path, dir_okay=False)
    return [
        as_of(language),
        option("--indicator own", language, "warn_own", type=path),
        overlay(language),
    ]


def assessing(
    language: Language,
    day: dt.date | None,
    overlays: tuple[Path, ...],
    *,
    rebuild: bool = False,
    own: Path | None = None,
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
    own : pathlib.Path, optional
        File of an indicator of the user.

    Returns
    -------
    WarnAnswer
        The warning.
    """
    answers = loaded("polysight.answers.warn_answer")
    with loaded("polysight.cli.terminal").progress() as bar:
        task = bar.add_task(text("warn_page.working", language), total=None)
        return answers.warn_answer(
            overlays,
            day,
            lambda done, total: bar.update(task, completed=done, total=total),
            rebuild=rebuild,
            own=own,
        )
