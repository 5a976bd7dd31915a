"""Table schemas of the data folder, read from its Data Package descriptor."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

#: What the whole cell of a type must match.
CHECKS = {
    "number": re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?"),
    "integer": re.compile(r"[+-]?\d+"),
    "boolean": re.compile(r"yes|no"),
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
}
_compiled = cache(re.compile)
#: Descriptors of which the tables are kept.
KEPT = 4


@dataclass(frozen=True, slots=True)
class Field:
    """A column and what its cells must be.

    Parameters
    ----------
    name : str
        Column name.
    type : str
        Table Schema type: string, number, integer, boolean, date or year.
    required : bool
        Whether an empty cell is a fault.
    enum : tuple of str
        The only values allowed; empty when any is.
    pattern : str
        Regular expression that the whole cell must match; empty when any does.
    refers_to : str
        Resource whose key this column must name; empty for none.
    """

    name: str
    type: str = "string"
    required: bool = False
    enum: tuple[str, ...] = ()
    pattern: str = ""
    refers_to: str = ""

    @property
    def is_free(self) -> bool:
        """Whether any text may stand in the column.

        Returns
        -------
        bool
            True where no cell can be a fault.
        """
        ruled = self.required or self.enum or self.pattern or self.refers_to
        return not ruled and self.type not in CHECKS

    def fault(self, cell: str) -> str:
        """What is wrong with a cell.

        Parameters
        ----------
        cell : str
            Text of the cell.

        Returns
        -------
        str
            Message key of the broken rule, or an empty string.
        """
        if not cell:
            return "cell.required" if self.required else ""
        if self.enum and cell not in self.enum:
            return "cell.enum"
        if self.pattern and not _compiled(self.pattern).fullmatch(cell):
            return "cell.pattern"
        rule = CHECKS.get(self.type)
        return f"cell.{self.type}" if rule and not rule.fullmatch(cell) else ""

    def expectation(self) -> str:
        """What the cell should be, in the notation of the schema.

        Returns
        -------
        str
            Allowed values, pattern or type.
        """
        return " | ".join(self.enum) or self.pattern or self.type


@dataclass(frozen=True, slots=True)
class Resource:
    """One table of the data folder (possibly in several files).

    Parameters
    ----------
    name : str
        Name of the resource.
    paths : tuple of str
        Files below the data folder.
    fields : tuple of Field
        Its columns in order.
    key : tuple of str
        Columns whose values name a row.
    timeless : bool
        Words, physics or method: rows say how the world is and not what happened, and have no day.
    """

    name: str
    paths: tuple[str, ...]
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    timeless: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """Column names in order.

        Returns
        -------
        tuple of str
            The names.
        """
        return tuple(field.name for field in self.fields)


def _field(row: dict[str, Any], references: dict[str, str]) -> Field:
    constraints = row.get("constraints", {})
    name = str(row["name"])
    return Field(
        name,
        str(row.get("type", "string")),
        bool(constraints.get("required", False)),
        tuple(str(value) for value in constraints.get("enum", ())),
        str(constraints.get("pattern", "")),
        references.get(name, ""),
    )


def resources(folder: Path) -> dict[str, Resource]:
    """Tables that a data folder declares.

    Resources named ``table.part`` are parts of one table and share its schema.

    Parameters
    ----------
    folder : pathlib.Path
        Folder with a ``datapackage.json`` (Data Package v2).

    Returns
    -------
    dict of str to Resource
        The tabular resources by name.
    """
    descriptor = (folder / "datapackage.json").read_text(encoding="utf-8")
    texts = [(name, (folder / name).read_text(encoding="utf-8")) for name in _files(descriptor)]
    return dict(_resources(descriptor, tuple(texts)))


@lru_cache(maxsize=KEPT)
def _files(descriptor: str) -> tuple[str, ...]:
    """Files of schemas that a descriptor names."""
    schemas = (row.get("schema") for row in json.loads(descriptor)["resources"])
    return tuple(dict.fromkeys(name for name in schemas if isinstance(name, str)))


@lru_cache(maxsize=KEPT)
def _resources(
    descriptor: str, texts: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, Resource], ...]:
    """Tables of a descriptor by name, with the texts of the files of schemas that it names."""
    schemas = {name: json.loads(text) for name, text in texts}
    found: dict[str, Resource] = {}
    for row in json.loads(descriptor)["resources"]:
        if "schema" not in row:
            continue
        name = row["name"].partition(".")[0]
        paths = (*found[name].paths, row["path"]) if name in found else (row["path"],)
        schema = row["schema"] if isinstance(row["schema"], dict) else schemas[row["schema"]]
        found[name] = _resource(name, paths, schema, timeless=bool(row.get("timeless")))
    return tuple(found.items())


def _resource(
    name: str, paths: tuple[str, ...], schema: dict[str, Any], *, timeless: bool
) -> Resource:
    references = {
        key["fields"][0]: key["reference"]["resource"] for key in schema.get("foreignKeys", ())
    }
    return Resource(
        name,
        paths,
        tuple(_field(field, references) for field in schema["fields"]),
        tuple(schema.get("primaryKey", ())),
        timeless,
    )
