"""``polysight import``: a table into an overlay, all of it or nothing."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import click

from polysight.cli.options import option, verb
from polysight.errors import DataError, Problem, UsageError, refusal
from polysight.evidence.location import data_folder
from polysight.evidence.store import evidence
from polysight.loader import loaded
from polysight.messages import Language, text

#: Changes printed one by one; --json prints all of them.
SHOWN = 40
BAD_DATA = DataError.exit_code


def command(language: Language) -> click.Command:
    """The verb.

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
        "import",
        language,
        [
            click.Argument(["file"], required=False, type=click.Path(path_type=Path)),
            option(
                "--overlay",
                language,
                "overlay_target",
                envvar="POLYSIGHT_OVERLAY",
                type=click.Path(path_type=Path, file_okay=False),
            ),
            option("--sheet", language, "sheet", default=""),
            option("--source", language, "source", default=""),
            option("--dry-run", language, "dry_run", is_flag=True),
            option("--template", language, "template", type=click.Path(path_type=Path)),
        ],
        _import,
    )


def _import(
    language: Language,
    file: Path | None,
    overlay: Path | None,
    sheet: str,
    source: str,
    dry_run: bool,
    template: Path | None,
    as_json: bool,
) -> int:
    if template is not None:
        loaded("polysight.evidence.importing.template").write(template, evidence(), language)
        click.echo(text("cli.template_written", language, path=template), err=True)
        return 0
    if file is None or overlay is None:
        raise refusal(UsageError, "cli.import_what")
    if overlay.resolve() == data_folder().resolve():
        raise refusal(UsageError, "import.shipped_folder", got=overlay)
    importer = loaded("polysight.evidence.importing.importer")
    data = evidence((overlay,) if overlay.is_dir() else ())
    with loaded("polysight.cli.terminal").progress() as bar:
        task = bar.add_task(text("cli.importing", language), total=None)
        plan = importer.plan(
            file,
            data,
            sheet=sheet,
            source=source,
            step=lambda done, total: bar.update(task, completed=done, total=total),
        )
    for remark in plan.remarks:
        click.echo(remark.sentence(language), err=True)
    if plan.problems:
        return _refused(plan.problems, language, as_json)
    changes = plan.changes(data)
    files = () if dry_run else importer.apply(plan, overlay)
    if as_json:
        document = {
            "dry_run": dry_run,
            "files": [str(path) for path in files],
            "unchanged": plan.unchanged,
            "changes": [{"sort": one.sort, "id": one.id, "cells": one.cells} for one in changes],
            "problems": [],
        }
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    marks = {"source": "+ ", "added": "+ ", "superseding": "~ "}
    for one in islice(changes, SHOWN):
        cells = ", ".join(value for value in one.cells.values() if value)
        click.echo(f"{marks[one.sort]}{one.id}: {cells}")
    rows, sources = len(plan.rows), len(plan.sources)
    if rows + sources > SHOWN:
        click.echo(text("cli.import_more", language, count=rows + sources - SHOWN))
    key = "cli.would_import" if dry_run else "cli.imported"
    told = {"rows": rows, "sources": sources, "superseding": plan.superseding, "path": overlay}
    click.echo(text(key, language, **told))
    return 0


def _refused(problems: tuple[Problem, ...], language: Language, as_json: bool) -> int:
    if as_json:
        told = [one.document() for one in problems]
        click.echo(json.dumps({"problems": told}, ensure_ascii=False, indent=2))
    else:
        for one in problems:
            click.echo(one.sentence(language), err=True)
        click.echo(text("cli.import_refused", language, count=len(problems)), err=True)
    return BAD_DATA
