"""``polysight show plants``: the register on a day."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping

import click

from polysight.answers.register_plants_document import document, plants_on
from polysight.cli import terminal
from polysight.evidence.plants import MARKS, Plant
from polysight.evidence.store import Evidence
from polysight.messages import Language, text


def write(
    data: Evidence,
    filters: Mapping[str, str],
    day: dt.date,
    as_of: dt.date | None,
    language: Language,
    as_json: bool,
) -> None:
    """Print plants with their level, status and marks on a day.

    Parameters
    ----------
    data : Evidence
        The evidence.
    filters : dict of str to str
        Codes of geography, company and route that must match, and ``kind=plan`` for plans.
    day : datetime.date
        The day.
    as_of : datetime.date or None
        Only what could be known by this day.
    language : {"en", "zh"}
        Language of the table.
    as_json : bool
        Whether to print the published JSON document instead.
    """
    plants = plants_on(data, filters, day, as_of)
    if as_json:
        tree = document(plants, day, as_of)
        click.echo(json.dumps(tree, ensure_ascii=False, indent=2))
        return
    header = text("cli.plants_header", language).split("|")
    rows = [_cells(plant, data, day, as_of, language) for plant in plants]
    terminal.table(text("cli.plants_title", language, day=day), header, rows)
    total = sum(plant.capacity_t_per_year(day, as_of=as_of) for plant in plants) / 1000
    click.echo(text("cli.plants_total", language, count=len(plants), total=f"{total:,.1f}"))


def _cells(
    plant: Plant, data: Evidence, day: dt.date, as_of: dt.date | None, language: Language
) -> list[str]:
    start = plant.start()
    sourced = plant.capacity_t_per_year(day, unverified=False, as_of=as_of) / 1000
    marks = "".join(plant.mark(field)[0] for field in MARKS)
    return [
        plant.code,
        plant.zh if language == "zh" else plant.en,
        data.codelists["companies"].label(plant.group, language),
        data.codelists["regions"].label(plant.geography, language),
        data.codelists["routes"].label(plant.route, language),
        text(f"status.{plant.status(day, as_of)}", language),
        f"{start:%Y-%m}" if start else "",
        f"{plant.capacity_t_per_year(day, as_of=as_of) / 1000:,.1f}",
        f"{sourced:,.1f}",
        marks,
    ]
