"""Everything that can be wrong with a data folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from polysight.errors import DataError, Problem
from polysight.evidence.location import data_folder
from polysight.evidence.observation import Observation
from polysight.evidence.source import TIERS
from polysight.evidence.store import Evidence, evidence
from polysight.evidence.table import Row


@dataclass(frozen=True, slots=True)
class Known:
    """What rows are checked against.

    Parameters
    ----------
    data : Evidence
        The evidence.
    ids : frozenset of str
        Ids of all observations.
    bases : frozenset of (str, str)
        Dimension and code of every basis.
    """

    data: Evidence
    ids: frozenset[str]
    bases: frozenset[tuple[str, str]]


Rule = Callable[[Row, Observation, Known], Iterator[Problem]]


def _basis(row: Row, one: Observation, known: Known) -> Iterator[Problem]:
    needed = known.data.quantities[one.quantity].basis_dimensions
    if sorted(needed) != [dimension for dimension, _ in one.basis.pairs]:
        yield row.problem("check.basis_dimensions", "basis", expected="; ".join(sorted(needed)))
    for pair in one.basis.pairs:
        if pair not in known.bases:
            yield row.problem("check.basis_code", "basis", got="=".join(pair))


def _number(row: Row, one: Observation, known: Known) -> Iterator[Problem]:
    del known
    stated = [part for part in (one.low, one.value, one.high) if part is not None]
    if not stated and one.qualifier != "withdrawn":
        yield row.problem("check.no_number", "value")
    if stated != sorted(stated):
        yield row.problem("check.range", "low", got=" / ".join(f"{part:g}" for part in stated))


def _tier(row: Row, one: Observation, known: Known) -> Iterator[Problem]:
    best = known.data.sources[one.source].tier
    if TIERS.index(one.tier) < TIERS.index(best):
        yield row.problem("check.tier", "tier", expected=best)
    if one.evidence == "memory" and one.tier != "unverified":
        yield row.problem("check.memory", "tier", expected="unverified")


def _references(row: Row, one: Observation, known: Known) -> Iterator[Problem]:
    for column, name in (("supersedes", one.supersedes), ("same_value_as", one.same_value_as)):
        if name and (name not in known.ids or name == one.id):
            yield row.problem("check.reference", column)
    if one.qualifier == "withdrawn" and not one.supersedes:
        yield row.problem("check.withdrawal", "supersedes")


def _time(row: Row, one: Observation, known: Known) -> Iterator[Problem]:
    del known
    if one.kind == "observed" and one.first_known < one.period.start:
        yield row.problem("check.before_it_happened", "first_known", expected=one.period.text)


#: Rules for one observation, wherever it stands.
RULES: tuple[Rule, ...] = (_basis, _number, _tier, _references, _time)


def problems(overlays: Sequence[Path] = (), folder: Path | None = None) -> list[Problem]:
    """Every broken rule in the data folder and its overlays.

    Parameters
    ----------
    overlays : sequence of pathlib.Path
        A user's own folders.
    folder : pathlib.Path, optional
        Data folder; the shipped one when omitted.

    Returns
    -------
    list of Problem
        Empty when all is well. Tables that break their schema are told alone, because nothing can
        be said about rows that cannot be read.
    """
    try:
        data = evidence(overlays, folder or data_folder())
    except DataError as fault:
        return list(fault.problems)
    known = Known(
        data,
        frozenset(one.id for one in data.observations),
        frozenset((r.cells["dimension"], r.cells["code"]) for r in data.tables["bases"]),
    )
    pairs = list(zip(data.tables["observations"], data.observations, strict=True))
    found = [p for row, one in pairs for rule in RULES for p in rule(row, one, known)]
    return found + withheld(evidence(folder=folder) if overlays else data)


def withheld(shipped: Evidence) -> list[Problem]:
    """Shipped rows whose licence forbids shipping them.

    Parameters
    ----------
    shipped : Evidence
        The shipped evidence alone.

    Returns
    -------
    list of Problem
        One entry a row. A user's overlay may hold such rows; exports leave them out.
    """
    return [
        row.problem("check.licence", "source")
        for row, one in zip(shipped.tables["observations"], shipped.observations, strict=True)
        if not shipped.sources[one.source].redistributable
    ]
