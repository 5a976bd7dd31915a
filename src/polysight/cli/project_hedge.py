"""``polysight project hedge``: futures, long contracts and a group beside bearing the price."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from polysight.cli.options import option, verb
from polysight.cli.project_call import Call, answered, project_argument
from polysight.loader import loaded
from polysight.messages import Language

#: Plan that is held against a project where none is named.
PLAN = "half-and-half"


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
        "project_hedge",
        language,
        [
            *project_argument(language),
            option("--plan", language, "project_plan", default=PLAN),
            option("--draws", language, "project_draws", type=click.IntRange(min=16)),
            option("--seed", language, "seed", type=int),
        ],
        _hedge,
    )


def _hedge(
    language: Language,
    file: str,
    scenario: str,
    as_of: dt.date | None,
    overlays: tuple[Path, ...],
    sources: bool,
    plan: str,
    draws: int | None,
    seed: int | None,
    as_json: bool,
) -> int:
    call = Call(language, file, scenario, as_of, overlays, sources, as_json)
    work = loaded("polysight.answers.project_hedge_document").hedged
    return answered(call, "project_hedge", lambda asked: work(asked, plan, draws, seed))
