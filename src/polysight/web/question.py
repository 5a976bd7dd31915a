"""A question to a room, as plain words that one process can hand to another."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
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
    told = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    return f"{told}\n".encode()
