"""The source of each imported row: one that is known, or a new one told by the file itself."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from polysight.evidence.schema import Resource
from polysight.evidence.source import Source, source_from
from polysight.evidence.store import Evidence
from polysight.suggestion import nearest

#: Columns of an imported file that describe a source, and the column of the source table.
COLUMNS = {
    f"source_{name}": name
    for name in (
        "title producer publisher url published accessed licence redistributable tier note"
    ).split()
}
#: Columns that make a source what it is; the others may be filled in later.
_IDENTITY = ("title", "producer", "publisher", "url", "published")


@dataclass(frozen=True, slots=True)
class Cited:
    """Source of a row, or why there is none.

    Parameters
    ----------
    key : str
        Source key.
    fault : str
        Message key; empty when the source is known.
    column : str
        Column at fault.
    told : tuple of (str, str)
        ``got``, ``expected``, ``suggestion`` and placeholders.
    """

    key: str
    fault: str = ""
    column: str = "source"
    told: tuple[tuple[str, str], ...] = ()


@dataclass
class SourceBook:
    """Sources that are known and those that a file adds.

    Parameters
    ----------
    evidence : Evidence
        Holds the known sources.
    schema : Resource
        Schema of the source table.
    default : str
        Source of rows that name none; empty for no default.
    today : datetime.date
        Day of the import, on which new sources were accessed unless they say otherwise.
    added : dict of str to dict
        New sources by key.
    assumed : Counter of (str, str)
        Columns of new sources that were filled, with the value.
    """

    evidence: Evidence
    schema: Resource
    default: str
    today: dt.date
    added: dict[str, dict[str, str]] = field(default_factory=dict)
    assumed: Counter[tuple[str, str]] = field(default_factory=Counter)
    _seen: dict[tuple[str, ...], Cited] = field(default_factory=dict)

    def source(self, key: str) -> Source:
        """Source of a key.

        Parameters
        ----------
        key : str
            Key of a known or added source.

        Returns
        -------
        Source
            The source.
        """
        known = self.evidence.sources.get(key)
        return known or source_from(self.added[key])

    def cite(self, cells: Mapping[str, str]) -> Cited:
        """Source of a row.

        Parameters
        ----------
        cells : mapping of str to str
            Cells in our notation.

        Returns
        -------
        Cited
            Its key, after a new source has been noted down; or the fault.
        """
        told = (cells.get("source", ""), *(cells.get(name, "") for name in COLUMNS))
        found = self._seen.get(told)
        if found is None:
            found = self._seen[told] = self._cite(
                told[0], dict(zip(COLUMNS.values(), told[1:], strict=True))
            )
        return found

    def _cite(self, key: str, cells: dict[str, str]) -> Cited:
        if not any(cells.values()):
            key = key or self.default
            if not key:
                return Cited("", "import.source_missing")
            if key in self.evidence.sources:
                return Cited(key)
            near = nearest(key, self.evidence.sources)
            return Cited(key, "import.source_unknown", told=(("got", key), ("suggestion", near)))
        key = key or self._same(cells) or _made_key(cells)
        if key in self.evidence.sources:
            return self._agreeing(key, cells)
        return self._add(key, cells)

    def _same(self, cells: dict[str, str]) -> str:
        """Key of a known source with the same title, publisher and address."""
        for source in self.evidence.sources.values():
            if all(getattr(source, name) == cells[name] for name in _IDENTITY):
                return source.key
        return ""

    def _agreeing(self, key: str, cells: dict[str, str]) -> Cited:
        known = self.evidence.sources[key]
        for name, cell in cells.items():
            own = getattr(known, name)
            said = ("yes" if own else "no") if isinstance(own, bool) else own
            if cell and cell != said:
                told = (("source", key), ("got", cell), ("expected", said))
                return Cited(key, "import.source_conflict", f"source_{name}", told)
        return Cited(key)

    def _add(self, key: str, cells: dict[str, str]) -> Cited:
        row = {"key": key, **cells}
        assumptions = {
            "accessed": self.today.isoformat(),
            "licence": "unstated",
            "redistributable": "no",
            "tier": "unverified",
        }
        taken = {name: value for name, value in assumptions.items() if not row[name]}
        row |= taken
        earlier = self.added.get(key)
        if earlier is not None and earlier != row:
            name = next(name for name in row if row[name] != earlier[name])
            told = (("source", key), ("got", row[name]), ("expected", earlier[name]))
            return Cited(key, "import.source_conflict", f"source_{name}", told)
        for column in self.schema.fields:
            cell = row.get(column.name, "")
            fault = column.fault(cell) or ("cell.required" if _untitled(column.name, cell) else "")
            if fault:
                expected = (("got", cell), ("expected", column.expectation()))
                return Cited(key, fault, f"source_{column.name}", expected)
        if earlier is None:
            self.assumed.update((f"source_{n}", v) for n, v in taken.items() if n != "accessed")
        self.added[key] = row
        return Cited(key)


def _untitled(name: str, cell: str) -> bool:
    return name == "title" and not cell


def _made_key(cells: dict[str, str]) -> str:
    told = "\x1f".join(cells[name] for name in _IDENTITY)
    return f"own-{hashlib.sha256(told.encode()).hexdigest()[:12]}"
