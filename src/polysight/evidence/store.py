"""The evidence as a whole: sources, observations, codelists and other dated tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path

from polysight.errors import DataError, UsageError, refusal
from polysight.evidence.codelist import Code, Codelist, code_from
from polysight.evidence.law_rules import TABLE as LAW_RULES
from polysight.evidence.law_rules import law_rules
from polysight.evidence.location import data_folder
from polysight.evidence.observation import Observation, observation_from
from polysight.evidence.quantity import Quantity, quantity_from
from polysight.evidence.schema import Resource, resources
from polysight.evidence.source import Source, source_from
from polysight.evidence.table import Row, faults, read
from polysight.evidence.vintage import known
from polysight.units import Unit, UnitTable

CODELISTS = (
    "quantities units regions routes grades products companies kinds qualifiers tiers".split()
)
#: How many states of data folders one process keeps in mind.
KEPT = 4


@dataclass(frozen=True, eq=False)
class Evidence:
    """Everything that is known, with its sources; nobody changes it, and it equals only itself.

    Parameters
    ----------
    sources : dict of str to Source
        Sources by key.
    observations : tuple of Observation
        All rows of all vintages.
    units : UnitTable
        Units that exist.
    quantities : dict of str to Quantity
        Quantities by code.
    codelists : dict of str to Codelist
        Closed lists by name (regions, routes, grades, companies, ...).
    tables : mapping of str to list of Row
        Checked rows of the tables that hold no observations (plants, measures, episodes, ...), and
        the rules of law as `law_rules`.
    folders : tuple of pathlib.Path
        Where it was read: the shipped data first, then overlays.
    """

    sources: dict[str, Source]
    observations: tuple[Observation, ...]
    units: UnitTable
    quantities: dict[str, Quantity]
    codelists: dict[str, Codelist]
    tables: Mapping[str, list[Row]]
    folders: tuple[Path, ...]

    def select(
        self,
        quantity: str,
        *,
        as_of: dt.date | None = None,
        where: Callable[[Observation], bool] | None = None,
        **fields: str,
    ) -> list[Observation]:
        """Observations of a quantity as they were known on a day.

        Parameters
        ----------
        quantity : str
            Quantity code.
        as_of : datetime.date, optional
            Day of knowledge; the latest when omitted.
        where : callable, optional
            Further condition.
        **fields : str
            Columns that must have a value, for example ``geography="CN"``.

        Returns
        -------
        list of Observation
            Visible rows sorted by period and id.
        """
        visible = known(self._by_quantity.get(quantity, ()), as_of)
        found = [
            row
            for row in visible
            if all(getattr(row, name) == value for name, value in fields.items())
            and (where is None or where(row))
        ]
        return sorted(found, key=lambda row: (row.period.start, row.period.end, row.id))

    def observation(self, name: str) -> Observation:
        """Observation of an id.

        Parameters
        ----------
        name : str
            Id of the row.

        Returns
        -------
        Observation
            The row.

        Raises
        ------
        DataError
            If there is no such row.
        """
        if name not in self.by_id:
            raise refusal(DataError, "observation.unknown", got=name)
        return self.by_id[name]

    @cached_property
    def by_id(self) -> dict[str, Observation]:
        """Observations by id.

        Returns
        -------
        dict of str to Observation
            All rows of all vintages.
        """
        return {row.id: row for row in self.observations}

    @cached_property
    def _by_quantity(self) -> dict[str, list[Observation]]:
        found: dict[str, list[Observation]] = {}
        for row in self.observations:
            found.setdefault(row.quantity, []).append(row)
        return found

    def source_of(self, row: Observation) -> Source:
        """Source of an observation.

        Parameters
        ----------
        row : Observation
            The row.

        Returns
        -------
        Source
            Its source.
        """
        return self.sources[row.source]


def _overlay_paths(folder: Path, resource: Resource) -> Resource:
    if resource.name != "observations":
        return resource
    paths = sorted(
        path.relative_to(folder).as_posix() for path in folder.glob("observations/*.csv")
    )
    return Resource(resource.name, tuple(paths), resource.fields, resource.key)


def rows_of(folders: Sequence[Path]) -> tuple[dict[str, Resource], dict[str, list[Row]]]:
    """Schemas of the first folder and the rows of all folders, unchecked.

    Parameters
    ----------
    folders : sequence of pathlib.Path
        The data folder, then overlays (which need no descriptor).

    Returns
    -------
    schemas : dict of str to Resource
        Resources by name.
    rows : dict of str to list of Row
        Rows by resource name.

    Raises
    ------
    UsageError
        If an overlay is not there.
    DataError
        If a file cannot be read as a table.
    """
    schemas = resources(folders[0])
    rows = {name: read(folders[0], resource) for name, resource in schemas.items()}
    for folder in folders[1:]:
        if not folder.is_dir():
            raise refusal(UsageError, "folder.missing", got=folder)
        for name, resource in schemas.items():
            rows[name] += read(folder, _overlay_paths(folder, resource))
    return schemas, rows


def keys_of(schemas: dict[str, Resource], rows: dict[str, list[Row]]) -> dict[str, set[str]]:
    """Values of the key column of every resource, for reference checks.

    Parameters
    ----------
    schemas : dict of str to Resource
        Resources by name.
    rows : dict of str to list of Row
        Rows by resource name.

    Returns
    -------
    dict of str to set of str
        Keys by resource name.
    """
    return {
        name: {row.cells.get(resource.key[0], "") for row in rows[name]}
        for name, resource in schemas.items()
        if resource.key
    }


def _units(rows: Iterable[Row]) -> UnitTable:
    return UnitTable(
        Unit(
            row.cells["code"],
            row.cells["dimension"],
            float(row.cells["factor"]),
            row.cells["suffix"],
            tuple(part for part in row.cells["aliases"].split("|") if part),
        )
        for row in rows
    )


def evidence(overlays: Sequence[Path] = (), folder: Path | None = None) -> Evidence:
    """Read the evidence and refuse it whole if any table breaks its schema.

    Folders that hold the same bytes as when they were last read give the same object again.

    Parameters
    ----------
    overlays : sequence of pathlib.Path
        A user's own folders, whose rows add to or supersede the shipped ones.
    folder : pathlib.Path, optional
        Data folder; the shipped one when omitted.

    Returns
    -------
    Evidence
        The evidence.

    Raises
    ------
    DataError
        If any row breaks a rule; all broken rules are told.
    """
    folders = (folder or data_folder(), *overlays)
    schemas = resources(folders[0])
    return _evidence(folders, tuple(schemas.values()), _content(folders, schemas.values()))


def _content(folders: Sequence[Path], schemas: Iterable[Resource]) -> str:
    """Hash of all files that are read, by place and content."""
    found = sha256()
    named = {path for resource in schemas for path in resource.paths}
    for folder in folders:
        own = {path for glob in ("observations/*.csv", "law/*") for path in folder.glob(glob)}
        for path in sorted(own.union(folder / name for name in named)):
            if path.is_file():
                content = path.read_bytes()
                found.update(f"{path}\0{len(content)}\0".encode())
                found.update(content)
    return found.hexdigest()


@lru_cache(maxsize=KEPT)
def _evidence(folders: tuple[Path, ...], given: tuple[Resource, ...], content: str) -> Evidence:
    del given, content
    schemas, rows = rows_of(folders)
    keys = keys_of(schemas, rows)
    problems = [
        problem
        for name, resource in schemas.items()
        for problem in faults(rows[name], resource, keys)
    ]
    if problems:
        raise DataError(tuple(problems))
    units = _units(rows["units"])
    quantities = {row.cells["code"]: quantity_from(row.cells) for row in rows["quantities"]}
    lists = {name: Codelist(name, _codes(rows[name])) for name in CODELISTS}
    observations, problems = [], []
    for row in rows["observations"]:
        try:
            observations.append(observation_from(row.cells, units, quantities))
        except DataError as fault:
            problems += [row.placed(problem) for problem in fault.problems]
    if problems:
        raise DataError(tuple(problems))
    return Evidence(
        {row.cells["key"]: source_from(row.cells) for row in rows["sources"]},
        tuple(observations),
        units,
        quantities,
        lists,
        {**rows, LAW_RULES: law_rules(folders)},
        folders,
    )


def _codes(rows: Iterable[Row]) -> list[Code]:
    return [code_from(row.cells) for row in rows]
