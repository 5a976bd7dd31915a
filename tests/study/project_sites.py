"""Places of a shipped project, for tests of siting and scale."""

from __future__ import annotations

from functools import cache

from polysight.evidence.store import evidence
from polysight.study.project_candidates import Candidate, SitingPlan, siting_candidates
from polysight.study.project_file import ProjectFile
from polysight.study.project_files import project_file
from polysight.study.project_place import Place, place

HOME = "siemens-inner-mongolia"


@cache
def file() -> ProjectFile:
    """The project."""
    return project_file(HOME, evidence())


@cache
def at(region: str, route: str = "siemens", plant: str = "") -> Place:
    """The project at a place."""
    return place(file(), evidence(), region, route, plant=plant)


@cache
def candidates() -> tuple[Candidate, ...]:
    """Three places, of which one has no power price, by two sizes and two ways of building."""
    plan = SitingPlan(("CN-NM", "CN-XJ", "CN-HN"), ("siemens",), 50.0, (1, 4), (1, 2))
    return siting_candidates(file(), evidence(), plan)
