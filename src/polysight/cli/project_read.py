"""``polysight project read``: changed inputs taken back from a workbook."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from polysight.cli.options import as_of as as_of_option
from polysight.cli.options import overlay, verb
from polysight.cli.project_call import scenario as scenario_option
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
        "project_read",
        language,
        [
            click.Argument(["book"], type=click.Path(path_type=Path, dir_okay=False)),
            click.Argument(["file"], required=False, shell_complete=complete_examples),
            scenario_option(language),
            as_of_option(language),
            overlay(language),
        ],
        _read,
    )


def _read(
    language: Language,
    book: Path,
    file: str | None,
    scenario: str,
    as_of: dt.date | None,
    overlays: tuple[Path, ...],
    as_json: bool,
) -> int:
    if not book.is_file():
        raise refusal(UsageError, "project_page.no_book", got=book)
    with waiting(language) as bar:
        task = bar.add_task(text("cli.project_working", language), total=2)
        data = loaded("polysight.evidence.store").evidence(overlays)
        name = file or loaded("polysight.cli.project_of_book").project_of(book, data)
        asked = loaded("polysight.answers.project_answer").project_answer(
            name, overlays, as_of, scenario
        )
        bar.update(task, advance=1)
        changes = loaded("polysight.report.workbook.reading").read_workbook(book, asked.case)
        answers = loaded("polysight.cli.project_read_document")
        found = answers.reread(asked, changes)
        bar.update(task, advance=1)
    if as_json:
        click.echo(json.dumps(answers.document(asked, found), ensure_ascii=False, indent=2))
        return 0
    loaded("polysight.cli.project_read_page").write(asked, found, language)
    return 0
