"""Demand beside what is published of it: installations by country, and what no row tells."""

from __future__ import annotations

from polysight.answers.market_answer import MarketAnswer
from polysight.answers.market_installed import installed
from polysight.cli.terminal import prose, table
from polysight.messages import Language, text

#: Quantities that would tell a price of wafers.
PRICES = ("price", "price_per_watt")


def write_installed(asked: MarketAnswer, language: Language) -> None:
    """Tell installations by country, and that no row tells them by programme.

    Parameters
    ----------
    asked : MarketAnswer
        The scenario.
    language : {"en", "zh"}
        Language of the page.
    """
    regions = asked.evidence.codelists["regions"]
    rows = []
    for one in installed(asked):
        wide = one["low"] < one["high"]
        spread = f" ({one['low']:.0f}…{one['high']:.0f})" if wide else ""
        rows.append(
            (
                f"{regions.label(one['region'], language)} {one['period']}",
                f"{one['value']:.0f}{spread}",
                text(f"market_page.side_{one['side']}", language),
                text(f"market_page.kind_{one['kind']}", language),
                ", ".join(one["rows"]),
            )
        )
    if rows:
        header = text("market_page.installed_head", language).split("|")
        table(text("market_page.installed", language), header, rows, right=[1])
    prose(text("market_page.no_programmes", language))


def write_wafers(asked: MarketAnswer, language: Language) -> None:
    """Tell that no row tells a price of wafers, as long as none does.

    Parameters
    ----------
    asked : MarketAnswer
        The scenario; its evidence is looked through for prices of wafers.
    language : {"en", "zh"}
        Language of the page.
    """
    day = asked.scenario.knowledge
    if not any(asked.evidence.select(one, as_of=day, product="wafer") for one in PRICES):
        prose(text("market_page.no_wafer_prices", language))
