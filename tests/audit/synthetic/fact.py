"""What is true in a made-up industry, and what a made-up report prints of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

COLUMNS = (
    "id", "section", "subject", "metric", "value_low", "value_high", "unit", "raw", "qualifier",
    "period", "geography", "route", "company", "vintage_kind", "attributed_to", "source",
)  # fmt: skip


class Key(NamedTuple):
    """What a number is about; two numbers of one key must agree."""

    topic: str
    period: str
    place: str = "China"
    route: str = "all"
    company: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One true number in the first unit of its topic; `kind` is that of the schema."""

    key: Key
    value: float
    kind: str
    limit: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table of claims, and the fact that it words."""

    key: Key
    cells: dict[str, str]

    @property
    def id(self) -> str:
        """Name of the row in the table."""
        return self.cells["id"]

    @property
    def undated(self) -> bool:
        """Whether the row itself leaves its time open, so that a warning of it is just."""
        return self.cells["period"].startswith("undated")

    def altered(self, **cells: str) -> Row:
        """The same row with other text in some cells."""
        return Row(self.key, {**self.cells, **cells})


@dataclass(frozen=True, slots=True)
class Seed:
    """One known error.

    `kind` is its class and `accepted` are classes under which a reader would find it as well;
    `culprits` are the rows that are wrong and `witnesses` those that show it (empty where a row
    is wrong by itself).
    """

    kind: str
    name: str
    accepted: frozenset[str]
    culprits: frozenset[str]
    witnesses: frozenset[str]
