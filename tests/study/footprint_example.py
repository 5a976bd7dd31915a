"""Plants of few draws for the tests of footprints."""

from __future__ import annotations

from functools import cache

from polysight.evidence.store import Evidence, evidence
from polysight.study.footprint_origins import Origins, of_route
from polysight.study.plant_model import PlantModel, plant_model
from polysight.study.references import References, references

DRAWS = 60
ROUTES = ("siemens", "silane-fbr", "hybrid", "umg")


@cache
def data() -> Evidence:
    return evidence()


@cache
def known() -> References:
    return references(data())


@cache
def plant(code: str, *changes: str) -> PlantModel:
    return plant_model(code, data(), changes, count=DRAWS)


def nowhere(code: str) -> Origins:
    return of_route(code, "CN")
