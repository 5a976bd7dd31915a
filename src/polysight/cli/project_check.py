"""``polysight project check``: can published returns and paybacks stand beside each other."""

from __future__ import annotations

import json
from pathlib import Path

import click

from polysight.cli.options import overlay, verb
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
        "project_check",
        language,
        [click.Argument(["ids"], nargs=-1), overlay(language)],
        _check,
    )


def _check(
    language: Language, ids: tuple[str, ...], overlays: tuple[Path, ...], as_json: bool
) -> int:
    data = loaded("polysight.evidence.store").evidence(overlays)
    page = loaded("polysight.cli.project_check_page")
    found = page.checks(data, ids)
    if as_json:
        click.echo(json.dumps(page.document(found), ensure_ascii=False, indent=2))
        return 0
    page.write(found, data, language)
    return 0
