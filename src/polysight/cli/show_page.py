"""The answer of ``polysight show`` for a person at a terminal."""

from __future__ import annotations

import click

from polysight.cli import terminal
from polysight.evidence.choice import Choice
from polysight.evidence.observation import Observation
from polysight.evidence.selection import Answer, Series
from polysight.evidence.store import Evidence
from polysight.evidence.wording import basis_words, subject_words
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
        rows = [
            cells for choice in one.choices for cells in _rows(choice, data, everything, language)
        ]
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
        words = subject_words(first.comparability, data, language)
        words += basis_words(first.basis, found.quantity.basis_dimensions, data, language)
        told = {"period": first.moment, "values": values, "spread": f"{dispute.spread:.0%}"}
        click.echo(text(dispute.reason, language, **told, basis=" · ".join(words)), err=True)


def _decimal_year(row: Observation) -> float:
    middle = row.period.start + (row.period.end - row.period.start) / 2
    return middle.year + (middle.timetuple().tm_yday - 1) / 365.25


def _title(one: Series, found: Answer, data: Evidence, language: Language) -> str:
    company = data.codelists["companies"].label(one.company, language) if one.company else ""
    subject = subject_words(one.basis, data, language)
    own = basis_words(one.basis, found.quantity.basis_dimensions, data, language)
    return " · ".join(filter(None, [*subject, company, one.site, *own, one.unit]))


def _rows(choice: Choice, data: Evidence, everything: bool, language: Language) -> list[list[str]]:
    if not choice.losers:
        return [_cells(choice.chosen, data, language, "")]
    chosen = text("cli.chosen", language)
    if everything:
        others = [
            _cells(row, data, language, text(reason, language)) for row, reason in choice.losers
        ]
        return [_cells(choice.chosen, data, language, chosen), *others]
    more = text("cli.more_rows", language, count=len(choice.losers))
    return [_cells(choice.chosen, data, language, chosen + more)]


def _cells(row: Observation, data: Evidence, language: Language, remark: str) -> list[str]:
    low, high = row.spread
    span = f"{low:,.6g}–{high:,.6g}" if low != high else ""
    value = f"{MARKS.get(row.qualifier, '')}{row.middle:,.6g}"
    kind = data.codelists["kinds"].label(row.kind, language)
    tier = data.codelists["tiers"].label(row.tier, language)
    return [str(row.period), value, span, kind, tier, row.source, row.id, remark]
