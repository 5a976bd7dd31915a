"""``polysight run``: compute a study from a scenario."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from polysight.cli.options import as_of, option, overlay, verb
from polysight.cli.waiting import waiting
from polysight.loader import loaded
from polysight.messages import Language, text

#: Ids of own rows printed; --json gives all.
OWN_SHOWN = 20
#: Array that a study has when its early warning could be worked out.
WARNING = "warning.early.index"


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
        "run",
        language,
        [
            click.Argument(["scenario"], default="baseline"),
            option(
                "--output",
                language,
                "result",
                type=click.Path(path_type=Path),
                default=Path("out/baseline"),
            ),
            as_of(language),
            option("--dry-run", language, "dry_run", is_flag=True),
            overlay(language),
        ],
        _run,
    )


def _run(
    language: Language,
    scenario: str,
    output: Path,
    as_of: dt.date | None,
    dry_run: bool,
    overlays: tuple[Path, ...],
    as_json: bool,
) -> int:
    study = loaded("polysight.study.run")
    planned = study.plan(scenario, overlays, as_of)
    if dry_run and as_json:
        document = {"output": str(output), "tasks": [task.name for task in planned.tasks]}
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    if dry_run:
        click.echo(text("cli.would_run", language, count=len(planned.tasks), path=output), err=True)
        return 0
    with waiting(language) as bar:
        task = bar.add_task(text("cli.running", language), total=len(planned.tasks))

        def step(name: str) -> None:
            bar.update(task, advance=1, description=text(f"task.{name}", language))

        result = study.run(planned, step)
    loaded("polysight.study.storage").write(result, output)
    loaded("polysight.answers.study_market").write_market(planned, output)
    if WARNING not in result.arrays:
        click.echo(text("cli.run_unwarned", language), err=True)
    numbers = sum(1 for _ in result.numbers())
    own = sorted(study.own_rows(planned, result))
    if as_json:
        click.echo(
            json.dumps(
                {
                    "output": str(output),
                    "numbers": numbers,
                    "own_rows": own,
                    "manifest": result.manifest,
                },
                ensure_ascii=False,
                indent=2,
            )
        )
    else:
        click.echo(text("cli.ran", language, count=numbers, arrays=len(result.arrays), path=output))
        if overlays:
            told = {"count": len(own), "ids": " ".join(own[:OWN_SHOWN])}
            click.echo(text("cli.own_rows", language, **told))
    return 0
