"""``polysight law diff``: what changed in the law between two days."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from polysight.cli.options import Day, overlay, verb
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
    days = [click.Argument(["first"], type=Day()), click.Argument(["last"], type=Day())]
    return verb("law_diff", language, [*days, overlay(language)], _diff)


def _diff(
    language: Language,
    first: dt.date,
    last: dt.date,
    overlays: tuple[Path, ...],
    as_json: bool,
) -> int:
    first, last = sorted((first, last))
    data = loaded("polysight.evidence.store").evidence(overlays)
    instruments = loaded("polysight.study.law").law(data)
    loaded("polysight.policy.calendar").checked_day(instruments, first)
    official = loaded("polysight.policy.footing").official(instruments)
    found = loaded("polysight.policy.difference").differences(
        official, first, last, units=data.units
    )
    if as_json:
        document = loaded("polysight.answers.law_document").difference(found, first, last, data)
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    loaded("polysight.cli.law_page").write_difference(found, first, last, data, language)
    return 0
