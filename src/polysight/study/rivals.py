"""Rows that speak about the same thing, and which of them is used."""

from __future__ import annotations

from collections.abc import Iterable

from polysight.evidence.basis import Basis
from polysight.evidence.choice import choice
from polysight.evidence.contradiction import contradictions
from polysight.evidence.observation import Observation
from polysight.evidence.vintage import known
from polysight.messages import Language, text

Subject = tuple[Basis, str, str, str, bool]


def _subject(row: Observation) -> Subject:
    past = row.kind in ("observed", "estimate")
    return (row.comparability, row.company, row.site, row.moment, past)


class Rivals:
    """Visible rows grouped by what they are about.

    Parameters
    ----------
    rows : iterable of Observation
        Rows of all vintages.
    """

    def __init__(self, rows: Iterable[Observation]) -> None:
        self._groups: dict[Subject, list[Observation]] = {}
        everything = list(rows)
        self._successors = {row.supersedes: row.id for row in everything if row.supersedes}
        for row in known(everything):
            self._groups.setdefault(_subject(row), []).append(row)

    def remarks(self, row: Observation, language: Language) -> tuple[str, ...]:
        """How a row stands to the others about the same thing.

        Parameters
        ----------
        row : Observation
            The row.
        language : {"en", "zh"}
            Language of the sentences.

        Returns
        -------
        tuple of str
            Whether it is used or which row is and why, and whom it contradicts; empty for a row
            that stands alone.
        """
        if row.id in self._successors:
            return (text("study.superseded", language, by=self._successors[row.id]),)
        group = self._groups.get(_subject(row), [])
        if len(group) < 2:
            return ()
        found = choice(group)
        if found.chosen.id == row.id:
            others = ", ".join(f"{one.id} ({text(why, language)})" for one, why in found.losers)
            told = [text("study.chosen_over", language, others=others)]
        else:
            reason = next(why for one, why in found.losers if one.id == row.id)
            why = text(reason, language)
            told = [text("study.not_chosen", language, chosen=found.chosen.id, reason=why)]
        for dispute in contradictions(group):
            ids = ", ".join(one.id for one in dispute.rows if one.id != row.id)
            if row in dispute.rows:
                spread = f"{dispute.spread:.0%}"
                told.append(text("study.contradicts", language, others=ids, spread=spread))
        return tuple(told)
