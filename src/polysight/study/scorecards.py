"""Rating systems read from ``scorecards/*.yaml``, and the rating of a plant by them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, Field

from polysight.errors import DataError, Problem, UsageError, refusal
from polysight.evidence.store import Evidence
from polysight.policy.calendar import standing
from polysight.policy.instrument import Amount, Comparator, Instrument, Standing
from polysight.policy.instrument import Wording as Words
from polysight.policy.scorecard import Indicator, Level, Rating, Scorecard, rating
from polysight.study.form import checked
from polysight.study.law_file import Grade, Identifier, Number, Tier
from polysight.study.plant_facts import ENERGY, PlantFacts, subject_under
from polysight.study.scenario import STRICT, Wording
from polysight.suggestion import nearest

#: Folders of rating systems of plants, and of lenders.
FOLDER, LENDER_FOLDER = "scorecards", "lender_scorecards"


class BenchmarkSetting(BaseModel):
    """One benchmark of an indicator.

    Parameters
    ----------
    value : float, bool, str or None
        The number, yes or no, or code; None where it was not seen.
    source, tier, evidence : str or None
        What it rests on; that of the card where absent.
    """

    model_config = STRICT
    value: bool | Number | str | None
    source: str | None = None
    tier: Tier | None = None
    evidence: Grade | None = None


class IndicatorSetting(BaseModel):
    """One indicator of a card; see `polysight.policy.scorecard.Indicator`.

    Parameters
    ----------
    id : str
        Name of the indicator.
    title : Wording
        What it is.
    parameter, unit : str
        Code of the answer, and unit of the benchmarks.
    weight : float
        Points that it brings.
    comparator : Comparator
        How an answer is held against a benchmark.
    required : bool
        Whether a level is missed where its benchmark is.
    benchmarks : list of BenchmarkSetting
        One a level, the best level first.
    """

    model_config = STRICT
    id: Identifier
    title: Wording
    parameter: str
    unit: str
    weight: Number
    comparator: Comparator = Field(strict=False)
    required: bool = False
    benchmarks: list[BenchmarkSetting]


class LevelSetting(BaseModel):
    """One level of a card.

    Parameters
    ----------
    id : str
        Name of the level.
    title : Wording
        What it is called.
    least_score : float
        Points that it takes.
    """

    model_config = STRICT
    id: str
    title: Wording
    least_score: Number


class ScorecardFile(BaseModel):
    """A rating system as its file states it.

    Parameters
    ----------
    format : {1}
        Version of this form.
    id : str
        Name of the card, which is the name of the file.
    title : Wording
        What it is.
    illustrative : bool
        Whether weights or benchmarks are examples.
    source, tier, evidence : str
        What the card rests on.
    assumption, note : Wording or None
        Why the examples are as they are, and a remark.
    levels : list of LevelSetting
        The best first.
    indicators : list of IndicatorSetting
        What it looks at.
    """

    model_config = STRICT
    format: Literal[1]
    id: Identifier
    title: Wording
    illustrative: bool
    source: str
    tier: Tier
    evidence: Grade
    assumption: Wording | None = None
    note: Wording | None = None
    levels: list[LevelSetting]
    indicators: list[IndicatorSetting]


def scorecards(evidence: Evidence, folder: str = FOLDER) -> tuple[Scorecard, ...]:
    """Every rating system of a kind that ships or stands in an overlay.

    Parameters
    ----------
    evidence : Evidence
        Its folders hold the files; an overlay's card replaces a shipped one of the same name.
    folder : str, optional
        Folder of the kind: rating systems of plants when omitted.

    Returns
    -------
    tuple of Scorecard
        Sorted by id.

    Raises
    ------
    DataError
        With every fault of every file: form, parameters, units and sources; weights that do not
        sum to a hundred.
    """
    paths = {
        path.stem: path
        for root in evidence.folders
        for path in sorted((root / folder).glob("*.yaml"))
    }
    problems: list[Problem] = []
    found: list[Scorecard] = []
    for path in (paths[name] for name in sorted(paths)):
        try:
            stated = load_scorecard(path)
            faults = list(_faults(stated, path, evidence))
            if not faults:
                found.append(_scorecard(stated))
            problems += faults
        except DataError as fault:
            problems += fault.problems
    if problems:
        raise DataError(tuple(problems))
    return tuple(found)


def scorecard(name: str, cards: Sequence[Scorecard]) -> Scorecard:
    """Rating system of an id.

    Parameters
    ----------
    name : str
        Id of the system.
    cards : sequence of Scorecard
        Those that there are.

    Returns
    -------
    Scorecard
        The system.

    Raises
    ------
    UsageError
        If there is none; the nearest id is suggested.
    """
    known = [one.id for one in cards]
    if name not in known:
        raise refusal(
            UsageError, "score.unknown", got=name, known=", ".join(known),
            suggestion=nearest(name, known),
        )  # fmt: skip
    return cards[known.index(name)]


def load_scorecard(path: Path) -> ScorecardFile:
    """Rating system of a file, its form checked.

    Parameters
    ----------
    path : pathlib.Path
        The YAML file.

    Returns
    -------
    ScorecardFile
        The system, its codes not yet checked.

    Raises
    ------
    DataError
        With every fault, its file and key, and a suggestion for unknown keys.
    """
    try:
        tree = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        problem = Problem("law.malformed", (("why", str(fault)),), path.name)
        raise DataError((problem,)) from fault
    return checked(ScorecardFile, tree, path.name, "law")


def _faults(stated: ScorecardFile, path: Path, evidence: Evidence) -> Iterator[Problem]:
    """Codes that do not exist."""
    if stated.id != path.stem:
        yield Problem("law.file_name", (), path.name, column="id", got=stated.id)
    parameters = [row.cells["code"] for row in evidence.tables["parameters"]]
    sources = [("source", stated.source)]
    for place, one in enumerate(stated.indicators):
        key = f"indicators.{place}"
        if one.parameter not in parameters:
            yield Problem(
                "law.parameter", (), path.name, column=f"{key}.parameter", got=one.parameter,
                suggestion=nearest(one.parameter, parameters),
            )  # fmt: skip
        if one.unit and one.unit not in evidence.units.units:
            units = list(evidence.units.units)
            yield Problem(
                "law.code", (), path.name, column=f"{key}.unit", got=one.unit,
                suggestion=nearest(one.unit, units),
            )  # fmt: skip
        sources += [(f"{key}.benchmarks", each.source) for each in one.benchmarks if each.source]
    for key, source in sources:
        if source not in evidence.sources:
            yield Problem(
                "law.source", (), path.name, column=key, got=source,
                suggestion=nearest(source, evidence.sources),
            )  # fmt: skip


def _scorecard(stated: ScorecardFile) -> Scorecard:
    return Scorecard(
        stated.id,
        _words(stated.title),
        tuple(_indicator(one, stated) for one in stated.indicators),
        tuple(Level(one.id, _words(one.title), one.least_score) for one in stated.levels),
        stated.illustrative,
        stated.source,
        _words(stated.assumption or stated.note) if stated.assumption or stated.note else None,
    )


def _indicator(one: IndicatorSetting, card: ScorecardFile) -> Indicator:
    benchmarks = tuple(
        Amount(
            each.value, each.tier or card.tier, each.source or card.source,
            each.evidence or card.evidence,
        )
        for each in one.benchmarks
    )  # fmt: skip
    return Indicator(
        one.id, _words(one.title), one.parameter, one.unit, one.weight, one.comparator,
        benchmarks, one.required,
    )  # fmt: skip


def _words(one: Wording | None) -> Words:
    return Words(one.en, one.zh) if one else Words("", "")


def plant_rating(
    card: Scorecard,
    facts: PlantFacts,
    instruments: Sequence[Instrument],
    day: dt.date,
    evidence: Evidence,
) -> Rating:
    """Rating of a plant by a system.

    Parameters
    ----------
    card : Scorecard
        The system.
    facts : PlantFacts
        The plant.
    instruments : sequence of Instrument
        The law, whose standard in force says how coal equivalents are counted.
    day : datetime.date
        The day.
    evidence : Evidence
        Units.

    Returns
    -------
    Rating
        The rating; a range where answers or benchmarks are missing.
    """
    counting = _counting(instruments, day)
    subject = facts.subject if counting is None else subject_under(facts, counting)
    return rating(card, subject, units=evidence.units)


def _counting(instruments: Sequence[Instrument], day: dt.date) -> Instrument | None:
    """Instrument in force that limits comprehensive energy and says how to count it."""
    for one in instruments:
        for rule in one.rules:
            holds = standing(one, rule, day) is Standing.IN_FORCE
            if rule.parameter == ENERGY and one.conversion and holds:
                return one
    return None
