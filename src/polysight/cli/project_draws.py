"""``polysight project draws``: how sure a project is, and what its uncertainty comes from."""

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
        "project_draws",
        language,
        [
            *project_argument(language),
            option("--draws", language, "project_draws", type=click.IntRange(min=16)),
            option("--seed", language, "seed", type=int),
            option("--influence", language, "project_influence", is_flag=True),
            figures(language),
        ],
        _draws,
    )


def _draws(
    language: Language,
    file: str,
    scenario: str,
    as_of: dt.date | None,
    overlays: tuple[Path, ...],
    sources: bool,
    draws: int | None,
    seed: int | None,
    influence: bool,
    figures: Path | None,
    as_json: bool,
) -> int:
    call = Call(language, file, scenario, as_of, overlays, sources, as_json)
    work = loaded("polysight.answers.project_draws_document").drawn
    draw = None
    if figures is not None:
        drawing = loaded("polysight.cli.project_figures")
        draw = lambda asked, found: drawing.draws(asked, found, language, figures)  # noqa: E731
    return answered(
        call, "project_draws", lambda asked: work(asked, draws, seed, influence=influence), draw
    )
