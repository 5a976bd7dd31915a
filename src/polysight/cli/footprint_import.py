"""``polysight footprint import``: an inventory that somebody licensed, weighed."""

from __future__ import annotations

import json
from pathlib import Path

import click

from polysight.answers.plant_words import number
from polysight.cli.options import option, overlay, verb
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
    return verb(
        "footprint_import",
        language,
        [
            click.Argument(["file"], type=click.Path(path_type=Path)),
            option("--activity", language, "footprint_activity", default=""),
            option("--sheet", language, "footprint_sheet", default=""),
            overlay(language),
        ],
        _import,
    )


def _import(
    language: Language,
    file: Path,
    activity: str,
    sheet: str,
    overlays: tuple[Path, ...],
    as_json: bool,
) -> int:
    data = loaded("polysight.evidence.store").evidence(overlays)
    read = loaded("polysight.study.inventory_import").inventory(file, data, sheet=sheet)
    weighed = loaded("polysight.study.footprint_imported").weighed(read, data, activity)
    remarks = [one.sentence(language) for one in read.remarks]
    if as_json:
        document = {
            "activities": list(read.own),
            "activity": weighed.activity,
            "unit": weighed.unit,
            "kgco2e_per_unit": weighed.total,
            "gases": dict(zip(weighed.gases, weighed.by_gas, strict=True)),
            "remarks": remarks,
        }
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    for remark in remarks:
        click.echo(f"* {remark}")
    told = {
        "count": len(read.own), "activity": weighed.activity, "unit": weighed.unit or "1",
        "value": number(weighed.total),
    }  # fmt: skip
    click.echo(text("cli.footprint_weighed", language, **told))
    return 0
