"""``polysight project options``: what waiting, stopping and phasing are worth."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from polysight.cli.options import option, verb
from polysight.cli.project_call import Call, answered, project_argument
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
        "project_options",
        language,
        [
            *project_argument(language),
            option("--paths", language, "project_paths", type=click.IntRange(min=200)),
            option("--seed", language, "seed", type=int),
        ],
        _options,
    )


def _options(
    language: Language,
    file: str,
    scenario: str,
    as_of: dt.date | None,
    overlays: tuple[Path, ...],
    sources: bool,
    paths: int | None,
    seed: int | None,
    as_json: bool,
) -> int:
    call = Call(language, file, scenario, as_of, overlays, sources, as_json)
    study = loaded("polysight.study.project_options")
    return answered(
        call,
        "project_options",
        lambda asked: study.option_table(
            asked.case,
            asked.resolved.view,
            paths=study.PATHS if paths is None else paths,
            seed=study.SEED if seed is None else seed,
        ),
    )
