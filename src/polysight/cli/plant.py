"""``polysight plant``: what a plant of a route takes, makes and loses, from physics upward."""

from __future__ import annotations

import json
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from polysight.cli.options import option, overlay, verb
from polysight.loader import loaded
from polysight.messages import Language, text

#: Codes that the shell completes; the study checks them.
ROUTES = ("siemens", "silane-fbr", "hybrid", "umg")
DRAWS, SEED = 1000, 20260101


def command(language: Language) -> click.Command:
    """The verb.

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
        "plant",
        language,
        [
            click.Argument(["route"], shell_complete=complete_routes),
            *model_options(language),
            option(
                "--figures", language, "figures", type=click.Path(path_type=Path, file_okay=False)
            ),
            overlay(language),
        ],
        _plant,
    )


def model_options(language: Language) -> list[click.Parameter]:
    """Options of a model: changes, year, draws, seed.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of the help.

    Returns
    -------
    list of click.Parameter
        The options.
    """
    return [
        option("--set changes", language, "set", multiple=True, metavar="KEY=VALUE"),
        option("--year", language, "year", type=int),
        option("--draws", language, "draws", type=int, default=DRAWS),
        option("--seed", language, "seed", type=int, default=SEED),
    ]


def complete_routes(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Routes that begin as typed.

    Parameters
    ----------
    ctx : click.Context
        Call context.
    param : click.Parameter
        The argument.
    typed : str
        What was typed.

    Returns
    -------
    list of CompletionItem
        The codes.
    """
    del ctx, param
    return [CompletionItem(code) for code in ROUTES if code.startswith(typed)]


def _plant(
    language: Language,
    route: str,
    changes: tuple[str, ...],
    year: int | None,
    draws: int,
    seed: int,
    figures: Path | None,
    overlays: tuple[Path, ...],
    as_json: bool,
) -> int:
    terminal = loaded("polysight.cli.terminal")
    with terminal.progress() as bar:
        task = bar.add_task(text("cli.modelling", language), total=3)
        data = loaded("polysight.evidence.store").evidence(overlays)
        bar.update(task, advance=1)
        model = loaded("polysight.study.plant_model").plant_model(
            route, data, changes, seed=seed, count=draws, year=year
        )
        bar.update(task, advance=1)
        account = loaded("polysight.study.plant_account").plant_account(model, data)
        drawn = []
        if figures is not None:
            drawn = loaded("polysight.cli.plant_figures").write(
                model, account, data, language, figures
            )
        bar.update(task, advance=1)
    if as_json:
        document = loaded("polysight.answers.plant_document").document(
            model, account, data, language, drawn
        )
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    loaded("polysight.cli.plant_page").write(model, account, data, language)
    for path in drawn:
        click.echo(text("cli.drawn", language, path=path), err=True)
    return 0
