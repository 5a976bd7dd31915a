"""What was known on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from polysight.evidence.observation import Observation


def known(rows: Iterable[Observation], as_of: dt.date | None = None) -> list[Observation]:
    """Rows that stood on a day: first known by then, and not yet replaced or withdrawn.

    Parameters
    ----------
    rows : iterable of Observation
        Rows of all vintages. Their order does not matter.
    as_of : datetime.date, optional
        Day of knowledge, its end; the latest state when omitted.

    Returns
    -------
    list of Observation
        The rows that stood, in the order given. A row that replaces another hides it from its own
        first day on; a withdrawal hides the row that it names and is itself not shown.
    """
    visible = [row for row in rows if as_of is None or row.first_known <= as_of]
    replaced = {row.supersedes for row in visible if row.supersedes}
    return [row for row in visible if row.id not in replaced and row.qualifier != "withdrawn"]
