"""``polysight project``: is a project worth it, and what would change that."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from polysight.cli.branching import BranchingVerb, with_branches
from polysight.cli.options import as_of, option, overlay, verb
from polysight.cli.project_call import figures as figures_option
from polysight.cli.project_call import scenario as scenario_option
from polysight.cli.project_start import complete_examples
from polysight.cli.waiting import waiting
from polysight.loader import loaded
from polysight.messages import Language, text

#: Modules of the branches; what the verb does by itself has none.
BRANCHES = {
    "evaluate": "",
    "new": "polysight.cli.project_start",
    "compare": "polysight.cli.project_compare",
    "scenarios": "polysight.cli.project_scenarios",
    "tornado": "polysight.cli.project_tornado",
    "stress": "polysight.cli.project_stress",
    "shocks": "polysight.cli.project_shocks",
    "options": "polysight.cli.project_options",
    "draws": "polysight.cli.project_draws",
    "hedge": "polysight.cli.project_hedge",
    "siting": "polysight.cli.project_siting",
    "check": "polysight.cli.project_check",
    "workbook": "polysight.cli.project_workbook",
    "read": "polysight.cli.project_read",
}
#: Tables that the shell completes; the page checks them.
TABLES = (
    "all", "construction_investment", "construction_interest", "working_capital",
    "investment_plan", "revenue", "materials", "fuel_power", "wages", "depreciation",
    "amortisation", "total_cost", "profit", "project_cash_flow", "equity_cash_flow",
    "investors_cash_flow", "loan_repayment", "financial_plan", "balance_sheet", "headline",
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
    trunk = verb(
        "project",
        language,
        [
            click.Argument(
                ["file"],
                required=False,
                shell_complete=with_branches(BRANCHES, complete_examples),
            ),
            scenario_option(language),
            option(
                "--tables",
                language,
                "project_tables",
                multiple=True,
                type=click.Choice(TABLES),
                metavar="NAME",
            ),
            option("--draws", language, "project_draws", type=click.IntRange(min=16)),
            option("--seed", language, "seed", type=int),
            option("--sources", language, "project_sources", is_flag=True),
            option("--lender", language, "project_lender", is_flag=True),
            figures_option(language),
            as_of(language),
            overlay(language),
        ],
        _evaluate,
    )
    return BranchingVerb(trunk, BRANCHES, language)


def _evaluate(
    language: Language,
    file: str | None,
    scenario: str,
    tables: tuple[str, ...],
    draws: int | None,
    seed: int | None,
    sources: bool,
    lender: bool,
    figures: Path | None,
    as_of: dt.date | None,
    overlays: tuple[Path, ...],
    as_json: bool,
) -> int:
    if file is None:
        return _examples(language, overlays)
    with waiting(language) as bar:
        task = bar.add_task(text("cli.project_working", language), total=4)
        asked = loaded("polysight.answers.project_answer").project_answer(
            file, overlays, as_of, scenario
        )
        bar.update(task, advance=1)
        case = asked.case if scenario else None
        found = loaded("polysight.study.project_evaluation").evaluate(asked.resolved, case)
        answers = loaded("polysight.answers.project_scenarios_told")
        told = () if scenario else answers.scenarios_of(asked)
        bar.update(task, advance=1)
        drawn = None
        if draws is not None:
            drawn = loaded("polysight.answers.project_draws_document").drawn(asked, draws, seed)
        bar.update(task, advance=1)
        written: list[Path] = []
        if figures is not None:
            written = loaded("polysight.cli.project_figures").write(
                asked, found, drawn and drawn.uncertainty, language, figures
            )
        bar.update(task, advance=1)
    if as_json:
        document = loaded("polysight.answers.project_document").document(
            asked, found, told, drawn and drawn.uncertainty, tables, written
        )
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    page = loaded("polysight.cli.project_page")
    if tables:
        page.write_head(asked, language)
        loaded("polysight.cli.project_tables").write(found, tables, language)
    else:
        page.write(asked, found, told, language)
    if drawn is not None:
        loaded("polysight.cli.project_draws_page").write_short(drawn, language)
    if lender:
        page.write_lender(asked, found, language)
    if sources:
        loaded("polysight.cli.project_sources").write(asked, language)
    for path in written:
        click.echo(text("cli.drawn", language, path=path), err=True)
    return 0


def _examples(language: Language, overlays: tuple[Path, ...]) -> int:
    """Tell which examples there are, where no project is named."""
    data = loaded("polysight.evidence.store").evidence(overlays)
    shipped = loaded("polysight.study.project_files").project_examples(data)
    load = loaded("polysight.study.project_file").load_project_file
    click.echo(text("project_page.examples", language))
    for name, path in shipped.items():
        title = load(path).title
        click.echo(f"  {name}: {title.zh if language == 'zh' else title.en}")
    return 0
