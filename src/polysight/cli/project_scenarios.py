"""``polysight project scenarios``: named scenarios, and the prices of a report."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from polysight.cli.options import verb
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
        "project_scenarios",
        language,
        [
            *project_argument(language),
        ],
        _scenarios,
    )


def _scenarios(
    language: Language,
    file: str,
    scenario: str,
    as_of: dt.date | None,
    overlays: tuple[Path, ...],
    sources: bool,
    as_json: bool,
) -> int:
    call = Call(language, file, scenario, as_of, overlays, sources, as_json)
    work = loaded("polysight.answers.project_scenarios_document").scenarios
    return answered(call, "project_scenarios", work)
