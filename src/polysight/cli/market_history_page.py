"""The price of the past and its parts as a page and as a document."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np

from polysight.cli.market_words import PERCENT
from polysight.cli.terminal import prose, table
from polysight.evidence.store import Evidence, evidence
from polysight.messages import LANGUAGES, Language, text
from polysight.study.market_case import market_view
from polysight.study.market_history import market_history
from polysight.study.market_price_parts import MONTHS, NORMAL, PriceParts, price_parts
from polysight.study.market_scenario_file import market_scenarios
from polysight.study.published_record import month_text


@dataclass(frozen=True, eq=False)
class PastPrice:
    """The price of the past.

    Parameters
    ----------
    evidence : Evidence
        What it rests on; names the episodes.
    parts : PriceParts
        Its parts.
    """

    evidence: Evidence
    parts: PriceParts

    def episode(self, name: str, language: Language) -> str:
        """What an episode was, in words.

        Parameters
        ----------
        name : str
            Id of the episode.
        language : {"en", "zh"}
            Language.

        Returns
        -------
        str
            Such as ``shortage``.
        """
        rows = (row.cells for row in self.evidence.tables["episodes"])
        return next(one[f"kind_{language}"] for one in rows if one["id"] == name)


def past_price(overlays: tuple[Path, ...] = ()) -> PastPrice:
    """The price of the past as the newest scenario knows it.

    Parameters
    ----------
    overlays : tuple of pathlib.Path
        Data folders of the user.

    Returns
    -------
    PastPrice
        Price and parts.
    """
    data = evidence(overlays)
    scenario = market_scenarios(data)[0]
    history = market_history(market_view(data, scenario.knowledge), scenario.origin)
    return PastPrice(data, price_parts(history, data))


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


def document(found: PastPrice, figures: Iterable[Path] = ()) -> dict[str, object]:
    """The parts of the price for machines.

    Parameters
    ----------
    found : PastPrice
        The price of the past.
    figures : iterable of pathlib.Path
        Pictures that were drawn.

    Returns
    -------
    dict
        As `schemas/market_history.schema.json` says.
    """
    parts = found.parts
    monthly = zip(
        parts.months, parts.price, parts.trend, parts.season, parts.events, parts.rest, strict=True
    )
    seasons = zip(parts.by_month, parts.by_month_error, strict=True)
    return {
        "unit": "CNY/kg",
        "basis": "tax=excluded",
        "first": month_text(int(parts.months[0])),
        "last": month_text(int(parts.months[-1])),
        "explained": parts.explained,
        "trend_a_year": _ends(MONTHS * parts.drift, MONTHS * parts.drift_error),
        "season": [
            {"month": at, **_ends(float(one), float(error))}
            for at, (one, error) in enumerate(seasons, 1)
        ],
        "episodes": [
            {
                "id": one.id, "kind": {each: found.episode(one.id, each) for each in LANGUAGES},
                "first": month_text(one.first), "last": month_text(one.last),
                **_ends(one.change, one.error),
            }
            for one in parts.told
        ],
        "months": [
            {
                "month": month_text(int(month)), "price": math.exp(price),
                "trend": math.exp(trend), "season": float(season), "events": float(events),
                "rest": float(rest),
            }
            for month, price, trend, season, events, rest in monthly
        ],
        "figures": [str(path) for path in figures],
    }  # fmt: skip


def _ends(change: float, error: float) -> dict[str, float]:
    """Change of the logarithm with its ninety per cent interval."""
    return {"change": change, "low": change - NORMAL * error, "high": change + NORMAL * error}


def _range(change: float, error: float) -> str:
    """A change as a percentage with its ninety per cent interval."""
    told = np.expm1(list(_ends(change, error).values())) * PERCENT
    middle, low, high = (f"{one:+.0f}" if max(abs(told)) >= 10.0 else f"{one:+.1f}" for one in told)
    return f"{middle} ({low}…{high})"
