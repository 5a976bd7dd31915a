"""``polysight warn simulate``: what measures do to the odds of a glut."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from polysight.cli.market_call import ensemble_options, scenario_argument
from polysight.cli.options import as_of, option, verb
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
    return verb(
        "warn_simulate",
        language,
        [
            scenario_argument(),
            as_of(language),
            option(
                "--measure measures", language, "warn_measure", multiple=True,
                shell_complete=_measures,
            ),
            *ensemble_options(language),
        ],
        _simulate,
    )  # fmt: skip


def _simulate(
    language: Language,
    scenario: str,
    as_of: dt.date | None,
    measures: tuple[str, ...],
    draws: int | None,
    seed: int | None,
    engine: str,
    workers: int | None,
    overlays: tuple[Path, ...],
    as_json: bool,
) -> int:
    answers = loaded("polysight.answers.warn_simulate_answer")
    working = loaded("polysight.study.executors").engine(engine, workers)
    with loaded("polysight.cli.terminal").progress() as bar, working:
        task = bar.add_task(text("warn_simulate.working", language), total=None)
        asked = answers.Tried(scenario, as_of, measures, draws, seed)
        found = answers.tried(
            asked, overlays, working,
            lambda done, total: bar.update(task, completed=done, total=total),
        )  # fmt: skip
    if as_json:
        document = loaded("polysight.answers.warn_simulate_document").document(found)
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    loaded("polysight.cli.warn_simulate_page").write(found, language)
    return 0


def _measures(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    del ctx, param
    data = loaded("polysight.evidence.store").evidence(())
    file = loaded("polysight.study.warning_measure_file").warning_measures(data)
    return [CompletionItem(one.key) for one in file.measures if one.key.startswith(typed)]
