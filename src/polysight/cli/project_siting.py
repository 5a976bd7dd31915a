"""``polysight project siting``: where, how large, by which route and in which steps."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from polysight.cli.options import as_of as as_of_option
from polysight.cli.options import option, overlay, verb
from polysight.cli.project_start import complete_examples
from polysight.cli.waiting import waiting
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
    positive = click.FloatRange(min=0.0, min_open=True)
    return verb(
        "project_siting",
        language,
        [
            click.Argument(["file"], shell_complete=complete_examples),
            option("--region regions", language, "project_regions", multiple=True),
            option("--route routes", language, "project_routes", multiple=True),
            option("--line", language, "project_line", type=positive, default=25.0),
            option("--lines", language, "project_lines", multiple=True, type=click.IntRange(min=1)),
            option("--steps", language, "project_steps", multiple=True, type=click.IntRange(min=1)),
            option("--budget", language, "project_budget", type=positive),
            option("--equity", language, "project_most_equity", type=positive),
            option("--power", language, "project_most_power", type=positive),
            option("--dscr", language, "project_dscr", type=float),
            option("--any-law", language, "project_any_law", is_flag=True),
            as_of_option(language),
            overlay(language),
        ],
        _siting,
    )


def _siting(
    language: Language,
    file: str,
    regions: tuple[str, ...],
    routes: tuple[str, ...],
    line: float,
    lines: tuple[int, ...],
    steps: tuple[int, ...],
    budget: float | None,
    equity: float | None,
    power: float | None,
    dscr: float | None,
    any_law: bool,
    as_of: dt.date | None,
    overlays: tuple[Path, ...],
    as_json: bool,
) -> int:
    answers = loaded("polysight.answers.project_siting_document")
    kept = answers.Wants(budget, equity, power, dscr, not any_law)
    with waiting(language) as bar:
        task = bar.add_task(text("cli.project_working", language), total=1)
        data = loaded("polysight.evidence.store").evidence(overlays)
        found = answers.sited(
            answers.Wanted(file, regions, routes, line, lines, steps, kept),
            data, as_of,
        )  # fmt: skip
        bar.update(task, advance=1)
    if as_json:
        click.echo(json.dumps(answers.document(found), ensure_ascii=False, indent=2))
        return 0
    loaded("polysight.cli.project_siting_page").write(found, data, language)
    return 0
