"""``polysight market export``: results of a scenario as an IAMC long table."""

from __future__ import annotations

from pathlib import Path

import click

from polysight import __version__
from polysight.cli.market_call import (
    check_names,
    ensemble_options,
    scenario_argument,
    simulating,
)
from polysight.cli.options import option, verb
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
    file = click.Path(path_type=Path, dir_okay=False)
    return verb(
        "market_export",
        language,
        [
            scenario_argument(),
            option("--iamc", language, "market_iamc", type=file, required=True),
            *ensemble_options(language),
        ],
        _export,
        documented=False,
    )


def _export(
    language: Language,
    scenario: str,
    iamc: Path,
    draws: int | None,
    seed: int | None,
    engine: str,
    workers: int | None,
    overlays: tuple[Path, ...],
) -> int:
    check_names((scenario,), overlays)
    wanted = loaded("polysight.answers.market_answer").Wanted(draws, seed, engine, workers)
    with simulating(language, wanted, overlays) as work:
        found = work(scenario)
    long = loaded("polysight.study.iamc")
    asked = found.asked
    regions = asked.evidence.codelists["regions"]
    names = {one: regions.label(one, "en") for one in asked.base.model.regions}
    names["CN"] = text("market_page.elsewhere", "en")
    model = f"polysight {__version__}"
    rows = long.iamc_rows(found.tables, model, asked.scenario.id, names)
    iamc.parent.mkdir(parents=True, exist_ok=True)
    iamc.write_text(long.iamc_text(rows), encoding="utf-8", newline="")
    click.echo(text("market_page.exported", language, rows=f"{len(rows):,}", path=iamc))
    return 0
