"""Rows that may be passed on, with their sources, and those that may not."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from polysight.errors import DataError, UsageError, refusal
from polysight.evidence.observation import Observation
from polysight.evidence.source import Source
from polysight.evidence.store import Evidence

_IMPOSSIBLE = re.compile("[\x00\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Extract:
    """A selection that is ready to be written.

    Parameters
    ----------
    title : str
        What it is about.
    filters : tuple of (str, str)
        Conditions that chose the rows.
    as_of : datetime.date or None
        Day of knowledge; None for the latest.
    rows : tuple of Observation
        Rows that may be passed on, in the order given.
    sources : tuple of Source
        Their sources by key.
    left_out : tuple of (str, int)
        Source keys whose licence does not allow passing rows on, with the number of rows.
    """

    title: str
    filters: tuple[tuple[str, str], ...]
    as_of: dt.date | None
    rows: tuple[Observation, ...]
    sources: tuple[Source, ...]
    left_out: tuple[tuple[str, int], ...]

    @property
    def vintage(self) -> dt.date:
        """Day of the newest knowledge in it.

        Returns
        -------
        datetime.date
            The day of knowledge asked for, else the latest day on which a row was first known.
        """
        return self.as_of or max(row.first_known for row in self.rows)


def extract(
    rows: Iterable[Observation],
    evidence: Evidence,
    *,
    title: str,
    filters: Mapping[str, str] | None = None,
    as_of: dt.date | None = None,
) -> Extract:
    """Divide rows by what their sources allow.

    Parameters
    ----------
    rows : iterable of Observation
        The selection.
    evidence : Evidence
        Gives the sources.
    title : str
        What the selection is about.
    filters : mapping of str to str, optional
        Conditions that chose the rows, told beside them.
    as_of : datetime.date, optional
        Day of knowledge on which the selection rests.

    Returns
    -------
    Extract
        The rows that may be passed on; the others are counted by source.

    Raises
    ------
    UsageError
        If no row is left.
    DataError
        If a text holds a character that no table can hold.
    """
    kept: list[Observation] = []
    left_out: Counter[str] = Counter()
    for row in rows:
        if evidence.sources[row.source].redistributable:
            kept.append(row)
        else:
            left_out[row.source] += 1
    if not kept:
        raise refusal(UsageError, "export.nothing")
    for row in kept:
        if _IMPOSSIBLE.search(f"{row.note}{row.site}{row.id}"):
            raise refusal(DataError, "export.character", id=row.id)
    used = sorted({row.source for row in kept})
    chosen = tuple(sorted((filters or {}).items()))
    sources = tuple(evidence.sources[key] for key in used)
    return Extract(title, chosen, as_of, tuple(kept), sources, tuple(sorted(left_out.items())))
