"""The catalogue of measures that bring a plant to a limit, read from its two tables.

A measure reaches a state of the design, which the plant model works through; or rows state its
effect on an answer; or it changes where power comes from; or it changes the route.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from polysight.errors import DataError, Problem
from polysight.evidence.store import Evidence
from polysight.evidence.table import Row
from polysight.study.view import UNVERIFIED
from polysight.suggestion import nearest

MEASURES, NUMBERS = "saving_measures", "saving_measure_numbers"
#: Evidence of a number that nobody states as it stands.
ASSUMED = ("memory", "inferred")
#: Routes after which nothing is different.
NO_ROUTE = ""


class Maturity(StrEnum):
    """How far a measure is proven."""

    COMMERCIAL = "commercial"
    LABORATORY = "laboratory"


class Item(StrEnum):
    """What a number of a measure is."""

    DESIGN_AT_LEAST = "design-at-least"
    DESIGN_AT_MOST = "design-at-most"
    EFFECT_SCALE = "effect-scale"
    EFFECT_AT_LEAST = "effect-at-least"
    EFFECT_AT_MOST = "effect-at-most"
    SUPPLY = "supply"
    FLEET_FROM = "fleet-from"
    CAPEX = "capex"
    OPEX = "opex"
    INSTALLATION = "installation"
    VOLUME = "volume"
    YIELD = "yield"
    LIFE = "life"


DESIGNS = (Item.DESIGN_AT_LEAST, Item.DESIGN_AT_MOST)
EFFECTS = (Item.EFFECT_SCALE, Item.EFFECT_AT_LEAST, Item.EFFECT_AT_MOST)


@dataclass(frozen=True, slots=True)
class MeasureNumber:
    """One number of a measure.

    Parameters
    ----------
    id : str
        Id of the row.
    item : Item
        What it is.
    subject : str
        What it is about: ``operation.field`` of the plant model, a parameter of law, a share of
        the energy supply, or what a cost is counted on (product, electricity, power, water,
        wastewater).
    value, low, high : float
        The number and its range, in ``unit``; low and high are the value where none is told.
    unit : str
        Unit code.
    source, tier, evidence : str
        What it rests on.
    """

    id: str
    item: Item
    subject: str
    value: float
    low: float
    high: float
    unit: str
    source: str
    tier: str
    evidence: str

    @property
    def assumed(self) -> bool:
        """Whether no source states it as it stands here.

        Returns
        -------
        bool
            True for memory, inference and unverified sources.
        """
        return self.evidence in ASSUMED or self.tier == UNVERIFIED


@dataclass(frozen=True, slots=True)
class SavingMeasure:
    """A measure of the catalogue.

    Parameters
    ----------
    code, en, zh : str
        Its code and names.
    routes : tuple of str
        Routes that can take it; empty for all.
    maturity : Maturity
        How far it is proven.
    divisible : bool
        Whether a part of it can be had.
    excludes, requires : tuple of str
        Codes of measures that share its place, and of those without which it cannot be taken.
    target_route : str
        Route after it; empty where the route stays.
    note_en, note_zh : str
        Remark; may be empty.
    numbers : tuple of MeasureNumber
        Its numbers.
    """

    code: str
    en: str
    zh: str
    routes: tuple[str, ...]
    maturity: Maturity
    divisible: bool
    excludes: tuple[str, ...]
    requires: tuple[str, ...]
    target_route: str
    note_en: str
    note_zh: str
    numbers: tuple[MeasureNumber, ...]

    def of(self, *items: Item) -> tuple[MeasureNumber, ...]:
        """Numbers of some kinds.

        Parameters
        ----------
        *items : Item
            The kinds.

        Returns
        -------
        tuple of MeasureNumber
            In the order of the table.
        """
        return tuple(one for one in self.numbers if one.item in items)

    @property
    def computed(self) -> bool:
        """Whether the plant model gives its effect.

        Returns
        -------
        bool
            False where rows state an effect on an answer.
        """
        return not self.of(*EFFECTS)

    @property
    def inputs(self) -> tuple[str, ...]:
        """Ids of its rows.

        Returns
        -------
        tuple of str
            In the order of the table.
        """
        return tuple(one.id for one in self.numbers)

    @property
    def assumed(self) -> tuple[str, ...]:
        """Ids of the rows that no source states as they stand.

        Returns
        -------
        tuple of str
            In the order of the table.
        """
        return tuple(one.id for one in self.numbers if one.assumed)


def saving_measures(evidence: Evidence) -> tuple[SavingMeasure, ...]:
    """Every measure of the catalogue.

    Parameters
    ----------
    evidence : Evidence
        Holds the two tables; rows of an overlay with the id of a shipped one are refused by the
        schema, new measures are added.

    Returns
    -------
    tuple of SavingMeasure
        In the order of the table.

    Raises
    ------
    DataError
        If a measure names another one, a route or a parameter that does not exist, or has no life.
    """
    rows = evidence.tables[MEASURES]
    numbers: dict[str, list[MeasureNumber]] = {row.cells["code"]: [] for row in rows}
    for row in evidence.tables[NUMBERS]:
        numbers[row.cells["measure"]].append(_number(row.cells))
    found = tuple(_measure(row.cells, numbers[row.cells["code"]]) for row in rows)
    problems = list(_faults(rows, found, evidence))
    if problems:
        raise DataError(tuple(problems))
    return found


def _number(cells: dict[str, str]) -> MeasureNumber:
    value = float(cells["value"])
    low, high = (float(cells[name]) if cells[name] else value for name in ("low", "high"))
    return MeasureNumber(
        cells["id"], Item(cells["item"]), cells["subject"], value, low, high, cells["unit"],
        cells["source"], cells["tier"], cells["evidence"],
    )  # fmt: skip


def _measure(cells: dict[str, str], numbers: list[MeasureNumber]) -> SavingMeasure:
    def several(name: str) -> tuple[str, ...]:
        return tuple(part for part in cells[name].split("|") if part)

    return SavingMeasure(
        cells["code"], cells["en"], cells["zh"], several("routes"), Maturity(cells["maturity"]),
        cells["divisible"] == "yes", several("excludes"), several("requires"),
        cells["target_route"], cells["note_en"], cells["note_zh"], tuple(numbers),
    )  # fmt: skip


def _faults(
    rows: Iterable[Row], found: tuple[SavingMeasure, ...], evidence: Evidence
) -> Iterable[Problem]:
    codes = [one.code for one in found]
    routes = list(evidence.codelists["routes"].codes)
    parameters = [row.cells["code"] for row in evidence.tables["parameters"]]
    for row, one in zip(rows, found, strict=True):
        named = [("excludes", one.excludes, codes), ("requires", one.requires, codes)]
        subjects = tuple(number.subject for number in one.of(*EFFECTS))
        named += [("routes", one.routes, routes), ("code", subjects, parameters)]
        for column, values, known in named:
            for value in values:
                if value not in known:
                    yield row.problem(
                        "gap.unknown_code", column, got=value, suggestion=nearest(value, known)
                    )
        if len(one.of(Item.LIFE)) != 1 and one.of(Item.CAPEX):
            yield row.problem("gap.no_life", "code", got=one.code)
