"""``polysight report``: the study as documents of every form, in Chinese and English."""

from __future__ import annotations

import json
from pathlib import Path

import click

from polysight.cli.branching import BranchingVerb
from polysight.cli.options import option, overlay, verb
from polysight.cli.report_forms import FORMS, forms_option, joined
from polysight.evidence.store import evidence
from polysight.loader import loaded
from polysight.messages import LANGUAGES, Language, text

#: Array that a study has when its early warning could be worked out.
WARNING = "warning.early.index"
#: Modules of the branches; what the verb does by itself has none.
BRANCHES = {
    "industry": "",
    "project": "polysight.cli.report_project",
    "lender": "polysight.cli.report_lender",
}


def command(language: Language) -> click.Command:
    """The verb with its branches.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of help and output.

    Returns
    -------
    click.Command
        The command.
    """
    trunk = verb(
        "report",
        language,
        [
            click.Argument(["result"], default="out/baseline", type=click.Path(path_type=Path)),
            option(
                "--output",
                language,
                "report",
                type=click.Path(path_type=Path),
                default=Path("out/report"),
            ),
            option(
                "--language languages",
                language,
                "languages",
                multiple=True,
                type=click.Choice(LANGUAGES),
            ),
            forms_option(language),
            option("--dry-run", language, "dry_run", is_flag=True),
            overlay(language),
        ],
        _report,
    )
    return BranchingVerb(trunk, BRANCHES, language)


def _report(
    language: Language,
    result: Path,
    output: Path,
    languages: tuple[Language, ...],
    formats: tuple[tuple[str, ...], ...],
    dry_run: bool,
    overlays: tuple[Path, ...],
    as_json: bool,
) -> int:
    found = loaded("polysight.study.storage").read(result)
    wanted = languages or LANGUAGES
    kinds = joined(formats) or FORMS
    if dry_run:
        count = len(wanted) * len(kinds)
        click.echo(text("cli.would_report", language, count=count, path=output), err=True)
        return 0
    terminal = loaded("polysight.cli.terminal")
    with terminal.progress() as bar:
        task = bar.add_task(text("cli.reporting", language), total=len(wanted) * len(kinds))
        files = loaded("polysight.report.build").build(
            found,
            evidence(overlays),
            output,
            wanted,
            kinds,
            lambda name: bar.update(task, advance=1),
        )
    if WARNING not in found.arrays:
        click.echo(text("cli.report_unwarned", language), err=True)
    if as_json:
        click.echo(
            json.dumps({"files": [str(path) for path in files]}, ensure_ascii=False, indent=2)
        )
        return 0
    click.echo(text("cli.reported", language, path=output))
    for path in files:
        click.echo(f"  {path}")
    page = next((path for path in files if path.suffix == ".html"), None)
    if page is not None:
        click.echo(text("cli.open_page", language, address=page.resolve().as_uri()))
    return 0
