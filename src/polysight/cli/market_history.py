"""``polysight market history``: the price of the past split into season, trend and events."""

from __future__ import annotations

import json
from pathlib import Path

import click

from polysight.cli.options import option, overlay, verb
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
    folder = click.Path(path_type=Path, file_okay=False)
    return verb(
        "market_history",
        language,
        [option("--figures", language, "figures", type=folder), overlay(language)],
        _history,
    )


def _history(
    language: Language, figures: Path | None, overlays: tuple[Path, ...], as_json: bool
) -> int:
    answers = loaded("polysight.answers.market_history_document")
    found = answers.past_price(overlays)
    written: list[Path] = []
    if figures is not None:
        written = loaded("polysight.cli.market_record_figures").write_parts(
            found.parts, language, figures
        )
    if as_json:
        click.echo(json.dumps(answers.document(found, written), ensure_ascii=False, indent=2))
        return 0
    loaded("polysight.cli.market_history_page").write(found, language)
    for path in written:
        click.echo(text("cli.drawn", language, path=path), err=True)
    return 0
