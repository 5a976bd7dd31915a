"""The answer of ``polysight show`` for a person at a terminal."""

from __future__ import annotations

import click

from polysight.cli import terminal
from polysight.evidence.choice import Choice
from polysight.evidence.observation import Observation
from polysight.evidence.selection import FILTERS, Answer, Series
from polysight.evidence.store import Evidence
from polysight.messages import Language, text

MARKS = {"over": ">", "under": "<", "about": "≈"}
#: Points from which a line says more than a table.
CHART_FROM = 3


def write(
    found: Answer, data: Evidence, language: Language, count: int, everything: bool, chart: bool
) -> None:
    """Print tables, charts and contradictions.

    Parameters
    ----------
    found : Answer
        The answer.
    data : Evidence
        Gives the names of codes.
    language : {"en", "zh"}
        Language of the page.
    count : int
        Series to print; what is not printed is said.
    everything : bool
        Whether to print the rows that were not chosen, with the reason.
    chart : bool
        Whether to draw.
    """
    header = text("cli.show_header", language).split("|")
    for one in found.series[:count]:
        rows = [cells for choice in one.choices for cells in _rows(choice, everything, language)]
        terminal.table(_title(one, found, data, language), header, rows)
        if chart and len(one.choices) >= CHART_FROM:
            days = [_decimal_year(choice.chosen) for choice in one.choices]
            terminal.chart(days, [choice.chosen.middle for choice in one.choices], one.unit)
        click.echo()
    if len(found.series) > count:
        click.echo(text("cli.show_hidden", language, count=len(found.series) - count), err=True)
    for dispute in found.contradictions:
        values = "; ".join(f"{row.id} {row.middle:,.6g} ({row.source})" for row in dispute.rows)
        first = dispute.rows[0]
        told = {"period": first.period, "values": values, "spread": f"{dispute.spread:.0%}"}
        click.echo(text(dispute.reason, language, **told, basis=first.comparability), err=True)


def _decimal_year(row: Observation) -> float:
    middle = row.period.start + (row.period.end - row.period.start) / 2
    return middle.year + (middle.timetuple().tm_yday - 1) / 365.25


def _title(one: Series, found: Answer, data: Evidence, language: Language) -> str:
    pairs = dict(one.basis.pairs)
    names = [
        data.codelists[listing].label(pairs[name], language)
        for name, listing in FILTERS.items()
        if pairs.get(name, "all") != "all"
    ]
    company = data.codelists["companies"].label(one.company, language) if one.company else ""
    own = [f"{name}={pairs[name]}" for name in found.quantity.basis_dimensions]
    quantity = found.quantity.zh if language == "zh" else found.quantity.en
    return " · ".join(filter(None, [quantity, *names, company, one.site, *own, one.unit]))


def _rows(choice: Choice, everything: bool, language: Language) -> list[list[str]]:
    if not choice.losers:
        return [_cells(choice.chosen, "")]
    chosen = text("cli.chosen", language)
    if everything:
        others = [_cells(row, text(reason, language)) for row, reason in choice.losers]
        return [_cells(choice.chosen, chosen), *others]
    more = text("cli.more_rows", language, count=len(choice.losers))
    return [_cells(choice.chosen, chosen + more)]


def _cells(row: Observation, remark: str) -> list[str]:
    low, high = row.spread
    span = f"{low:,.6g}–{high:,.6g}" if low != high else ""
    value = f"{MARKS.get(row.qualifier, '')}{row.middle:,.6g}"
    return [str(row.period), value, span, row.kind, row.tier, row.source, row.id, remark]
