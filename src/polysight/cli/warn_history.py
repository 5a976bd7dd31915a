"""``polysight warn history``: index, odds and lights of every month, as known at its end."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from polysight.cli.options import option, verb
from polysight.cli.warn_call import assessing, warn_options
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
    path = click.Path(path_type=Path, dir_okay=False)
    folder = click.Path(path_type=Path, file_okay=False)
    return verb(
        "warn_history",
        language,
        [
            option("--months every", language, "warn_months", is_flag=True),
            option("--rebuild", language, "warn_rebuild", type=path),
            option("--figures", language, "figures", type=folder),
            *warn_options(language),
        ],
        _history,
    )


def _history(
    language: Language,
    as_of: dt.date | None,
    every: bool,
    rebuild: Path | None,
    figures: Path | None,
    own: Path | None,
    overlays: tuple[Path, ...],
    as_json: bool,
) -> int:
    answer = assessing(language, as_of, overlays, rebuild=rebuild is not None, own=own)
    found = answer.warning
    written: list[Path] = []
    if rebuild is not None:
        written.append(loaded("polysight.answers.warn_answer").store(answer, rebuild))
    if figures is not None:
        written += loaded("polysight.cli.warn_figures").write_history(found, language, figures)
    if as_json:
        document = loaded("polysight.answers.warn_history_document").document(found, written)
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    loaded("polysight.cli.warn_history_page").write(found, language, every=every)
    for path in written:
        click.echo(text("cli.drawn", language, path=path), err=True)
    return 0
