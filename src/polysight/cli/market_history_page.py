"""The price of the past and its parts as a page and as a document."""

from __future__ import annotations

import click
import numpy as np

from polysight.answers.market_history_document import PastPrice, ends
from polysight.answers.market_words import PERCENT
from polysight.cli.terminal import prose, table
from polysight.messages import Language, text
from polysight.study.market_price_parts import MONTHS
from polysight.study.published_record import month_text


def write(found: PastPrice, language: Language) -> None:
    """Print the parts of the price.

    Parameters
    ----------
    found : PastPrice
        The price of the past.
    language : {"en", "zh"}
        Language of the page.
    """
    parts = found.parts
    first, last = (month_text(int(parts.months[at])) for at in (0, -1))
    click.echo(text("market_history.title", language, first=first, last=last))
    prose(text("market_history.what", language))
    click.echo()
    share = f"{PERCENT * parts.explained:.0f}"
    kind = "mostly" if parts.explained >= 0.5 else "little"
    prose(
        text(f"market_history.{kind}", language, share=share, rest=f"{PERCENT - float(share):.0f}")
    )
    year = _range(MONTHS * parts.drift, MONTHS * parts.drift_error)
    known = "trend" if parts.drift_known else "no_trend"
    prose(text(f"market_history.{known}", language, change=year))
    months = [text(f"market_history.month_{one}", language) for one in range(1, MONTHS + 1)]
    seen = [name for name, one in zip(months, parts.season_known, strict=True) if one]
    key = "season" if seen else "no_season"
    prose(
        text(
            f"market_history.{key}",
            language,
            months=text("market_history.comma", language).join(seen),
        )
    )
    click.echo()
    heads = text("market_history.episode_head", language).split("|")
    rows = [
        [one.id, found.episode(one.id, language), f"{month_text(one.first)}…{month_text(one.last)}",
         _range(one.change, one.error)]
        for one in parts.told
    ]  # fmt: skip
    prose(text("market_history.episodes", language))
    table("", heads, rows, right=(3,))
    click.echo()
    heads = text("market_history.month_head", language).split("|")
    changes = zip(months, parts.by_month, parts.by_month_error, strict=True)
    cells = [[name, _range(float(one), float(error))] for name, one, error in changes]
    prose(text("market_history.months", language))
    table("", heads, cells, right=(1,))
    prose(text("market_history.note", language))


def _range(change: float, error: float) -> str:
    """A change as a percentage with its ninety per cent interval."""
    told = np.expm1(list(ends(change, error).values())) * PERCENT
    middle, low, high = (f"{one:+.0f}" if max(abs(told)) >= 10.0 else f"{one:+.1f}" for one in told)
    return f"{middle} ({low}…{high})"
