"""``polysight law claims``: a table of claims about law, held against the rules."""

from __future__ import annotations

import json
from pathlib import Path

import click

from polysight.cli.options import option, overlay, verb
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
        "law_claims",
        language,
        [
            click.Argument(["file"], type=click.Path(path_type=Path)),
            option("--sheet", language, "sheet", default=""),
            overlay(language),
        ],
        _claims,
    )


def _claims(
    language: Language, file: Path, sheet: str, overlays: tuple[Path, ...], as_json: bool
) -> int:
    data = loaded("polysight.evidence.store").evidence(overlays)
    instruments = loaded("polysight.study.law").law(data)
    found = loaded("polysight.study.law_claims").checked_claims(
        file, instruments, data, sheet=sheet
    )
    if as_json:
        document = loaded("polysight.answers.law_document").claims(found)
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    loaded("polysight.cli.law_page").write_claims(found, data, language)
    return 0
