"""Whether an answer rests only on what was known on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from polysight.errors import UsageError, refusal
from polysight.evidence.store import Evidence
from polysight.study.references import References, references


def require_known(document: object, day: dt.date, data: Evidence) -> None:
    """Refuse an answer that rests on something that came later.

    Designs of plants and texts of the law are of today and have no earlier face, so that an answer
    about them is either wholly known on a day or not told.

    Parameters
    ----------
    document : object
        The answer, which cites every row that it rests on.
    day : datetime.date
        Day of knowledge.
    data : Evidence
        The rows.

    Raises
    ------
    UsageError
        With the day from which on the answer can be had, and a row that became known on it.
    """
    known = references(data)
    newest = max(((known.vintage(name), name) for name in set(_cited(document, known))), default=())
    if newest and newest[0] > day.isoformat():
        raise refusal(UsageError, "api.known_later", got=day, known=newest[0], row_id=newest[1])


def told_on(day: dt.date | None, document: dict[str, object], data: Evidence) -> dict[str, object]:
    """An answer, where it rests only on what was known on a day.

    Parameters
    ----------
    day : datetime.date or None
        Day of knowledge; the latest when None.
    document : dict
        The answer.
    data : Evidence
        The rows.

    Returns
    -------
    dict
        The answer.

    Raises
    ------
    UsageError
        As `require_known` raises it.
    """
    if day is not None:
        require_known(document, day, data)
    return document


def _cited(node: object, known: References) -> Iterator[str]:
    """Ids of rows anywhere in a document."""
    if isinstance(node, dict):
        for one in node.values():
            yield from _cited(one, known)
    elif isinstance(node, list | tuple):
        for one in node:
            yield from _cited(one, known)
    elif isinstance(node, str) and (node in known.observations or node in known.rows):
        yield node
