"""Scenarios of the market that there are, as a document for machines."""

from __future__ import annotations

from polysight.evidence.store import Evidence
from polysight.study.market_scenario_file import market_scenarios


def document(data: Evidence) -> dict[str, object]:
    """What there is to simulate.

    Parameters
    ----------
    data : Evidence
        Its folders hold the scenarios.

    Returns
    -------
    dict
        As `schemas/market_scenarios.schema.json` says.
    """
    return {
        "scenarios": [
            {
                "scenario": one.id, "origin": one.origin.isoformat(),
                "known": one.knowledge.isoformat(), "last_month": one.last_month,
                "draws": one.draws, "seed": one.seed,
                "title": {"en": one.title.en, "zh": one.title.zh},
                "description": {"en": one.description.en, "zh": one.description.zh},
            }
            for one in market_scenarios(data)
        ]
    }  # fmt: skip
