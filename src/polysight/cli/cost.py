"""``polysight cost``: what a kilogram costs by route and place, from the plant model upward."""

from __future__ import annotations

import json
from pathlib import Path

import click

from polysight.cli.options import option, overlay, verb
from polysight.cli.plant import complete_routes, model_options
from polysight.cli.words import words
from polysight.loader import loaded
from polysight.messages import Language, text


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
        "cost",
        language,
        [
            option(
                "--route routes", language, "cost_route", multiple=True,
                shell_complete=complete_routes,
            ),
            option(
                "--place places", language, "place", multiple=True, shell_complete=words("regions")
            ),
            *model_options(language),
            *_beyond_options(language),
            option(
                "--figures", language, "figures", type=click.Path(path_type=Path, file_okay=False)
            ),
            overlay(language),
        ],
        _cost,
    )  # fmt: skip


def _beyond_options(language: Language) -> list[click.Parameter]:
    """What may be asked for beyond cash cost; `polysight.study.full_cost.Asked` says what it is."""
    return [
        option("--full", language, "full", is_flag=True),
        option("--overrun", language, "overrun", is_flag=True),
        option("--utilisation", language, "utilisation", type=float),
        option("--capacity capacity_kt_per_year", language, "capacity", type=float),
        option("--carbon-price carbon_price_cny_per_t", language, "carbon_price", type=float),
        option("--compliance-cost compliance_cny_per_kg", language, "compliance_cost", type=float),
    ]


def _cost(
    language: Language,
    routes: tuple[str, ...],
    places: tuple[str, ...],
    changes: tuple[str, ...],
    year: int | None,
    draws: int,
    seed: int,
    figures: Path | None,
    overlays: tuple[Path, ...],
    as_json: bool,
    **beyond: float | None,
) -> int:
    terminal = loaded("polysight.cli.terminal")
    with terminal.progress() as bar:
        task = bar.add_task(text("cli.costing", language), total=3)
        view = loaded("polysight.study.run").plan("baseline", overlays).view
        bar.update(task, advance=1)
        asked = loaded("polysight.study.full_cost").Asked(**beyond)
        model = loaded("polysight.study.cost_model").cost_model(
            view, routes, places, changes, year=year, seed=seed, count=draws, asked=asked
        )
        bar.update(task, advance=1)
        drawn = []
        if figures is not None:
            drawn = loaded("polysight.cli.cost_figures").write(model, view, language, figures)
        bar.update(task, advance=1)
    if as_json:
        document = loaded("polysight.answers.cost_document").document(model, view, language, drawn)
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    loaded("polysight.cli.cost_page").write(model, view, language)
    for path in drawn:
        click.echo(text("cli.drawn", language, path=path), err=True)
    return 0
