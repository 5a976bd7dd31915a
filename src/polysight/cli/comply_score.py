"""``polysight comply score``: a plant by a rating system, with what is open."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from polysight.cli.comply import complete_plants
from polysight.cli.options import Day, option, overlay, verb
from polysight.loader import loaded
from polysight.messages import Language, text


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
        "comply_score",
        language,
        [
            click.Argument(["plant"], shell_complete=complete_plants),
            option("--on day", language, "on", type=Day()),
            option("--card cards", language, "card", multiple=True),
            overlay(language),
        ],
        _score,
    )


def _score(
    language: Language,
    plant: str,
    day: dt.date | None,
    cards: tuple[str, ...],
    overlays: tuple[Path, ...],
    as_json: bool,
) -> int:
    with loaded("polysight.cli.terminal").progress() as bar:
        task = bar.add_task(text("cli.judging", language), total=2)
        data = loaded("polysight.evidence.store").evidence(overlays)
        bar.update(task, advance=1)
        found = loaded("polysight.answers.score_answer").answer(
            plant, data, day or dt.datetime.now(dt.UTC).date(), cards
        )
        bar.update(task, advance=1)
    if as_json:
        document = loaded("polysight.answers.score_document").document(found, data, language)
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    loaded("polysight.cli.score_page").write(found, data, language)
    return 0
