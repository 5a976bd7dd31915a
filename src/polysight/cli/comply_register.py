"""``polysight comply register``: the plants of the register against a rule of a day."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from polysight.cli.options import Day, option, overlay, verb
from polysight.loader import loaded
from polysight.messages import Language, text

DRAWS, SEED = 500, 20260101
#: Parameter that the standards of coal equivalent limit.
PARAMETER = "comprehensive-energy"
#: What can set the level of rod plants.
ANCHORS = ("mixed", "average", "exposure", "model")


def command(language: Language) -> click.Command:
    """The branch of the verb.

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
        "comply_register",
        language,
        [
            option("--on day", language, "on", type=Day()),
            option("--parameter", language, "parameter", default=PARAMETER),
            option("--edition", language, "edition", default=""),
            option("--anchor", language, "anchor", type=click.Choice(ANCHORS), default=ANCHORS[0]),
            option("--draws", language, "draws", type=int, default=DRAWS),
            option("--seed", language, "seed", type=int, default=SEED),
            overlay(language),
        ],
        _register,
    )


def _register(
    language: Language,
    day: dt.date | None,
    parameter: str,
    edition: str,
    anchor: str,
    draws: int,
    seed: int,
    overlays: tuple[Path, ...],
    as_json: bool,
) -> int:
    with loaded("polysight.cli.terminal").progress() as bar:
        task = bar.add_task(text("cli.judging", language), total=2)
        data = loaded("polysight.evidence.store").evidence(overlays)
        bar.update(task, advance=1)
        found = loaded("polysight.answers.register_answer").answer(
            data, day or dt.datetime.now(dt.UTC).date(),
            parameter=parameter, edition=edition, anchor=anchor, draws=draws, seed=seed,
        )  # fmt: skip
        bar.update(task, advance=1)
    if as_json:
        document = loaded("polysight.answers.register_document").document(found, data, language)
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    loaded("polysight.cli.register_page").write(found, data, language)
    return 0
