"""What the energy limit is expected to do to capacity, beside what was published of it."""

from __future__ import annotations

from polysight.answers.market_answer import MarketAnswer
from polysight.answers.market_words import cell, unit_words
from polysight.answers.plant_words import number
from polysight.cli.terminal import prose
from polysight.messages import Language, text
from polysight.study.fleet_level import EXPOSED, PUBLISHED_AGAIN
from polysight.study.market_rule import DRAFT, existing_limit
from polysight.study.market_years import MONTHS

UNIT = "kt/a"


def failing_capacity(asked: MarketAnswer) -> float:
    """Capacity of the first day that is expected to fail the energy limit.

    Parameters
    ----------
    asked : MarketAnswer
        The scenario.

    Returns
    -------
    float
        Sum of nameplate times the probability to fail, over plants [kt per year].
    """
    plants = asked.base.model.plants
    return float(plants.rule_failing @ plants.capacity) * MONTHS


def write_limit(asked: MarketAnswer, language: Language) -> None:
    """Tell the capacity that is expected to fail the limit, and the published one.

    Parameters
    ----------
    asked : MarketAnswer
        The scenario; nothing is told where no limit is known on its day.
    language : {"en", "zh"}
        Language of the page.
    """
    failing, evidence = failing_capacity(asked), asked.evidence
    limit = existing_limit(evidence, asked.scenario.knowledge)
    if failing <= 0.0 or limit is None:
        return
    published = evidence.observation(EXPOSED)
    exposed = published.middle * evidence.units.factor(published.canonical_unit, UNIT)
    told = {
        "failing": cell(failing, UNIT, language), "exposed": cell(exposed, UNIT, language),
        "unit": unit_words(UNIT, language), "limit": number(limit),
        "draft": number(evidence.observation(DRAFT).middle), "row": EXPOSED,
        "source": published.source, "average": PUBLISHED_AGAIN,
    }  # fmt: skip
    prose(text("market_page.limit", language, **told))
