"""``polysight project compare``: several projects beside each other."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from polysight.cli.options import as_of, overlay, verb
from polysight.cli.project_start import complete_examples
from polysight.cli.waiting import waiting
from polysight.errors import UsageError, refusal
from polysight.loader import loaded
from polysight.messages import Language, text


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
        "project_compare",
        language,
        [
            click.Argument(["files"], nargs=-1, shell_complete=complete_examples),
            as_of(language),
            overlay(language),
        ],
        _compare,
    )


def _compare(
    language: Language,
    files: tuple[str, ...],
    as_of: dt.date | None,
    overlays: tuple[Path, ...],
    as_json: bool,
) -> int:
    if len(files) < 2:
        raise refusal(UsageError, "project_page.few_projects")
    found = []
    with waiting(language) as bar:
        task = bar.add_task(text("cli.project_working", language), total=len(files))
        for name in files:
            asked = loaded("polysight.answers.project_answer").project_answer(name, overlays, as_of)
            evaluation = loaded("polysight.study.project_evaluation").evaluate(asked.resolved)
            found.append((asked, evaluation))
            bar.update(task, advance=1)
    if as_json:
        document = loaded("polysight.answers.project_compare_document").document(found)
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    loaded("polysight.cli.project_compare_page").write(found, language)
    return 0
