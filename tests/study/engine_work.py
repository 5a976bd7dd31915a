"""Work for engines, found by its name in workers of other processes."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path


def scaled(factor: int, number: int) -> tuple[int, int]:
    """A product, and the process that made it."""
    return factor * number, os.getpid()


def scaled_but_dying_once(folder: Path, number: int) -> int:
    """Twice a number; the first worker that meets the number three is killed."""
    mark = folder / "died"
    if number == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.02)
    return 2 * number


def dying(folder: Path, number: int) -> int:
    """No worker survives it."""
    (folder / str(os.getpid())).touch()
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def failing(limit: int, number: int) -> int:
    """A number below a limit, else a fault of the work itself."""
    if number >= limit:
        raise FileNotFoundError(number)
    return number


def noted(folder: Path, number: int) -> int:
    """A number, and a file that tells that it was worked on."""
    (folder / f"{number}").touch()
    return number
