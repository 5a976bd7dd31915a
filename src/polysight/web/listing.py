"""A list whose rows are told one by one, so that a page costs no more than its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows in a fixed order.

    Parameters
    ----------
    rows : sequence
        What is listed.
    told : callable
        From a row to its record.
    withheld : int
        Rows that are not told since the licence of their source does not allow passing them on.
    """

    rows: Sequence[Any]
    told: Callable[[Any], dict[str, object]]
    withheld: int = 0

    def records(self, start: int = 0, end: int | None = None) -> list[dict[str, object]]:
        """Records of some rows.

        Parameters
        ----------
        start, end : int
            First row, and the one after the last; to the end when None.

        Returns
        -------
        list of dict
            The records.
        """
        return [self.told(one) for one in self.rows[start:end]]
