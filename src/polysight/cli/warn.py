"""``polysight warn``: is the sector building too much, and what says so."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from polysight.cli.branching import BranchingVerb
from polysight.cli.options import option, verb
from polysight.cli.warn_call import assessing, warn_options
from polysight.loader import loaded
from polysight.messages import Language, text

#: Modules of the branches.
BRANCHES = {
    "history": "polysight.cli.warn_history",
    "record": "polysight.cli.warn_record",
    "simulate": "polysight.cli.warn_simulate",
    "why": "polysight.cli.warn_why",
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
    folder = click.Path(path_type=Path, file_okay=False)
    trunk = verb(
        "warn",
        language,
        [
            option("--figures", language, "figures", type=folder),
            *warn_options(language),
        ],
        _warn,
    )
    return BranchingVerb(trunk, BRANCHES, language)


def _warn(
    language: Language,
    as_of: dt.date | None,
    figures: Path | None,
    own: Path | None,
    overlays: tuple[Path, ...],
    as_json: bool,
) -> int:
    found = assessing(language, as_of, overlays, own=own)
    written: list[Path] = []
    if figures is not None:
        written = loaded("polysight.cli.warn_figures").write(found, language, figures)
    if as_json:
        document = loaded("polysight.answers.warn_document").document(found, written)
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    loaded("polysight.cli.warn_page").write(found, language)
    for path in written:
        click.echo(text("cli.drawn", language, path=path), err=True)
    return 0
