"""Relations between metrics that hold whatever the report: rows of a table, read into formulas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from polysight.audit.expression import Formula, Name, formula
from polysight.audit.finding import FindingKind
from polysight.evidence.table import Row

TABLE = "audit_relations"

#: Mark of a metric that, told of any time, speaks against a relation at all times.
EVER = "any:"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between metrics.

    Parameters
    ----------
    key, rule : str
        Its name, and the rule that checks it.
    kind : FindingKind
        Class of what it finds.
    left, right : Formula
        Both sides.
    sign : str
        ``=``, ``<=`` or ``>=``.
    time : str
        Which claims of another time serve: ``same`` none, ``current`` undated ones beside the
        newest dated, ``tense`` also undated future beside later years, ``any`` all.
    reach : mapping of str to int
        How many years a claim of a metric may be carried, where none of the year is stated.
    drift : float
        By how much a carried claim may change in a year, as a share.
    tolerance : float
        How far the sides may lie apart, as a share.
    distance : float
        Ratio from which two numbers are told although a word such as "over" lets them stand;
        zero for never.
    unless : frozenset of str
        Metrics that, stated for the same place and time, make another relation the right one;
        those with the mark `EVER` at whatever time.
    holds : str
        ``every``: any combination of stated values that breaks it is told; ``most``: when more
        than half break it; ``some``: only when none keeps it.
    """

    key: str
    rule: str
    kind: FindingKind
    left: Formula
    sign: str
    right: Formula
    time: str
    reach: Mapping[str, int]
    drift: float
    tolerance: float
    distance: float
    unless: frozenset[str]
    holds: str

    @property
    def anchor(self) -> Name:
        """Name whose claims are checked: the first of the left side."""
        return self.left.names[0]

    @property
    def others(self) -> tuple[Name, ...]:
        """Everything else that it calls for."""
        return tuple(dict.fromkeys((*self.left.names[1:], *self.right.names)))


def _pair(text: str) -> tuple[str, str]:
    metric, _, years = text.partition(":")
    return metric, years


def _relation(row: Row) -> Relation:
    cells = row.cells
    return Relation(
        key=cells["key"],
        rule=cells["rule"],
        kind=FindingKind(cells["kind"]),
        left=formula(cells["left"]),
        sign=cells["sign"],
        right=formula(cells["right"]),
        time=cells["time"],
        reach={metric: int(years) for metric, years in map(_pair, cells["reach"].split())},
        drift=float(cells["drift"] or 0.0),
        tolerance=float(cells["tolerance"]),
        distance=float(cells["distance"] or 0.0),
        unless=frozenset(cells["unless"].split()),
        holds=cells["holds"],
    )


def relations(rows: Iterable[Row], rule: str) -> tuple[Relation, ...]:
    """Relations that one rule checks.

    Parameters
    ----------
    rows : iterable of Row
        Rows of the table of relations.
    rule : str
        Key of the rule.

    Returns
    -------
    tuple of Relation
        Its relations, in the order of the table.
    """
    return tuple(_relation(row) for row in rows if row.cells["rule"] == rule)
