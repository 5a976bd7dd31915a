"""Which months were months of glut or of shortage, as dated in hindsight by ``episodes.csv``.

An episode inside another one (a rebound of the price inside a glut) does not end it. The label of a
month is known only some months later (`warning_terms`), since turns are dated in hindsight; the
dates themselves are judgements on the cited rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from polysight.evidence.store import Evidence

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

TABLE = "episodes"
GLUT, SHORTAGE, TIGHT = "glut", "shortage", "tight"
#: States of the market whose probability is told.
STATES = (GLUT, SHORTAGE)


@dataclass(frozen=True, slots=True)
class Episode:
    """A stretch of the market's past.

    Parameters
    ----------
    id, kind : str
        Name of its row, and what it was.
    part_of : str
        Episode that holds it; empty for most.
    first, last : int
        Months since January of year 0, both counted; an open one ends with the labels.
    open : bool
        Whether it had not ended when it was written down.
    confidence : str
        How sure its dates are: ``high``, ``medium`` or ``low``.
    en, zh : str
        Names of its kind.
    """

    id: str
    kind: str
    part_of: str
    first: int
    last: int
    open: bool
    confidence: str
    en: str
    zh: str


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """States of the market by month.

    Parameters
    ----------
    episodes : tuple of Episode
        In the order of their beginnings.
    first : int
        First labelled month, since January of year 0.
    glut, shortage : ndarray of bool
        Axis month, without holes from the first one on.
    """

    episodes: tuple[Episode, ...]
    first: int
    glut: NDArray[np.bool_]
    shortage: NDArray[np.bool_]

    @property
    def months(self) -> Integers:
        """Labelled months, since January of year 0."""
        return self.first + np.arange(len(self.glut))

    def state(self, kind: str) -> NDArray[np.bool_]:
        """Whether a state held, by labelled month.

        Parameters
        ----------
        kind : {"glut", "shortage"}
            The state.

        Returns
        -------
        ndarray of bool
            Axis month.
        """
        return {GLUT: self.glut, SHORTAGE: self.shortage}[kind]

    def of_kind(self, kind: str) -> tuple[Episode, ...]:
        """Episodes of a kind that are not part of another one.

        Parameters
        ----------
        kind : str
            Kind of episode.

        Returns
        -------
        tuple of Episode
            In the order of their beginnings.
        """
        return tuple(one for one in self.episodes if one.kind == kind and not one.part_of)

    def folds(self, state: str, months: Integers) -> Integers:
        """Episode of a state to which each month belongs, with the calm around it.

        Calm stretches are parted in their middle, so that an episode is left out together with
        what led up to it and what came after.

        Parameters
        ----------
        state : {"glut", "shortage"}
            The state.
        months : ndarray of int, [...]
            Months since January of year 0.

        Returns
        -------
        ndarray of int, [...]
            Position among the episodes of the state.
        """
        found = self.of_kind(state)
        middles = [(one.last + other.first + 1) // 2 for one, other in pairwise(found)]
        return np.asarray(np.searchsorted(np.array(middles, np.int64), months, side="right"))

    def until(self, month: int) -> Labels:
        """Labels without those of later months.

        Parameters
        ----------
        month : int
            Last month whose label is kept.

        Returns
        -------
        Labels
            With the episodes that began until then.
        """
        count = max(month - self.first + 1, 0)
        begun = tuple(one for one in self.episodes if one.first <= month)
        return Labels(begun, self.first, self.glut[:count], self.shortage[:count])


def warning_labels(evidence: Evidence, last: int) -> Labels:
    """States of the market from the first episode on.

    Parameters
    ----------
    evidence : Evidence
        Holds the episodes.
    last : int
        Last month to be labelled, since January of year 0; an open episode lasts until then.

    Returns
    -------
    Labels
        A month outside of all episodes is neither glut nor shortage.
    """
    rows = [row.cells for row in evidence.tables[TABLE]]
    found = tuple(sorted((_episode(cells, last) for cells in rows), key=lambda one: one.first))
    return labels_of(found, last)


def labels_of(episodes: tuple[Episode, ...], last: int) -> Labels:
    """States of the market by episodes.

    Parameters
    ----------
    episodes : tuple of Episode
        At least one, in the order of their beginnings.
    last : int
        Last month to be labelled, since January of year 0.

    Returns
    -------
    Labels
        From the first episode on.
    """
    first = episodes[0].first
    months = first + np.arange(max(last - first + 1, 0))

    def held(kind: str) -> NDArray[np.bool_]:
        inside = np.zeros(len(months), dtype=np.bool_)
        for one in episodes:
            if one.kind == kind:
                inside |= (months >= one.first) & (months <= one.last)
        return inside

    return Labels(episodes, first, held(GLUT), held(SHORTAGE))


def _episode(cells: dict[str, str], last: int) -> Episode:
    unfinished = cells["open"] == "yes"
    return Episode(
        cells["id"], cells["kind"], cells["part_of"], _month(cells["start"]),
        max(last, _month(cells["start"])) if unfinished else _month(cells["end"]),
        unfinished, cells["confidence"], cells["kind_en"], cells["kind_zh"],
    )  # fmt: skip


def _month(text: str) -> int:
    return 12 * int(text[:4]) + int(text[5:7]) - 1
