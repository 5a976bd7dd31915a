"""What stands below the balance of silicon metal: imports, exports, contracts."""

from __future__ import annotations

from polysight.answers.market_answer import MarketAnswer
from polysight.answers.market_words import cell, unit_words
from polysight.cli.terminal import prose
from polysight.messages import Language, text
from polysight.study.market_further_years import CONTRACT_MONTHS

UNIT, PRODUCT = "kt", "silicon-metal"


def write_metal(asked: MarketAnswer, language: Language) -> None:
    """Tell what no row tells of silicon metal, and the last exports.

    Parameters
    ----------
    asked : MarketAnswer
        The scenario.
    language : {"en", "zh"}
        Language of the page.
    """
    day, evidence = asked.scenario.knowledge, asked.evidence
    rows = evidence.select("exports", as_of=day, product=PRODUCT)
    exports = text("market_page.metal_exports_unknown", language)
    if rows:
        last = max(rows, key=lambda one: (one.period.end, one.id))
        amount = last.middle * evidence.units.factor(last.canonical_unit, UNIT)
        told = {"amount": cell(amount, UNIT, language), "unit": unit_words(UNIT, language)}
        exports = text(
            "market_page.metal_exports", language, period=last.period.text, row=last.id, **told
        )
    months = f"{CONTRACT_MONTHS:.0f}"
    prose(text("market_page.no_metal_imports", language, exports=exports, months=months))
