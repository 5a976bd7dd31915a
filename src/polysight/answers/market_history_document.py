"""The price of the past in its parts, and its document for machines."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from polysight.errors import UsageError, refusal
from polysight.evidence.store import Evidence, evidence
from polysight.messages import LANGUAGES, Language
from polysight.study.market_case import market_view
from polysight.study.market_history import FIRST, market_history
from polysight.study.market_price_parts import MONTHS, NORMAL, PriceParts, price_parts
from polysight.study.market_scenario_file import market_scenarios
from polysight.study.published_record import month_text

#: First end of a month whose past is long enough to be parted.
EARLIEST = FIRST.replace(year=FIRST.year + 3, month=12, day=31)


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


def past_price(overlays: tuple[Path, ...] = (), day: dt.date | None = None) -> PastPrice:
    """The price of the past as the newest scenario, or an earlier day, knows it.

    Parameters
    ----------
    overlays : tuple of pathlib.Path
        Data folders of the user.
    day : datetime.date, optional
        Day of knowledge; one after that of the newest scenario knows no more than that does.
        Episodes are those that are told today.

    Returns
    -------
    PastPrice
        Price and parts.

    Raises
    ------
    UsageError
        If too few months were over on the day to part trend, season and episodes.
    """
    data = evidence(overlays)
    scenario = market_scenarios(data)[0]
    known, origin = scenario.knowledge, scenario.origin
    if day is not None and day < known:
        known, origin = day, min(origin, day.replace(day=1) - dt.timedelta(days=1))
    if origin < EARLIEST:
        first = EARLIEST.replace(year=EARLIEST.year + 1, month=1, day=1)
        raise refusal(UsageError, "market_page.history_early", got=day, expected=f"{first} …")
    history = market_history(market_view(data, known), origin)
    return PastPrice(data, price_parts(history, data))


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
        "trend_a_year": ends(MONTHS * parts.drift, MONTHS * parts.drift_error),
        "season": [
            {"month": at, **ends(float(one), float(error))}
            for at, (one, error) in enumerate(seasons, 1)
        ],
        "episodes": [
            {
                "id": one.id, "kind": {each: found.episode(one.id, each) for each in LANGUAGES},
                "first": month_text(one.first), "last": month_text(one.last),
                **ends(one.change, one.error),
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


def ends(change: float, error: float) -> dict[str, float]:
    """Change of the logarithm with its ninety per cent interval.

    Parameters
    ----------
    change, error : float
        Change of the natural logarithm of the price, and its standard error.

    Returns
    -------
    dict of str to float
        Change, low and high end.
    """
    return {"change": change, "low": change - NORMAL * error, "high": change + NORMAL * error}
