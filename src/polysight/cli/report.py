"""``polysight report``: the study as documents of every form, in Chinese and English."""

from __future__ import annotations

import json
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from polysight.cli.options import option, overlay, verb
from polysight.errors import UsageError, refusal
from polysight.evidence.store import evidence
from polysight.loader import loaded
from polysight.messages import LANGUAGES, Language, text

#: Forms of a document.
FORMS = ("html", "pdf", "docx", "xlsx")


class Forms(click.ParamType[tuple[str, ...]]):
    """Forms of a document, joined by commas."""

    name = "forms"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Forms of a text.

        Parameters
        ----------
        value : object
            What was typed.
        param : click.Parameter or None
            The option.
        ctx : click.Context or None
            Call context.

        Returns
        -------
        tuple of str
            The forms.
        """
        if isinstance(value, tuple):
            return value
        named = tuple(one.strip() for one in str(value).split(","))
        for one in named:
            if one not in FORMS:
                known = ", ".join(FORMS)
                raise refusal(UsageError, "glyphs.format", got=one, known=known)
        return named

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Forms that begin as typed.

        Parameters
        ----------
        ctx : click.Context
            Call context.
        param : click.Parameter
            The option.
        incomplete : str
            What was typed.

        Returns
        -------
        list of CompletionItem
            The last of the forms, behind those that stand before it.
        """
        before, comma, last = incomplete.rpartition(",")
        return [CompletionItem(before + comma + one) for one in FORMS if one.startswith(last)]


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
            option(
                "--format formats",
                language,
                "formats",
                multiple=True,
                type=Forms(),
                metavar="html,pdf,docx,xlsx",
            ),
            option("--dry-run", language, "dry_run", is_flag=True),
            overlay(language),
        ],
        _report,
    )


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
    kinds = tuple(dict.fromkeys(one for named in formats for one in named)) or FORMS
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
