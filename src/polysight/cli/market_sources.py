"""Rows and sources behind a market, for people at a terminal."""

from __future__ import annotations

from polysight.answers.market_answer import MarketAnswer
from polysight.answers.market_sources import sources, weak
from polysight.cli.terminal import prose
from polysight.messages import Language, text


def write_sources(asked: MarketAnswer, language: Language, *, every: bool) -> None:
    """Print the sources behind a market, or how many there are.

    Parameters
    ----------
    asked : MarketAnswer
        The scenario.
    language : {"en", "zh"}
        Language of the page.
    every : bool
        Whether each of them is told, with its rows.
    """
    behind = sources(asked)
    prose(text("market_page.weak", language, **weak(asked)))
    if not every:
        rows = sum(len(one) for one in behind.values())
        prose(text("market_page.cited", language, rows=f"{rows:,}", sources=f"{len(behind):,}"))
        return
    for key, ids in behind.items():
        prose(f"[{key}] {asked.evidence.sources[key].citation} ← {', '.join(ids)}")
