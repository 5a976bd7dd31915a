"""``polysight market discover``: which inputs lead to an outcome."""

from __future__ import annotations

import json
from pathlib import Path

import click

from polysight.cli.market_call import (
    check_names,
    ensemble_options,
    scenario_argument,
    simulating,
)
from polysight.cli.options import option, verb
from polysight.errors import UsageError, refusal
from polysight.loader import loaded
from polysight.messages import Language


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
    return verb(
        "market_discover",
        language,
        [
            scenario_argument(),
            option("--year", language, "market_year", type=int, default=None),
            option("--measure", language, "market_measure", default=None),
            option("--below", language, "market_below", type=float, default=None),
            option("--above", language, "market_above", type=float, default=None),
            *ensemble_options(language),
        ],
        _discover,
    )


def _discover(
    language: Language,
    scenario: str,
    year: int | None,
    measure: str | None,
    below: float | None,
    above: float | None,
    draws: int | None,
    seed: int | None,
    engine: str,
    workers: int | None,
    overlays: tuple[Path, ...],
    as_json: bool,
) -> int:
    sides = [one for one in (below, above) if one is not None]
    if len(sides) != (0 if measure is None else 1):
        raise refusal(UsageError, "market_page.one_limit")
    check_names((scenario,), overlays)
    answers = loaded("polysight.answers.market_discover_document")
    loaded("polysight.study.market_discovery").trees()
    wanted = loaded("polysight.answers.market_answer").Wanted(draws, seed, engine, workers)
    answers.check(measure)
    with simulating(language, wanted, overlays) as work:
        found = work(scenario, lambda asked: answers.check_year(asked, year))
    told = answers.discovered(found, year, measure, below, above)
    if as_json:
        click.echo(json.dumps(answers.document(found, told), ensure_ascii=False, indent=2))
        return 0
    loaded("polysight.cli.market_discover_page").write(found, told, language)
    return 0
