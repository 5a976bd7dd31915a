"""A resource of the interface: where it is, what may be asked, who answers, which tables it has."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from polysight.messages import Language
from polysight.web.desk import Desk
from polysight.web.forms import Form
from polysight.web.listing import Listing
from polysight.web.store import Store

Asked = dict[str, Any]
Record = Mapping[str, Any]
#: From what is read and what is asked to a document, a list, or the bytes of a document.
Answer = Callable[[Desk, Asked, Language], object]
#: From a document to the records of a table.
Rows = Callable[[dict[str, Any]], Iterable[Record]]


@dataclass(frozen=True, slots=True)
class Resource:
    """One resource that is read.

    Parameters
    ----------
    key : str
        Its name: messages ``api.KEY`` and ``api.KEY_more``, and the id of the operation.
    group : str
        Group in the description of the interface: message ``api_group.GROUP``.
    path : str
        Path below the root of the interface, with at most one name in braces.
    form : type of Form
        What may be asked.
    answer : callable
        Who answers.
    schema : str
        Name of the published schema of the document, or of the records of a list.
    names : callable, optional
        Names that the path may hold.
    tables : mapping of str to callable
        Tables that can be had as CSV and Parquet; the first is the one where none is named.
    """

    key: str
    group: str
    path: str
    form: type[Form]
    answer: Answer
    schema: str
    names: Callable[[Store], Iterable[str]] | None = None
    tables: Mapping[str, Rows] | None = None

    @property
    def listed(self) -> bool:
        """Whether it is a list with pages."""
        return "cursor" in self.form.model_fields

    @property
    def variable(self) -> str:
        """Name in braces of the path; empty for none."""
        return self.path.partition("{")[2].partition("}")[0]


def read(function: Callable[[Store, Asked, Language], object]) -> Answer:
    """Answer that is read from the store, in the process of the interface.

    Parameters
    ----------
    function : callable
        From store, what is asked and language to a document or a list.

    Returns
    -------
    callable
        The answer.
    """
    return lambda desk, asked, language: function(desk.store, asked, language)


def worked(room: str, **fixed: object) -> Answer:
    """Answer that a worker computes.

    Parameters
    ----------
    room : str
        Name of the answer, see `polysight.web.rooms`.
    **fixed : object
        Particulars that nobody asks.

    Returns
    -------
    callable
        The answer; a day that is not named is today.
    """

    def answer(desk: Desk, asked: Asked, language: Language) -> object:
        told = {**asked, **fixed}
        if "on" in told and told["on"] is None:
            told["on"] = dt.datetime.now(dt.UTC).date()
        return desk.worked(room, told, language)

    return answer


def part(name: str) -> Rows:
    """Table that a document holds as a list of records.

    Parameters
    ----------
    name : str
        Its key.

    Returns
    -------
    callable
        The records.
    """
    return lambda document: document[name]


def tree(answer: object) -> dict[str, Any]:
    """A document as a tree, whether it came as one or as bytes.

    Parameters
    ----------
    answer : object
        Document or bytes.

    Returns
    -------
    dict
        The tree.
    """
    found: dict[str, Any] = json.loads(answer) if isinstance(answer, bytes) else answer  # type: ignore[assignment]
    return found


def listing(answer: object) -> Listing:
    """A list, as an answer of a resource with pages is one.

    Parameters
    ----------
    answer : object
        The answer.

    Returns
    -------
    Listing
        The same.
    """
    assert isinstance(answer, Listing)
    return answer
