"""``polysight show plants``: the register on a day."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping

import click

from polysight.cli import terminal
from polysight.evidence.plants import MARKS, Plant, register
from polysight.evidence.register_sums import inside
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
    wanted = [plant for plant in register(data, plans=True) if _matches(plant, filters)]
    levels = [plant.capacity_t_per_year(day, as_of=as_of) for plant in wanted]
    order = sorted(range(len(wanted)), key=lambda place: (-levels[place], wanted[place].code))
    plants = [wanted[place] for place in order]
    if as_json:
        tree = {
            "day": day.isoformat(),
            "as_of": as_of.isoformat() if as_of else None,
            "plants": [_record(plant, day, as_of) for plant in plants],
        }
        click.echo(json.dumps(tree, ensure_ascii=False, indent=2))
        return
    header = text("cli.plants_header", language).split("|")
    rows = [_cells(plant, data, day, as_of, language) for plant in plants]
    terminal.table(text("cli.plants_title", language, day=day), header, rows)
    total = sum(levels) / 1000
    click.echo(text("cli.plants_total", language, count=len(plants), total=f"{total:,.1f}"))


def _matches(plant: Plant, filters: Mapping[str, str]) -> bool:
    place, company, route = (filters.get(name, "") for name in ("geography", "company", "route"))
    kind = "plan" if filters.get("kind") == "plan" else "plant"
    return (
        plant.kind == kind
        and (not place or inside(plant.geography, place))
        and (not company or company in (plant.owner, plant.group))
        and (not route or route == plant.route)
    )


def _record(plant: Plant, day: dt.date, as_of: dt.date | None) -> dict[str, object]:
    start = plant.start()
    return {
        "plant": plant.code,
        "en": plant.en,
        "zh": plant.zh,
        "owner": plant.owner,
        "group": plant.group,
        "geography": plant.geography,
        "route": plant.route,
        "status": plant.status(day, as_of),
        "start": start.isoformat() if start else None,
        "capacity_t_per_year": plant.capacity_t_per_year(day, as_of=as_of),
        "sourced_t_per_year": plant.capacity_t_per_year(day, unverified=False, as_of=as_of),
        "captive_power": plant.captive_power,
        "marks": dict(plant.marks),
        "events": [event.id for event in plant.seen(day, as_of)],
    }


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
