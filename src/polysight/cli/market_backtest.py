"""``polysight market backtest``: how well the model would have done in the past."""

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
        "market_backtest",
        language,
        [
            option("--developed", language, "market_developed", is_flag=True),
            option("--run", language, "market_run", type=folder),
            option("--engine", language, "market_engine", default="processes"),
            option("--workers", language, "market_workers", type=int),
            option("--figures", language, "figures", type=folder),
            overlay(language),
        ],
        _backtest,
    )


def _backtest(
    language: Language,
    developed: bool,
    run: Path | None,
    engine: str,
    workers: int | None,
    figures: Path | None,
    overlays: tuple[Path, ...],
    as_json: bool,
) -> int:
    answers = loaded("polysight.answers.market_record_answer")
    if run is None:
        record = answers.shipped_record(overlays)
    else:
        with loaded("polysight.cli.terminal").progress() as bar:
            task = bar.add_task(text("market_record.working", language), total=None)
            record = answers.made_record(
                overlays, run, engine, workers,
                lambda done, total: bar.update(task, completed=done, total=total),
            )  # fmt: skip
    written: list[Path] = []
    if figures is not None:
        written = loaded("polysight.cli.market_record_figures").write(record, language, figures)
    if as_json:
        document = loaded("polysight.answers.market_backtest_document").document(record, written)
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    loaded("polysight.cli.market_backtest_page").write(record, language, developed=developed)
    for path in written:
        click.echo(text("cli.drawn", language, path=path), err=True)
    return 0
