"""What is known of the first day of a market, and what its price does to the price of modules."""

from __future__ import annotations

import numpy as np

from polysight.answers.market_answer import MarketAnswer, Simulated
from polysight.answers.market_words import month_name
from polysight.cli.terminal import prose
from polysight.market.parameter import Parameter
from polysight.market.series import Series
from polysight.messages import Language, text
from polysight.study.history_reading import month_number
from polysight.study.market_quote import last_quote, last_read
from polysight.study.market_tables import middle
from polysight.study.market_years import YearMeasure

#: Normal quantile of the ends of a ninety per cent interval.
NORMAL = 1.645
#: Change of the price whose way into the module is told [CNY/kg], and draws that tell it.
CHANGE, DRAWS = 10.0, 1000
GRAMS_PER_KILOGRAM = 1000.0


def write_first_day(asked: MarketAnswer, language: Language) -> None:
    """Tell the last quote, and that the price of the first day is an estimate.

    Parameters
    ----------
    asked : MarketAnswer
        The scenario.
    language : {"en", "zh"}
        Language of the page.
    """
    history, basis, origin = asked.base.history, asked.basis, asked.scenario.origin
    half, deviation = history.of(Series.PRICE_CHINA).at(month_number(origin))
    least, now, most = (
        f"{float(basis.in_china(np.exp(half + sign * NORMAL * deviation))):.1f}"
        for sign in (-1.0, 0.0, 1.0)
    )
    told: dict[str, object] = {"day": origin, "now": now, "least": least, "most": most}
    quote = last_quote(asked.evidence, history)
    if quote is None:
        prose(text("market_page.verdict_unread", language, **told))
        return
    told |= {"read": quote.day, "quote": f"{float(basis.in_china(np.asarray(quote.price))):.1f}"}
    for name, series in (
        ("output", Series.OUTPUT_CHINA), ("stocks", Series.STOCK_PRODUCERS),
    ):  # fmt: skip
        month = last_read(history, series)
        told[name] = "–" if month is None else month_name(month, language)
    prose(text("market_page.verdict_quote", language, **told))


def write_module(found: Simulated, language: Language) -> None:
    """Tell what silicon costs in a module of the last year, and what of a change reaches its price.

    Parameters
    ----------
    found : Simulated
        The scenario with its draws.
    language : {"en", "zh"}
        Language of the page.
    """
    tables, model = found.tables, found.asked.base.model
    silicon = tables.yearly[:, -1, YearMeasure.SILICON_COST_PER_W]
    grams = float(model.months.silicon_g_per_w[-1])
    _, drawn = model.chunk(found.ensemble.seed, 0, min(tables.draws, DRAWS))
    rate = np.quantile(drawn[:, Parameter.PASS_THROUGH], (0.05, 0.5, 0.95))
    cost = CHANGE * grams / GRAMS_PER_KILOGRAM
    told = {
        "year": int(tables.years.years[-1]),
        "module": f"{tables.yearly[middle(), -1, YearMeasure.MODULE_PRICE]:.2f}",
        "silicon": f"{silicon[middle()]:.3f}", "low": f"{silicon[0]:.3f}",
        "high": f"{silicon[-1]:.3f}", "grams": f"{grams:.2f}", "cost": f"{cost:.3f}",
        "least": f"{cost * rate[0]:.3f}", "passed": f"{cost * rate[1]:.3f}",
        "most": f"{cost * rate[-1]:.3f}",
    }  # fmt: skip
    prose(text("market_page.verdict_module", language, **told))
