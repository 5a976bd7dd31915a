"""What the handlers of requests share: what is read, who works, what is allowed."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock

from fastapi import Request

from polysight.errors import PolysightError
from polysight.messages import Language
from polysight.web.limits import Limits
from polysight.web.question import question
from polysight.web.runs import Runs
from polysight.web.speaking import spoken as understood
from polysight.web.store import Store
from polysight.web.worker import WorkerError
from polysight.web.workshop import BusyError, TooLongError, Workshop

#: Answers that are the same in every language: they are worked once for all.
WORDLESS = frozenset(
    (
        "law", "law_instrument", "law_changes", "market_record", "market_history",
        "market_calibration", "warning", "warning_history", "warning_record", "warning_indicator",
    )
)  # fmt: skip
#: What a reader of the page looks at first, and what takes long the first time.
FIRST: tuple[tuple[str, dict[str, object]], ...] = (
    ("warning", {"as_of": None}),
    ("warning_history", {"as_of": None}),
    ("market_record", {}),
    ("market_history", {"as_of": None}),
)


@dataclass(eq=False)
class Shelf:
    """Answers that were told before, up to a number of bytes.

    Parameters
    ----------
    most : int
        The number of bytes.
    """

    most: int
    _kept: OrderedDict[str, bytes] = field(default_factory=OrderedDict)
    _size: int = 0
    _lock: Lock = field(default_factory=Lock)

    def find(self, name: str) -> bytes | None:
        """Answer of a name.

        Parameters
        ----------
        name : str
            What was asked.

        Returns
        -------
        bytes or None
            None where it was not kept.
        """
        with self._lock:
            if name in self._kept:
                self._kept.move_to_end(name)
            return self._kept.get(name)

    def keep(self, name: str, content: bytes) -> bytes:
        """Keep an answer; the ones that nobody asked for lately go.

        Parameters
        ----------
        name : str
            What was asked.
        content : bytes
            The answer.

        Returns
        -------
        bytes
            The answer.
        """
        with self._lock:
            self._size += len(content) - len(self._kept.pop(name, b""))
            self._kept[name] = content
            while self._size > self.most:
                _, gone = self._kept.popitem(last=False)
                self._size -= len(gone)
        return content


@dataclass(frozen=True, eq=False)
class Desk:
    """Everything that a handler needs.

    Parameters
    ----------
    store : Store
        What is read.
    workshop : Workshop
        Who computes.
    runs : Runs
        Runs with progress.
    limits : Limits
        What is allowed.
    shelf : Shelf
        Answers that were told before.
    """

    store: Store
    workshop: Workshop
    runs: Runs
    limits: Limits
    shelf: Shelf

    def worked(self, room: str, asked: dict[str, object], language: Language) -> bytes:
        """Answer of a room.

        Parameters
        ----------
        room : str
            Name of the answer, see `polysight.web.rooms`.
        asked : dict
            Particulars.
        language : {"en", "zh"}
            Language of the answer.

        Returns
        -------
        bytes
            The answer.
        """
        spoken: Language = "en" if room in WORDLESS else language
        return self.workshop.answer(question(room, asked, spoken))

    def prepare(self) -> None:
        """Make what the first readers would wait for, one after the other.

        A reader who asks for it meanwhile waits for the same work; others find a worker free.
        """
        self.store.prepare()
        for room, asked in FIRST:
            with suppress(PolysightError, BusyError, TooLongError, WorkerError):
                self.worked(room, asked, "en")


def desk_of(request: Request) -> Desk:
    """Desk of the interface that a request came to.

    Parameters
    ----------
    request : Request
        The request.

    Returns
    -------
    Desk
        The desk.
    """
    found: Desk = request.app.state.desk
    return found


def language_of(request: Request) -> Language:
    """Language that a request is answered in.

    Parameters
    ----------
    request : Request
        The request.

    Returns
    -------
    {"en", "zh"}
        That of ``lang``, else the dearest that is accepted.
    """
    asked = request.query_params.get("lang")
    return understood(asked, request.headers.get("accept-language", ""))
