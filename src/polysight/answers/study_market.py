"""The market that a study rests on, as the document that the interface serves beside it."""

from __future__ import annotations

import json
from pathlib import Path

from polysight.answers.market_answer import MarketAnswer, Simulated
from polysight.answers.market_document import document
from polysight.study.market_forecast import market_forecast
from polysight.study.market_scenario_file import market_scenario, sized
from polysight.study.market_tables import market_tables
from polysight.study.run import Plan
from polysight.study.storage import MARKETS


def write_market(planned: Plan, folder: Path) -> Path | None:
    """Write the market of a study into its folder, from the draws that the study was made of.

    Parameters
    ----------
    planned : Plan
        The study; where it has just been run, its draws are still at hand.
    folder : pathlib.Path
        Folder of the stored study.

    Returns
    -------
    pathlib.Path or None
        The document; None where the day of knowledge is before the scenario, or the scenario is a
        file of its own, which has no name under which it could be asked for.
    """
    view = planned.view
    asked = view.scenario.market
    scenario = sized(market_scenario(asked.file, view.evidence), asked.draws, None)
    if asked.file != scenario.id:
        return None
    place = folder / MARKETS / f"{scenario.id}.json"
    if view.as_of is not None and view.as_of < scenario.knowledge:
        # What an earlier study left in the folder is not the market of this one.
        place.unlink(missing_ok=True)
        return None
    made = market_forecast(view.evidence, scenario)
    model = made.assembled.model
    answer = MarketAnswer(asked.file, made.evidence, made.scenario, made.assembled, made.basis)
    told = document(Simulated(answer, made.ensemble, market_tables(model, made.ensemble), ()))
    place.parent.mkdir(parents=True, exist_ok=True)
    partial = place.with_suffix(".partial")
    partial.write_text(f"{json.dumps(told, ensure_ascii=False, indent=1)}\n", encoding="utf-8")
    partial.replace(place)
    return place
