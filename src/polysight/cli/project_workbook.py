"""``polysight project workbook``: a live workbook of a project."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from polysight.cli.options import option, verb
from polysight.cli.project_call import project_argument
from polysight.cli.waiting import waiting
from polysight.errors import UsageError, refusal
from polysight.loader import loaded
from polysight.messages import Language, text


def command(language: Language) -> click.Command:
    """The branch.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of help and workbook.

    Returns
    -------
    click.Command
        The command.
    """
    return verb(
        "project_workbook",
        language,
        [
            *project_argument(language)[:-1],
            option(
                "--output -o output",
                language,
                "project_workbook",
                required=True,
                type=click.Path(path_type=Path, dir_okay=False),
            ),
            option("--force", language, "project_force", is_flag=True),
        ],
        _workbook,
        documented=False,
    )


def _workbook(
    language: Language,
    file: str,
    scenario: str,
    as_of: dt.date | None,
    overlays: tuple[Path, ...],
    output: Path,
    force: bool,
) -> int:
    if output.suffix.lower() != ".xlsx":
        raise refusal(UsageError, "project_page.workbook_name", got=output.name)
    if output.exists() and not force:
        raise refusal(UsageError, "project_page.workbook_exists", got=output)
    with waiting(language) as bar:
        task = bar.add_task(text("cli.project_working", language), total=3)
        asked = loaded("polysight.answers.project_answer").project_answer(
            file, overlays, as_of, scenario
        )
        bar.update(task, advance=1)
        facts = loaded("polysight.report.workbook.facts").facts(asked, language)
        bar.update(task, advance=1)
        book = loaded("polysight.report.workbook.book")
        written = book.write_workbook(asked.case, output, facts, language)
        bar.update(task, advance=1)
    told = {"path": output, "difference": f"{written.difference:.0e}"}
    click.echo(text("project_page.workbook_written", language, **told))
    return 0
