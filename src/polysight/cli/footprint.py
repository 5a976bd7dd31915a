"""``polysight footprint``: what a kilogram of a plant emits, from cradle to gate."""

from __future__ import annotations

import json
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from polysight.cli.branching import BranchingVerb, with_branches
from polysight.cli.footprint_options import factor_year as factor_year_option
from polysight.cli.footprint_options import require_draws
from polysight.cli.options import option, overlay, verb
from polysight.cli.plant import complete_routes, model_options
from polysight.loader import loaded
from polysight.messages import Language, text

#: Modules of the branches.
BRANCHES = {
    "target": "polysight.cli.footprint_target",
    "compare": "polysight.cli.footprint_compare",
    "charges": "polysight.cli.footprint_charges",
    "export": "polysight.cli.footprint_export",
    "import": "polysight.cli.footprint_import",
}


def command(language: Language) -> click.Command:
    """The verb with its branches.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of help and output.

    Returns
    -------
    click.Command
        The command.
    """
    trunk = verb(
        "footprint",
        language,
        [
            click.Argument(["plant"], shell_complete=with_branches(BRANCHES, complete_plants)),
            *model_options(language),
            factor_year_option(language),
            option("--capture", language, "capture", is_flag=True),
            option("--beyond-gate", language, "beyond_gate", is_flag=True),
            option(
                "--figures", language, "figures", type=click.Path(path_type=Path, file_okay=False)
            ),
            overlay(language),
        ],
        _footprint,
    )
    return BranchingVerb(trunk, BRANCHES, language)


def complete_plants(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Routes and shipped plant files that begin as typed.

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
        Their names.
    """
    folder = loaded("polysight.evidence.location").data_folder() / "plant_files"
    names = sorted(path.stem for path in folder.glob("*.toml"))
    shipped = [CompletionItem(one) for one in names if one.startswith(typed)]
    return [*complete_routes(ctx, param, typed), *shipped]


def _footprint(
    language: Language,
    plant: str,
    changes: tuple[str, ...],
    year: int | None,
    draws: int,
    seed: int,
    factor_year: int | None,
    capture: bool,
    beyond_gate: bool,
    figures: Path | None,
    overlays: tuple[Path, ...],
    as_json: bool,
) -> int:
    require_draws(draws)
    terminal = loaded("polysight.cli.terminal")
    with terminal.progress() as bar:
        task = bar.add_task(text("cli.footprinting", language), total=3)
        data = loaded("polysight.evidence.store").evidence(overlays)
        bar.update(task, advance=1)
        found = loaded("polysight.study.footprint").footprint(
            plant, data, changes, year=year, factor_year=factor_year, seed=seed, count=draws
        )
        told = loaded("polysight.study.footprint_summary").summary(found, data)
        caught = None
        if capture:
            caught = loaded("polysight.study.footprint_capture").captured(found, data)
        later = None
        if beyond_gate:
            later = loaded("polysight.study.footprint_beyond").after_gate(found, data)
        bar.update(task, advance=1)
        drawn = []
        if figures is not None:
            drawn = loaded("polysight.cli.footprint_figures").write(told, data, language, figures)
        bar.update(task, advance=1)
    if as_json:
        document = loaded("polysight.answers.footprint_document").document(
            told, data, language, drawn, caught=caught, later=later
        )
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    loaded("polysight.cli.footprint_page").write(told, data, language)
    loaded("polysight.cli.footprint_capture").write(caught, language)
    loaded("polysight.cli.footprint_beyond").write(later, language)
    for path in drawn:
        click.echo(text("cli.drawn", language, path=path), err=True)
    return 0
