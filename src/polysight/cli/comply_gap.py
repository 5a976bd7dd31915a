"""``polysight comply gap``: the cheapest measures with which a plant keeps the law of a day."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from polysight.cli.comply import complete_plants
from polysight.cli.options import Day, option, overlay, verb
from polysight.cli.plant import DRAWS, SEED
from polysight.loader import loaded
from polysight.messages import Language, text

#: What a set can be chosen by.
AIMS = ("outlay", "net")


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
        "comply_gap",
        language,
        [
            click.Argument(["plant"], shell_complete=complete_plants),
            option("--on day", language, "on", type=Day()),
            option("--conditional", language, "gap_conditional", is_flag=True),
            option("--unofficial", language, "gap_unofficial", is_flag=True),
            option("--only", language, "gap_only", multiple=True, metavar="PARAMETER"),
            option("--confidence", language, "confidence", type=float),
            option("--aim", language, "aim", type=click.Choice(AIMS), default=AIMS[0]),
            option("--unproven", language, "unproven", is_flag=True),
            option("--draws", language, "draws", type=int, default=DRAWS),
            option("--seed", language, "seed", type=int, default=SEED),
            option(
                "--figures", language, "figures", type=click.Path(path_type=Path, file_okay=False)
            ),
            overlay(language),
        ],
        _gap,
    )


def _gap(
    language: Language,
    plant: str,
    day: dt.date | None,
    conditional: bool,
    unofficial: bool,
    only: tuple[str, ...],
    confidence: float | None,
    aim: str,
    unproven: bool,
    draws: int,
    seed: int,
    figures: Path | None,
    overlays: tuple[Path, ...],
    as_json: bool,
) -> int:
    with loaded("polysight.cli.terminal").progress() as bar:
        task = bar.add_task(text("cli.closing", language), total=3)
        data = loaded("polysight.evidence.store").evidence(overlays)
        bar.update(task, advance=1)
        answer = loaded("polysight.answers.gap_answer").answer(
            plant, data, day or dt.datetime.now(dt.UTC).date(),
            conditional=conditional, unofficial=unofficial, only=only, confidence=confidence,
            aim=aim, unproven=unproven, draws=draws, seed=seed,
        )  # fmt: skip
        bar.update(task, advance=1)
        drawn = []
        if figures is not None:
            drawn = loaded("polysight.cli.gap_figures").write(answer, data, language, figures)
        bar.update(task, advance=1)
    if as_json:
        document = loaded("polysight.answers.gap_document").document(answer, data, language, drawn)
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    loaded("polysight.cli.gap_page").write(answer, data, language)
    for path in drawn:
        click.echo(text("cli.drawn", language, path=path), err=True)
    return 0
