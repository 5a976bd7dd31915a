"""``polysight footprint charges``: what carbon costs a kilogram."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from polysight.answers.footprint_charges_document import document
from polysight.cli.footprint_charges_page import write
from polysight.cli.options import Day, option, overlay, verb
from polysight.cli.plant import model_options
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
        "footprint_charges",
        language,
        [
            click.Argument(["plant"]),
            option("--on day", language, "charges_on", type=Day()),
            *model_options(language),
            overlay(language),
        ],
        _charges,
    )


def _charges(
    language: Language,
    plant: str,
    day: dt.date | None,
    changes: tuple[str, ...],
    year: int | None,
    draws: int,
    seed: int,
    overlays: tuple[Path, ...],
    as_json: bool,
) -> int:
    data = loaded("polysight.evidence.store").evidence(overlays)
    found = loaded("polysight.study.footprint").footprint(
        plant, data, changes, year=year, seed=seed, count=draws
    )
    asked = day or dt.datetime.now(dt.UTC).date()
    made = loaded("polysight.study.footprint_charges").footprint_charges(found, data, asked)
    if as_json:
        told = {"plant": found.plant.id, **document(made, language)}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return 0
    write(made, language)
    return 0
