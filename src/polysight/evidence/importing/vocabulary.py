"""Words that people write for our columns and codes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from polysight.evidence.codelist import folded


@cache
def _written() -> dict[str, Any]:
    path = Path(__file__).with_name("vocabulary.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Vocabulary:
    """Spellings of columns, for one set of basis dimensions.

    Parameters
    ----------
    columns : dict of str to str
        Column by folded spelling.
    computed : frozenset of str
        Columns that are known and not read.
    never_negative : frozenset of str
        Quantities that cannot be below zero.
    """

    columns: dict[str, str]
    computed: frozenset[str]
    never_negative: frozenset[str]

    def column(self, text: str) -> str:
        """Column that a heading means.

        Parameters
        ----------
        text : str
            Heading as written.

        Returns
        -------
        str
            Name of the column, or an empty string.
        """
        return self.columns.get(folded(text.strip()), "")

    def recognised(self, text: str) -> bool:
        """Whether a text is the heading of a column.

        Parameters
        ----------
        text : str
            Text of a cell.

        Returns
        -------
        bool
            True if it is known.
        """
        return bool(self.column(text))

    def names(self) -> Iterable[str]:
        """Every spelling, for suggestions.

        Returns
        -------
        iterable of str
            Our names and the other spellings.
        """
        written: dict[str, list[str]] = _written()["columns"]
        return [*written, *(spelling for spellings in written.values() for spelling in spellings)]


def vocabulary(dimensions: Iterable[str]) -> Vocabulary:
    """Vocabulary with a column for each basis dimension.

    Parameters
    ----------
    dimensions : iterable of str
        Basis dimensions, each of which may be a column of its own.

    Returns
    -------
    Vocabulary
        The vocabulary.
    """
    tree = _written()
    columns: dict[str, str] = {}
    for name, spellings in tree["columns"].items():
        for spelling in (name, *spellings):
            columns[folded(spelling)] = name
    for name in dimensions:
        columns.setdefault(folded(name), name)
    computed = frozenset(tree["computed"]["columns"])
    columns.update({folded(name): name for name in computed})
    return Vocabulary(columns, computed, frozenset(tree["never_negative"]["quantities"]))


def words(column: str) -> dict[str, str]:
    """Codes by folded spelling, for a column that no codelist describes.

    Parameters
    ----------
    column : str
        Name of the column.

    Returns
    -------
    dict of str to str
        Codes; empty where the column has no such words.
    """
    lists: dict[str, list[str]] = _written()["words"].get(column, {})
    return {folded(word): code for code, others in lists.items() for word in (code, *others)}
