"""Reading a scenario of the market, and refusing what contradicts itself or the evidence.

Everything is refused before anything is simulated: unknown events, drivers, parameters and places
with the nearest known word, a start before the day whose data it uses, sizes that make no sense.
What can only be seen once plants and months are made (a plant that closes before it opens, negative
demand) is refused by `polysight.study.market_scenario_plants` and
`polysight.study.market_scenario_months`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from pathlib import Path

from polysight.errors import DataError, Problem, UsageError
from polysight.evidence.codelist import Codelist
from polysight.evidence.store import Evidence
from polysight.market.parameter import Parameter
from polysight.study.form import checked, toml_tree
from polysight.study.market_events import UNITS, market_events
from polysight.study.market_scenario import MarketScenario
from polysight.study.shipped_files import file_named, shipped_files
from polysight.suggestion import nearest

FOLDER, WORDS = "market_scenarios", "market_scenario"
#: First day from which the evidence carries a market.
FIRST_DAY = dt.date(2012, 12, 31)
#: Most draws and seeds of one ensemble.
MOST_DRAWS, SEEDS = 10_000_000, 1 << 64
#: Last year that the drivers are meant for. Their rows and the forecasts behind them end in 2030 at
#: the latest; from there they go on by rules, and places for new plants are counted for a few years
#: only: five years of that are told, more would be the rules and not the market.
LAST_YEAR = 2035
#: Unit of a factor.
FACTOR = "1"


def market_scenario(name: str, evidence: Evidence) -> MarketScenario:
    """A scenario, complete and held against the evidence.

    Parameters
    ----------
    name : str
        Name of a shipped scenario, or path of a TOML file.
    evidence : Evidence
        Its folders hold the shipped scenarios.

    Returns
    -------
    MarketScenario
        The scenario.

    Raises
    ------
    UsageError
        If there is none of this name; the nearest is suggested.
    DataError
        With every fault of the file, its key, what stands there and what was meant.
    """
    path = file_named(name, evidence, FOLDER, WORDS)
    return load_market_scenario(path, evidence)


def market_scenarios(evidence: Evidence) -> tuple[MarketScenario, ...]:
    """Scenarios that ship or stand in an overlay.

    Parameters
    ----------
    evidence : Evidence
        Its folders hold them.

    Returns
    -------
    tuple of MarketScenario
        The baseline first, then by name.
    """
    found = [
        load_market_scenario(path, evidence) for path in shipped_files(evidence, FOLDER).values()
    ]
    return tuple(sorted(found, key=lambda one: (one.id != "baseline", one.id)))


def load_market_scenario(path: Path, evidence: Evidence) -> MarketScenario:
    """Scenario of a file.

    Parameters
    ----------
    path : pathlib.Path
        The TOML file.
    evidence : Evidence
        What it is held against.

    Returns
    -------
    MarketScenario
        The scenario.

    Raises
    ------
    DataError
        With every fault.
    """
    found = checked(MarketScenario, toml_tree(path, WORDS), path.name, WORDS)
    problems = [
        *_sizes(found, path.name), *_days(found, path.name, evidence),
        *_words(found, path.name, evidence),
    ]  # fmt: skip
    if problems:
        raise DataError(tuple(problems))
    return found


def sized(scenario: MarketScenario, draws: int | None, seed: int | None) -> MarketScenario:
    """The same scenario with another ensemble.

    Parameters
    ----------
    scenario : MarketScenario
        The scenario.
    draws, seed : int or None
        Size and random start instead of its own.

    Returns
    -------
    MarketScenario
        The scenario.

    Raises
    ------
    DataError
        If the ensemble is empty or far too large, or the seed no seed.
    """
    told = {"draws": draws, "seed": seed}
    made = scenario.model_copy(update={key: one for key, one in told.items() if one is not None})
    problems = _sizes(made, f"{scenario.id}.toml")
    if problems:
        raise DataError(tuple(problems))
    return made


def _sizes(scenario: MarketScenario, file: str) -> list[Problem]:
    found = []
    if not 1 <= scenario.draws <= MOST_DRAWS:
        told = (("most", str(MOST_DRAWS)),)
        found.append(Problem(f"{WORDS}.draws", told, file, column="draws", got=str(scenario.draws)))
    if not 0 <= scenario.seed < SEEDS:
        found.append(Problem(f"{WORDS}.seed", (), file, column="seed", got=str(scenario.seed)))
    origin, knowledge = scenario.origin, scenario.knowledge
    if origin < FIRST_DAY:
        told = (("first", FIRST_DAY.isoformat()),)
        found.append(Problem(f"{WORDS}.too_early", told, file, column="origin", got=str(origin)))
    if origin < knowledge:
        told = (("day", knowledge.isoformat()),)
        key = f"{WORDS}.starts_before_its_data"
        found.append(Problem(key, told, file, column="origin", got=str(origin)))
    if int(scenario.last_month[:4]) > LAST_YEAR:
        told = (("last", str(LAST_YEAR)),)
        got = scenario.last_month
        found.append(Problem(f"{WORDS}.too_long", told, file, column="last_month", got=got))
    return found


def newest_day(evidence: Evidence) -> dt.date:
    """Newest day of knowledge of the evidence.

    Parameters
    ----------
    evidence : Evidence
        The evidence.

    Returns
    -------
    datetime.date
        Day on which its newest observation, or row of another table that says when it was first
        known, became known.
    """
    rows = (
        row.cells["first_known"]
        for table in evidence.tables.values()
        for row in table
        if row.cells.get("first_known")
    )
    days = [dt.date.fromisoformat(one[: len("2026-06-30")]) for one in rows]
    return max((*days, *(one.first_known for one in evidence.observations)), default=FIRST_DAY)


def _days(scenario: MarketScenario, file: str, evidence: Evidence) -> list[Problem]:
    """A day of which nothing can be known yet."""
    newest = newest_day(evidence)
    told = (("newest", newest.isoformat()),)
    return [
        Problem(f"{WORDS}.not_known_yet", told, file, column=column, got=day.isoformat())
        for column, day in (("origin", scenario.origin), ("as_of", scenario.as_of))
        if day is not None and day > newest
    ]


def _words(scenario: MarketScenario, file: str, evidence: Evidence) -> list[Problem]:
    events = {one.code for one in market_events(evidence, scenario.knowledge)}
    parameters = [one.key for one in Parameter]
    regions = evidence.codelists["regions"]
    found = []
    for at, event in enumerate(scenario.events):
        found += _known(f"events.{at}.event", event.event, events, file, "event_unknown")
    for at, driver in enumerate(scenario.drivers):
        place = f"drivers.{at}"
        found += _known(f"{place}.driver", driver.driver, UNITS, file, "driver_unknown")
        expected = UNITS.get(driver.driver, driver.unit)
        if driver.operation != "multiply" and driver.unit != expected:
            key, got = f"{WORDS}.unit", driver.unit
            told = (("unit", expected),)
            found.append(Problem(key, told, file, column=f"{place}.unit", got=got))
        if driver.where:
            found += _region(f"{place}.where", driver.where, regions, file)
        found += _in_time(scenario, f"{place}.from", driver.start, file)
    for kind, lines in (("plants", scenario.plants), ("sites", scenario.sites)):
        for at, line in enumerate(lines):
            if line.region:
                found += _region(f"{kind}.{at}.region", line.region, regions, file)
    for at, plant in enumerate(scenario.plants):
        for name, month in (("closes", plant.closes), ("opens", plant.opens)):
            found += _in_time(scenario, f"plants.{at}.{name}", month, file) if month else []
    for at, one in enumerate(scenario.parameters):
        place = f"parameters.{at}.parameter"
        found += _known(place, one.parameter, parameters, file, "parameter_unknown")
    return found + _twice(scenario, file)


def _known(place: str, got: str, known: Collection[str], file: str, words: str) -> list[Problem]:
    if got in known:
        return []
    suggestion = nearest(got, known)
    return [Problem(f"{WORDS}.{words}", (), file, column=place, got=got, suggestion=suggestion)]


def _region(place: str, got: str, regions: Codelist, file: str) -> list[Problem]:
    """A province told by its name is told its code."""
    if got in regions:
        return []
    try:
        suggestion = regions.find(got).code
    except UsageError:
        suggestion = nearest(got, regions.codes)
    key = f"{WORDS}.region_unknown"
    return [Problem(key, (), file, column=place, got=got, suggestion=suggestion)]


def _in_time(scenario: MarketScenario, place: str, month: str, file: str) -> list[Problem]:
    """A month that a change names must be simulated."""
    if scenario.origin.isoformat()[:7] < month <= scenario.last_month:
        return []
    told = (("first", scenario.origin.isoformat()), ("last", scenario.last_month))
    return [Problem(f"{WORDS}.not_simulated", told, file, column=place, got=month)]


def _twice(scenario: MarketScenario, file: str) -> list[Problem]:
    """Events and parameters that are changed twice: which change holds would be a riddle."""
    found = []
    for kind, names in (
        ("events", [one.event for one in scenario.events]),
        ("parameters", [one.parameter for one in scenario.parameters]),
    ):
        for name in sorted({one for one in names if names.count(one) > 1}):
            found.append(Problem(f"{WORDS}.twice", (), file, column=kind, got=name))
    return found
