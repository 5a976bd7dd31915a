"""The shipped plants of every route, worked through once."""

from __future__ import annotations

from functools import cache

from polysight.evidence.store import Evidence, evidence
from polysight.study.plant_model import PlantModel, plant_model


@cache
def data() -> Evidence:
    """The shipped evidence."""
    return evidence()


@cache
def plant(route: str, *changes: str, count: int = 200) -> PlantModel:
    """A plant with changes of its design."""
    return plant_model(route, data(), changes, seed=7, count=count)
