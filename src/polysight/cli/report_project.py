"""``polysight report project`` and ``polysight report lender``: the documents of a project."""

from __future__ import annotations

import datetime as dt
import json
from functools import partial
from pathlib import Path

import click

from polysight.cli.options import as_of, option, overlay, verb
from polysight.cli.project_start import complete_examples
from polysight.cli.report_forms import FORMS, forms_option, joined
from polysight.evidence.store import evidence
from polysight.loader import loaded
from polysight.messages import LANGUAGES, Language, text


def command(language: Language, kind: str = "project") -> click.Command:
    """The branch of the feasibility study.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of help and output.
    kind : {"project", "lender"}
        Which document is written.

    Returns
    -------
    click.Command
        The command.
    """
    folder = click.Path(path_type=Path)
    return verb(
        f"report_{kind}",
        language,
        [
            click.Argument(["file"], shell_complete=complete_examples),
            option("--study", language, "report_study", type=folder),
            option("--output", language, "report", type=folder, default=Path("out/project")),
            option(
                "--language languages",
                language,
                "languages",
                multiple=True,
                type=click.Choice(LANGUAGES),
            ),
            forms_option(language),
            as_of(language),
            overlay(language),
        ],
        partial(_written, kind),
    )


def _written(
    kind: str,
    language: Language,
    file: str,
    study: Path | None,
    output: Path,
    languages: tuple[Language, ...],
    formats: tuple[tuple[str, ...], ...],
    as_of: dt.date | None,
    overlays: tuple[Path, ...],
    as_json: bool,
) -> int:
    wanted, kinds = languages or LANGUAGES, joined(formats) or FORMS
    terminal = loaded("polysight.cli.terminal")
    with terminal.progress() as bar:
        task = bar.add_task(text("cli.reporting", language), total=len(wanted) * len(kinds) + 1)
        data = evidence(overlays)
        stored = None if study is None else loaded("polysight.study.storage").read(study)
        found = loaded("polysight.study.project_study").project_study(file, data, as_of, stored)
        bar.update(task, advance=1)
        files = loaded("polysight.report.project_build").build_project(
            found,
            data,
            output,
            kind,
            wanted,
            kinds,
            lambda name: bar.update(task, advance=1),
        )
    if as_json:
        told = {"files": [str(path) for path in files]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return 0
    click.echo(text("cli.reported", language, path=output))
    for path in files:
        click.echo(f"  {path}")
    return 0
