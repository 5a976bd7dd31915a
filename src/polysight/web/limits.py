"""What the interface allows, in one place, so that it can be told and tested."""

from __future__ import annotations

from dataclasses import dataclass

#: Rows of a page where a reader names no number, and the most that a page may hold.
PAGE_ROWS, MOST_PAGE_ROWS = 100, 1000
#: Draws of a direct answer, and of a run that is told of progress.
MOST_DRAWS, MOST_RUN_DRAWS = 5_000, 20_000
#: Names in one request: changes of a design, places, routes, indicators.
MOST_NAMES = 32


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what one machine does for others.

    Parameters
    ----------
    body : int
        Most bytes of a request.
    upload : int
        Most bytes of a table that is sent.
    workers : int
        Processes that compute.
    waiting : int
        Questions that may wait for a worker; more are sent away with a time to come back.
    patience : float
        Longest time that a direct answer may take, waiting included [s].
    run_patience : float
        Longest time that a run may take [s].
    runs : int
        Runs that are kept, the oldest finished ones go first.
    rate : float
        Requests of one client a second, on average.
    burst : int
        Requests of one client at once.
    cached : int
        Bytes of answers that are kept.
    """

    body: int = 1_000_000
    upload: int = 4_000_000
    workers: int = 2
    waiting: int = 8
    patience: float = 60.0
    run_patience: float = 1800.0
    runs: int = 32
    rate: float = 50.0
    burst: int = 200
    cached: int = 128 * 1024 * 1024
