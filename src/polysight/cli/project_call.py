"""What the branches of ``polysight project`` ask in the same words, and completion."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from polysight.cli.options import as_of, option, overlay
from polysight.cli.project_start import complete_examples
from polysight.cli.waiting import waiting
from polysight.loader import loaded
from polysight.messages import Language, text


@dataclass(frozen=True, slots=True)
class Call:
    """What was typed for a branch that works one project.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of the answer.
    file, scenario : str
        Project file or name of an example, and a named scenario of it.
    as_of : datetime.date or None
        Day of knowledge.
    overlays : tuple of pathlib.Path
        Data folders of the user.
    sources : bool
        Whether every source is told.
    as_json : bool
        Whether a document for machines is asked for.
    """

    language: Language
    file: str
    scenario: str
    as_of: dt.date | None
    overlays: tuple[Path, ...]
    sources: bool
    as_json: bool


def answered(
    call: Call,
    branch: str,
    work: Callable[[Any], Any],
    draw: Callable[[Any, Any], list[Path]] | None = None,
) -> int:
    """Work a project and tell what was found.

    Parameters
    ----------
    call : Call
        What was typed.
    branch : str
        Name of the branch; its answers have ``document(asked, found)`` and ``cited(found)`` that
        gives ids, its page has ``write(asked, found, language)``.
    work : callable
        From the project that was asked for to what is found.
    draw : callable, optional
        From project and what was found to the figures that were written.

    Returns
    -------
    int
        Exit code.
    """
    with waiting(call.language) as bar:
        task = bar.add_task(text("cli.project_working", call.language), total=3)
        asked = loaded("polysight.answers.project_answer").project_answer(
            call.file, call.overlays, call.as_of, call.scenario
        )
        bar.update(task, advance=1)
        found = work(asked)
        bar.update(task, advance=1)
        drawn = draw(asked, found) if draw else []
        bar.update(task, advance=1)
    answers = loaded(f"polysight.answers.{branch}_document")
    if call.as_json:
        document = answers.document(asked, found)
        if draw:
            document["figures"] = [str(path) for path in drawn]
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    loaded(f"polysight.cli.{branch}_page").write(asked, found, call.language)
    loaded("polysight.cli.project_sources").write_cited(
        asked, answers.cited(found), call.language, every=call.sources
    )
    for path in drawn:
        click.echo(text("cli.drawn", call.language, path=path), err=True)
    return 0


def project_argument(language: Language) -> list[click.Parameter]:
    """Options of every branch that works one project: scenario, day of knowledge, overlay.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of the help.

    Returns
    -------
    list of click.Parameter
        The argument and the options.
    """
    return [
        click.Argument(["file"], shell_complete=complete_examples),
        scenario(language),
        as_of(language),
        overlay(language),
        option("--sources", language, "project_sources", is_flag=True),
    ]


def scenario(language: Language) -> click.Option:
    """``--scenario``: a named scenario of the project file.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of the help.

    Returns
    -------
    click.Option
        The option.
    """
    return option(
        "--scenario", language, "project_scenario", default="", shell_complete=complete_scenarios
    )


def figures(language: Language) -> click.Option:
    """``--figures``: a folder for pictures.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of the help.

    Returns
    -------
    click.Option
        The option.
    """
    folder = click.Path(path_type=Path, file_okay=False)
    return option("--figures", language, "figures", type=folder)


def complete_scenarios(
    ctx: click.Context, param: click.Parameter, typed: str
) -> list[CompletionItem]:
    """Scenarios of the project file that stands on the line.

    Parameters
    ----------
    ctx : click.Context
        Call context.
    param : click.Parameter
        The option.
    typed : str
        What was typed.

    Returns
    -------
    list of CompletionItem
        The names; none before the file is typed.
    """
    del param
    name = ctx.params.get("file")
    if not name:
        return []
    data = loaded("polysight.evidence.store").evidence()
    file = loaded("polysight.study.project_files").project_file(name, data)
    return [CompletionItem(one) for one in file.scenarios if one.startswith(typed)]
