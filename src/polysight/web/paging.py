"""Pages of a list: a cursor is bound to the question and to the version of the data."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json

from polysight.errors import UsageError, refusal

#: Digits of the hash of a question in a cursor.
DIGITS = 12


class OutdatedError(Exception):
    """The cursor is of other data: the walk has to begin again."""


def cursor(asked: str, version: str, place: int) -> str:
    """Where the next page begins.

    Parameters
    ----------
    asked : str
        The question without its page.
    version : str
        Version of the data.
    place : int
        Number of rows before the page.

    Returns
    -------
    str
        Opaque text for an address.
    """
    told = json.dumps([version, _digest(asked), place], separators=(",", ":"))
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def place(text: str, asked: str, version: str, count: int) -> int:
    """Number of rows before the page of a cursor.

    Parameters
    ----------
    text : str
        The cursor.
    asked : str
        The question that it is sent with.
    version : str
        Version of the data.
    count : int
        Rows that there are.

    Returns
    -------
    int
        The place.

    Raises
    ------
    UsageError
        If it is no cursor, or one of another question.
    OutdatedError
        If the data have changed since.
    """
    try:
        padded = text + "=" * (-len(text) % 4)
        told = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        made, digest, found = told
    except (binascii.Error, ValueError, TypeError, RecursionError) as fault:
        raise refusal(UsageError, "api.cursor") from fault
    if not isinstance(made, str) or isinstance(found, bool) or not isinstance(found, int):
        raise refusal(UsageError, "api.cursor")
    if made != version:
        raise OutdatedError
    if digest != _digest(asked) or not 0 < found < max(count, 1):
        raise refusal(UsageError, "api.cursor")
    return found


def _digest(asked: str) -> str:
    return hashlib.sha256(asked.encode()).hexdigest()[:DIGITS]
