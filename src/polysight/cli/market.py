"""``polysight market``: where prices, output, stocks and capacity may go, and how sure that is."""

from __future__ import annotations

import json
from pathlib import Path

import click

from polysight.cli.branching import BranchingVerb, with_branches
from polysight.cli.market_call import (
    BASELINE,
    check_names,
    complete_scenarios,
    ensemble_options,
    simulating,
)
from polysight.cli.options import option, verb
from polysight.loader import loaded
from polysight.messages import Language, text

#: Modules of the branches; what the verb does by itself has none.
BRANCHES = {
    "simulate": "",
    "scenarios": "polysight.cli.market_scenarios",
    "compare": "polysight.cli.market_compare",
    "discover": "polysight.cli.market_discover",
    "backtest": "polysight.cli.market_backtest",
    "calibration": "polysight.cli.market_calibration",
    "history": "polysight.cli.market_history",
    "export": "polysight.cli.market_export",
}
#: Tables that the shell completes; the page tells them.
TABLES = (
    "all", "balance", "capacity", "stocks", "prices", "money", "chain", "world", "metal", "demand",
    "types", "provinces", "regions", "routes", "companies",
)  # fmt: skip


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
    folder = click.Path(path_type=Path, file_okay=False)
    trunk = verb(
        "market",
        language,
        [
            click.Argument(
                ["scenario"],
                default=BASELINE,
                shell_complete=with_branches(BRANCHES, complete_scenarios),
            ),
            option(
                "--tables", language, "market_tables", multiple=True, type=click.Choice(TABLES),
                metavar="NAME",
            ),
            option("--merge", language, "market_merge", nargs=2, default=None),
            option("--out", language, "market_out", type=folder),
            option("--figures", language, "figures", type=folder),
            option("--sources", language, "project_sources", is_flag=True),
            *ensemble_options(language),
        ],
        _simulate,
    )  # fmt: skip
    return BranchingVerb(trunk, BRANCHES, language)


def _simulate(
    language: Language,
    scenario: str,
    tables: tuple[str, ...],
    merge: tuple[str, str] | None,
    out: Path | None,
    figures: Path | None,
    sources: bool,
    draws: int | None,
    seed: int | None,
    engine: str,
    workers: int | None,
    overlays: tuple[Path, ...],
    as_json: bool,
) -> int:
    check_names((scenario,), overlays)
    answers = loaded("polysight.answers.market_answer")
    wanted = answers.Wanted(draws, seed, engine, workers, out, merge or ())
    with simulating(language, wanted, overlays) as work:
        found = work(scenario)
    written: list[Path] = []
    if figures is not None:
        written = loaded("polysight.cli.market_figures").write(found, language, figures)
    if as_json:
        document = loaded("polysight.answers.market_document").document(found, written)
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    loaded("polysight.cli.market_page").write(found, tables, language)
    loaded("polysight.cli.market_sources").write_sources(found.asked, language, every=sources)
    for path in written:
        click.echo(text("cli.drawn", language, path=path), err=True)
    return 0
