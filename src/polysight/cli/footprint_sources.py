"""Rows that a footprint rests on, and the sources behind them, for people at a terminal."""

from __future__ import annotations

import click

from polysight.cli.terminal import table
from polysight.evidence.store import Evidence
from polysight.messages import Language, text
from polysight.study.footprint_summary import Summary


def write_sources(summary: Summary, evidence: Evidence, language: Language) -> None:
    """Print every row that the footprint rests on with its source.

    Parameters
    ----------
    summary : Summary
        What is told.
    evidence : Evidence
        Sources.
    language : {"en", "zh"}
        Language of the page.
    """
    header = text("footprint_page.source_header", language).split("|")
    rows = [
        [one.row, one.what, one.value, one.unit, one.basis, one.tier, one.source]
        for one in summary.cited
    ]
    table(text("footprint_page.sources", language), header, rows)
    click.echo()
    for key in dict.fromkeys(one.source for one in summary.cited if one.source):
        source = evidence.sources[key]
        told = ", ".join(
            part for part in (source.title, source.publisher, source.published, source.url) if part
        )
        click.echo(f"  {key}: {told}")
