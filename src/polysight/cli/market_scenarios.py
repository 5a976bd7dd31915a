"""``polysight market scenarios``: what there is to simulate."""

from __future__ import annotations

import json
from pathlib import Path

import click

from polysight.cli.options import overlay, verb
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
    return verb("market_scenarios", language, [overlay(language)], _scenarios)


def _scenarios(language: Language, overlays: tuple[Path, ...], as_json: bool) -> int:
    data = loaded("polysight.evidence.store").evidence(overlays)
    if as_json:
        document = loaded("polysight.answers.market_scenarios_document").document(data)
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    found = loaded("polysight.study.market_scenario_file").market_scenarios(data)
    terminal = loaded("polysight.cli.terminal")
    for one in found:
        title, words = (
            each.zh if language == "zh" else each.en for each in (one.title, one.description)
        )
        told = {"name": one.id, "title": title, "day": one.origin, "last": one.last_month}
        click.echo(text("market_page.scenario", language, **told))
        terminal.prose(f"  {words}")
    return 0
