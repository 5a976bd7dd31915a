"""``polysight market compare``: differences between two scenarios on the same random numbers."""

from __future__ import annotations

import json
from pathlib import Path

import click

from polysight.cli.market_call import (
    check_names,
    complete_scenarios,
    ensemble_options,
    simulating,
)
from polysight.cli.options import option, verb
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
        "market_compare",
        language,
        [
            click.Argument(["first"], shell_complete=complete_scenarios),
            click.Argument(["second"], shell_complete=complete_scenarios),
            option("--figures", language, "figures", type=folder),
            *ensemble_options(language),
        ],
        _compare,
    )


def _compare(
    language: Language,
    first: str,
    second: str,
    figures: Path | None,
    draws: int | None,
    seed: int | None,
    engine: str,
    workers: int | None,
    overlays: tuple[Path, ...],
    as_json: bool,
) -> int:
    check_names((first, second), overlays)
    wanted = loaded("polysight.answers.market_answer").Wanted(draws, seed, engine, workers)
    answers = loaded("polysight.answers.market_compare_document")
    with simulating(language, wanted, overlays) as work:
        one, other = work(first), work(second)
    found = answers.compared(one, other)
    written: list[Path] = []
    if figures is not None:
        drawing = loaded("polysight.cli.market_figures")
        written = drawing.write_comparison(found, one, other, language, figures)
    if as_json:
        document = answers.document(found, one, other, written)
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    loaded("polysight.cli.market_compare_page").write(found, one, other, language)
    for path in written:
        click.echo(text("cli.drawn", language, path=path), err=True)
    return 0
