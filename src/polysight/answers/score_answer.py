"""A plant and its ratings."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from polysight.evidence.store import Evidence
from polysight.policy.calendar import checked_day
from polysight.policy.scorecard import Rating
from polysight.study.law import law
from polysight.study.plant_facts import plant_facts
from polysight.study.plant_file import PlantFile
from polysight.study.plant_files import plant_file
from polysight.study.scorecards import plant_rating, scorecard, scorecards

#: Ratings stand on central values.
DRAWS = 2


@dataclass(frozen=True)
class ScoreAnswer:
    """A plant and its ratings.

    Parameters
    ----------
    plant : PlantFile
        The plant.
    day : datetime.date
        The day.
    ratings : tuple of Rating
        One a card.
    """

    plant: PlantFile
    day: dt.date
    ratings: tuple[Rating, ...]


def answer(name: str, evidence: Evidence, day: dt.date, cards: tuple[str, ...]) -> ScoreAnswer:
    """Ratings of a plant.

    Parameters
    ----------
    name : str
        Path of a plant file, or name of an example.
    evidence : Evidence
        Rows, law and cards.
    day : datetime.date
        The day.
    cards : tuple of str
        Ids of the rating systems; all when empty.

    Returns
    -------
    ScoreAnswer
        The ratings.

    Raises
    ------
    UsageError
        If there is no such plant or card.
    """
    rules, every = law(evidence), scorecards(evidence)
    checked_day(rules, day)
    chosen = tuple(scorecard(one, every) for one in cards) or every
    plant = plant_file(name, evidence)
    facts = plant_facts(plant, evidence, count=DRAWS)
    return ScoreAnswer(
        plant, day, tuple(plant_rating(one, facts, rules, day, evidence) for one in chosen)
    )
