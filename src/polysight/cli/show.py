"""``polysight show``: what is known about a quantity, in comparable series."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from polysight.answers import quantities_document, show_document
from polysight.cli.options import as_of, option, overlay, verb
from polysight.cli.words import words
from polysight.evidence.selection import (
    FILTERS,
    Answer,
    Question,
    answer,
    asked_period,
    coded,
)
from polysight.evidence.store import Evidence, evidence
from polysight.loader import loaded
from polysight.messages import Language, text

SERIES = 6
#: Words that ask for the plant register instead of a quantity.
PLANTS = frozenset({"plants", "plant", "工厂", "装置"})


def command(language: Language) -> click.Command:
    """The verb.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of help and output.

    Returns
    -------
    click.Command
        The command.
    """
    filters: list[click.Parameter] = [
        option(
            f"--{name}" if name != "geography" else "--region geography",
            language,
            name,
            shell_complete=words(listing),
        )
        for name, listing in FILTERS.items()
    ]
    return verb(
        "show",
        language,
        [
            click.Argument(["quantity"], required=False, shell_complete=words("quantities")),
            *filters,
            option("--basis", language, "basis", default=""),
            option("--from start", language, "start", default=""),
            option("--to end", language, "end", default=""),
            as_of(language),
            option("--series shown", language, "series", type=click.IntRange(1), default=SERIES),
            option("--all everything", language, "all", is_flag=True),
            option("--chart/--no-chart", language, "chart", default=True),
            option("--output", language, "output", type=click.Path(path_type=Path)),
            option("--bom", language, "bom", is_flag=True),
            option("--dry-run", language, "dry_run", is_flag=True),
            overlay(language),
        ],
        _show,
    )


def _show(
    language: Language,
    quantity: str | None,
    basis: str,
    start: str,
    end: str,
    as_of: dt.date | None,
    shown: int,
    everything: bool,
    chart: bool,
    output: Path | None,
    bom: bool,
    dry_run: bool,
    overlays: tuple[Path, ...],
    as_json: bool,
    **filters: str | None,
) -> int:
    data = evidence(overlays)
    if quantity is None:
        return _overview(data, language, as_json)
    given = {name: value for name, value in filters.items() if value}
    if quantity in PLANTS:
        day = asked_period(end).end if end else as_of or dt.datetime.now(dt.UTC).date()
        plans = {"kind": "plan"} if given.pop("kind", "") == "plan" else {}
        fixed = {**coded(given, data), **plans}
        page = loaded("polysight.cli.show_plants")
        page.write(data, fixed, day, as_of, language, as_json)
        return 0
    asked = Question(quantity, given, basis, start, end, as_of)
    found = answer(asked, data)
    if output is not None:
        return _export(found, asked, data, output, bom, dry_run, language)
    if as_json:
        document = show_document.document(found, asked, data.sources)
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
    elif found.series:
        count = len(found.series) if everything else shown
        loaded("polysight.cli.show_page").write(found, data, language, count, everything, chart)
    else:
        click.echo(text("cli.show_nothing", language), err=True)
    return 0


def _overview(data: Evidence, language: Language, as_json: bool) -> int:
    document = quantities_document.document(data, language)
    if as_json:
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    header = text("cli.overview_header", language).split("|")
    cells = [[str(cell) for cell in row.values()] for row in document["quantities"]]
    loaded("polysight.cli.terminal").table("", header, cells)
    return 0


def _export(
    found: Answer,
    asked: Question,
    data: Evidence,
    output: Path,
    bom: bool,
    dry_run: bool,
    language: Language,
) -> int:
    exporter = loaded("polysight.evidence.exporting.exporter")
    conditions = {**found.filters, "basis": asked.basis, "from": asked.start, "to": asked.end}
    selection = loaded("polysight.evidence.exporting.extract").extract(
        found.rows,
        data,
        title=found.quantity.zh if language == "zh" else found.quantity.en,
        filters={name: value for name, value in conditions.items() if value},
        as_of=asked.as_of,
    )
    exporter.format_of(output)
    if not dry_run:
        exporter.export(selection, output, bom=bom, language=language)
    told = {
        "path": output,
        "rows": len(selection.rows),
        "withheld": sum(count for _, count in selection.left_out),
    }
    click.echo(text("cli.would_write" if dry_run else "cli.written", language, **told), err=True)
    return 0
