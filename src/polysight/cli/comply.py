"""``polysight comply``: what the law of a day says about a plant, and what comes next."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from polysight.cli.branching import BranchingVerb, with_branches
from polysight.cli.options import Day, option, overlay, verb
from polysight.cli.plant import DRAWS, SEED
from polysight.evidence.location import data_folder
from polysight.loader import loaded
from polysight.messages import Language, text

#: What else can be asked, by name.
BRANCHES = {
    "register": "polysight.cli.comply_register",
    "gap": "polysight.cli.comply_gap",
    "score": "polysight.cli.comply_score",
}


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
    trunk = verb(
        "comply",
        language,
        [
            click.Argument(["plant"], shell_complete=with_branches(BRANCHES, complete_plants)),
            option("--on day", language, "on", type=Day()),
            option("--conditional", language, "conditional", is_flag=True),
            option("--preview", language, "preview", is_flag=True),
            option("--unofficial", language, "unofficial", is_flag=True),
            option("--fix/--no-fix", language, "fix", default=True),
            option("--draws", language, "draws", type=int, default=DRAWS),
            option("--seed", language, "seed", type=int, default=SEED),
            option(
                "--figures", language, "figures", type=click.Path(path_type=Path, file_okay=False)
            ),
            overlay(language),
        ],
        _comply,
    )
    return BranchingVerb(trunk, BRANCHES, language)


def complete_plants(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Plant files that begin as typed: the examples that ship, and files of the folder.

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
        The names; the shell completes files itself.
    """
    del ctx, param
    names = sorted(path.stem for path in (data_folder() / "plant_files").glob("*.toml"))
    found = [CompletionItem(name) for name in names if name.startswith(typed)]
    return [*found, CompletionItem(typed, type="file")]


def _comply(
    language: Language,
    plant: str,
    day: dt.date | None,
    conditional: bool,
    preview: bool,
    unofficial: bool,
    fix: bool,
    draws: int,
    seed: int,
    figures: Path | None,
    overlays: tuple[Path, ...],
    as_json: bool,
) -> int:
    asked = loaded("polysight.answers.comply_answer").Asked(
        plant, day or dt.datetime.now(dt.UTC).date(), conditional, fix, seed, draws
    )
    with loaded("polysight.cli.terminal").progress() as bar:
        task = bar.add_task(text("cli.judging", language), total=3)
        data = loaded("polysight.evidence.store").evidence(overlays)
        bar.update(task, advance=1)
        found = loaded("polysight.answers.comply_answer").answer(asked, data)
        bar.update(task, advance=1)
        drawn = []
        if figures is not None:
            drawn = loaded("polysight.cli.comply_figures").write(found, data, language, figures)
        bar.update(task, advance=1)
    if as_json:
        document = loaded("polysight.answers.comply_document").document(
            found, data, language, drawn
        )
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    loaded("polysight.cli.comply_page").write(
        found, data, language, preview=preview, unofficial=unofficial
    )
    for path in drawn:
        click.echo(text("cli.drawn", language, path=path), err=True)
    return 0
