"""A question to a room, as plain words that one process can hand to another."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from json.encoder import encode_basestring
from math import isfinite
from typing import Any

from polysight.messages import Language


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked; two questions are equal if their answers are.

    Parameters
    ----------
    room : str
        Name of the answer, see `polysight.web.rooms`.
    asked : str
        Particulars as JSON, sorted by name.
    language : {"en", "zh"}
        Language of names and sentences in the answer.
    """

    room: str
    asked: str
    language: Language

    @property
    def particulars(self) -> dict[str, Any]:
        """Particulars by name.

        Returns
        -------
        dict
            Texts, numbers, lists and nothing.
        """
        found: dict[str, Any] = json.loads(self.asked)
        return found


def question(room: str, asked: Mapping[str, object], language: Language) -> Question:
    """A question to a room.

    Parameters
    ----------
    room : str
        Name of the answer.
    asked : mapping of str to object
        Particulars; days as `datetime.date` or text.
    language : {"en", "zh"}
        Language of the answer.

    Returns
    -------
    Question
        The question.
    """
    # Only the names are sorted: the order inside a project is the order of its sums.
    text = json.dumps(dict(sorted(asked.items())), ensure_ascii=False, default=str)
    return Question(room, text, language)


def answer_text(document: object) -> bytes:
    """A document as it is sent: the same text as the command prints with ``--json``.

    Parameters
    ----------
    document : object
        Tree of texts, finite numbers, lists and nothing.

    Returns
    -------
    bytes
        JSON in UTF-8 that ends with a new line.
    """
    parts: list[str] = []
    _write(document, "\n", parts)
    parts.append("\n")
    return "".join(parts).encode()


def _write(node: object, line: str, parts: list[str]) -> None:
    """Write what `json.dumps` with an indent of two writes, in half of its time."""
    kind, deeper = type(node), f"{line}  "
    if not node or kind not in (dict, list):
        told = json.dumps(node, ensure_ascii=False, indent=2, allow_nan=False)
        parts.append(told.replace("\n", line))
        return
    begin, end = "{}" if kind is dict else "[]"
    members = node.items() if isinstance(node, dict) else ((None, one) for one in node)  # type: ignore[attr-defined]
    for key, one in members:
        begin += deeper if kind is list else f"{deeper}{_name(key)}: "
        plain = type(one)
        if plain is str:
            parts.append(begin + encode_basestring(one))
        elif one is None:
            parts.append(f"{begin}null")
        elif plain is float and isfinite(one):
            parts.append(f"{begin}{one!r}")
        else:
            parts.append(begin)
            _write(one, deeper, parts)
        begin = ","
    parts.append(f"{line}{end}")


def _name(key: object) -> str:
    """A key as it is written, also one that is no text."""
    if type(key) is str:
        return encode_basestring(key)
    return json.dumps({key: None}, allow_nan=False)[1:].partition(": null")[0]
