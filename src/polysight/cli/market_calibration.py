"""``polysight market calibration``: what was fitted, and what the data hardly tell."""

from __future__ import annotations

import json
from pathlib import Path

import click

from polysight.cli.options import overlay, verb
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
    return verb("market_calibration", language, [overlay(language)], _calibration)


def _calibration(language: Language, overlays: tuple[Path, ...], as_json: bool) -> int:
    data = loaded("polysight.evidence.store").evidence(overlays)
    if as_json:
        document = loaded("polysight.answers.market_calibration_document").document(data)
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    loaded("polysight.cli.market_calibration_page").write(data, language)
    return 0
