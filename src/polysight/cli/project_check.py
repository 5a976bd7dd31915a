"""``polysight project check``: can published returns and paybacks stand beside each other."""

from __future__ import annotations

import json
from pathlib import Path

import click

from polysight.cli.options import option, overlay, verb
from polysight.errors import UsageError, refusal
from polysight.loader import loaded
from polysight.messages import Language

#: Options for figures of one's own, and their columns of the table of published projects.
COLUMNS = {
    "irr": "irr_percent",
    "payback": "payback_years",
    "construction": "construction_years",
    "life": "life_years",
}


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
        "project_check",
        language,
        [
            click.Argument(["ids"], nargs=-1),
            *(option(f"--{name}", language, f"project_told_{name}") for name in COLUMNS),
            overlay(language),
        ],
        _check,
    )


def _check(
    language: Language,
    ids: tuple[str, ...],
    overlays: tuple[Path, ...],
    as_json: bool,
    **figures: str | None,
) -> int:
    told = {COLUMNS[name]: figure for name, figure in figures.items() if figure}
    if told and ids:
        raise refusal(UsageError, "project_page.check_either")
    data = loaded("polysight.evidence.store").evidence(overlays)
    answers = loaded("polysight.answers.project_check_document")
    found = answers.own(data, told) if told else answers.checks(data, ids)
    if as_json:
        click.echo(json.dumps(answers.document(found), ensure_ascii=False, indent=2))
        return 0
    loaded("polysight.cli.project_check_page").write(found, data, language)
    return 0
