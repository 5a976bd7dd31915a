"""``polysight show``: what is known about a quantity, in comparable series."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from polysight.cli.options import as_of, machine, option, overlay
from polysight.evidence.choice import Choice
from polysight.evidence.selection import FILTERS, Answer, Question, Series, answer, overview
from polysight.evidence.store import Evidence, evidence
from polysight.loader import loaded
from polysight.messages import Language, text


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
        option(f"--{name}" if name != "geography" else "--region geography", language, name)
        for name in FILTERS
    ]
    return click.Command(
        "show",
        params=[
            click.Argument(["quantity"], required=False),
            *filters,
            option("--basis", language, "basis", default=""),
            option("--from start", language, "start", default=""),
            option("--to end", language, "end", default=""),
            as_of(language),
            option("--series shown", language, "series", type=click.IntRange(1), default=6),
            option("--all everything", language, "all", is_flag=True),
            option("--chart/--no-chart", language, "chart", default=True),
            option("--output", language, "output", type=click.Path(path_type=Path)),
            option("--bom", language, "bom", is_flag=True),
            option("--dry-run", language, "dry_run", is_flag=True),
            overlay(language),
            *machine(language),
        ],
        callback=lambda **given: _show(language, **given),
        help=text("cli.show_help", language),
        epilog=text("cli.show_examples", language),
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
    words = {name: value for name, value in filters.items() if value}
    asked = Question(quantity, words, basis, start, end, as_of)
    found = answer(asked, data)
    if output is not None:
        return _export(found, asked, data, output, bom, dry_run, language)
    if as_json:
        click.echo(json.dumps(document(found, asked), ensure_ascii=False, indent=2))
        return 0
    if not found.series:
        click.echo(text("cli.show_nothing", language), err=True)
        return 0
    terminal = loaded("polysight.cli.terminal")
    for one in found.series[: None if everything else shown]:
        terminal.table(
            _title(one, found, data, language), _header(language), _rows(one, everything, language)
        )
        if chart and len(one.choices) > 2:
            days = [_decimal_year(choice) for choice in one.choices]
            terminal.chart(days, [choice.chosen.middle for choice in one.choices], one.unit)
        click.echo()
    _tail(found, everything, shown, language)
    return 0


def _overview(data: Evidence, language: Language, as_json: bool) -> int:
    rows = [
        (q.code, q.zh if language == "zh" else q.en, q.canonical_unit, count)
        for q, count in overview(data)
    ]
    if as_json:
        names = ("code", "name", "unit", "rows")
        quantities = [dict(zip(names, row, strict=True)) for row in rows]
        click.echo(json.dumps({"quantities": quantities}, ensure_ascii=False, indent=2))
        return 0
    header = text("cli.overview_header", language).split("|")
    cells = [[*row[:3], str(row[3])] for row in rows]
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
    summary = exporter.export(
        found.rows,
        data,
        output,
        filters=dict(found.filters),
        as_of=asked.as_of,
        bom=bom,
        dry_run=dry_run,
    )
    key = "cli.would_write" if dry_run else "cli.written"
    click.echo(
        text(key, language, path=output, rows=summary.rows, withheld=summary.withheld), err=True
    )
    return 0


def _decimal_year(choice: Choice) -> float:
    when = choice.chosen.period
    middle = when.start + (when.end - when.start) / 2
    return middle.year + (middle.timetuple().tm_yday - 1) / 365.25


def _title(one: Series, found: Answer, data: Evidence, language: Language) -> str:
    quantity = found.quantity.zh if language == "zh" else found.quantity.en
    names = [
        data.codelists[listing].label(one.basis.get(name), language)
        for name, listing in FILTERS.items()
        if name in dict(one.basis.pairs) and one.basis.get(name) != "all"
    ]
    company = data.codelists["companies"].label(one.company, language) if one.company else ""
    own = [
        f"{dim}={code}" for dim, code in one.basis.pairs if dim in found.quantity.basis_dimensions
    ]
    parts = [quantity, *names, company, one.site, *own, one.unit]
    return " · ".join(part for part in parts if part)


def _header(language: Language) -> list[str]:
    return text("cli.show_header", language).split("|")


def _rows(one: Series, everything: bool, language: Language) -> list[list[str]]:
    rows = []
    for choice in one.choices:
        rows.append(_cells(choice.chosen, text("cli.chosen", language) if choice.losers else ""))
        if everything:
            rows += [_cells(row, text(reason, language)) for row, reason in choice.losers]
        elif choice.losers:
            rows[-1][-1] += text("cli.more_rows", language, count=len(choice.losers))
    return rows


def _cells(row: object, remark: str) -> list[str]:
    get = row.__getattribute__
    low, high = get("spread")
    span = f"{low:,.6g}–{high:,.6g}" if low != high else ""
    mark = {"over": ">", "under": "<", "about": "≈"}.get(get("qualifier"), "")
    value = f"{mark}{get('middle'):,.6g}"
    return [
        str(get("period")),
        value,
        span,
        get("kind"),
        get("tier"),
        get("source"),
        get("id"),
        remark,
    ]


def _tail(found: Answer, everything: bool, shown: int, language: Language) -> None:
    hidden = len(found.series) - shown
    if hidden > 0 and not everything:
        click.echo(text("cli.show_hidden", language, count=hidden), err=True)
    for one in found.contradictions:
        values = "; ".join(f"{row.id} {row.middle:,.6g} ({row.source})" for row in one.rows)
        told = text(
            one.reason,
            language,
            period=one.rows[0].period,
            values=values,
            spread=f"{one.spread:.0%}",
            basis=one.rows[0].comparability,
        )
        click.echo(told, err=True)


def document(found: Answer, asked: Question) -> dict[str, object]:
    """Answer as the published JSON document.

    Parameters
    ----------
    found : Answer
        The answer.
    asked : Question
        The question.

    Returns
    -------
    dict
        Tree that fits ``show.schema.json``.
    """
    return {
        "quantity": found.quantity.code,
        "unit": found.quantity.canonical_unit,
        "as_of": asked.as_of.isoformat() if asked.as_of else None,
        "filters": dict(found.filters),
        "series": [
            {
                "basis": dict(one.basis.pairs),
                "company": one.company,
                "site": one.site,
                "unit": one.unit,
                "rows": [_record(choice) for choice in one.choices],
            }
            for one in found.series
        ],
        "contradictions": [
            {"ids": [row.id for row in one.rows], "spread": one.spread, "reason": one.reason}
            for one in found.contradictions
        ],
    }


def _record(choice: Choice) -> dict[str, object]:
    row = choice.chosen
    low, high = row.spread
    return {
        "id": row.id,
        "period": row.period.text,
        "value": row.middle,
        "low": low,
        "high": high,
        "qualifier": row.qualifier,
        "kind": row.kind,
        "tier": row.tier,
        "source": row.source,
        "published": row.published,
        "first_known": row.first_known.isoformat(),
        "first_known_by": row.first_known_by,
        "stated": {"value": row.value, "low": row.low, "high": row.high, "unit": row.unit},
        "not_chosen": [{"id": other.id, "reason": reason} for other, reason in choice.losers],
    }
