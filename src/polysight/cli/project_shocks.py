"""``polysight project shocks``: changes of policy, each alone and together."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from polysight.cli.options import option, verb
from polysight.cli.project_call import Call, answered, figures, project_argument
from polysight.loader import loaded
from polysight.messages import Language


def command(language: Language) -> click.Command:
    """The branch.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of help and output.

    Returns
    -------
    click.Command
        The command.
    """
    return verb(
        "project_shocks",
        language,
        [
            *project_argument(language),
            option("--only", language, "project_only", multiple=True),
            figures(language),
        ],
        _shocks,
    )


def _shocks(
    language: Language,
    file: str,
    scenario: str,
    as_of: dt.date | None,
    overlays: tuple[Path, ...],
    sources: bool,
    only: tuple[str, ...],
    figures: Path | None,
    as_json: bool,
) -> int:
    call = Call(language, file, scenario, as_of, overlays, sources, as_json)
    study = loaded("polysight.study.project_shocks")
    draw = None
    if figures is not None:
        drawing = loaded("polysight.cli.project_figures")
        draw = lambda asked, found: drawing.effects(asked, found, language, figures)  # noqa: E731
    return answered(
        call,
        "project_shocks",
        lambda asked: study.shock_table(
            asked.case, asked.resolved.view, study.concerned(asked.resolved.file), only or None
        ),
        draw,
    )
