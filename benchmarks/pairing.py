"""Two commands, or two ways through many states, in turn, compared by CPU time."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

ROUNDS = 7


def cpu_seconds(script: str) -> float:
    """CPU seconds of a Python script run in a process of its own."""
    before = os.times()
    subprocess.run([sys.executable, "-c", script], check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return (after.children_user + after.children_system) - (
        before.children_user + before.children_system
    )


def compare(name: str, own: str, peer_name: str, peer: str) -> None:
    """Print medians and the median ratio of two scripts run in turn."""
    pairs = [(cpu_seconds(own), cpu_seconds(peer)) for _ in range(ROUNDS + 1)][1:]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(other / one for one, other in pairs)
    sys.stdout.write(
        f"{name}: polysight {ours:.2f} s, {peer_name} {theirs:.2f} s CPU; "
        f"{peer_name} takes {ratio:.1f} times as much ({ROUNDS} pairs)\n"
    )


def compare_states(
    own: Callable[[], object], states: int, peer: Callable[[], object], sample: int
) -> tuple[float, float, float]:
    """Median CPU seconds a state of two ways run in turn, and the median of their ratio."""

    def spent(work: Callable[[], object], size: int) -> float:
        start = time.process_time()
        work()
        return (time.process_time() - start) / size

    pairs = [(spent(own, states), spent(peer, sample)) for _ in range(ROUNDS + 1)][1:]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    return ours, theirs, statistics.median(other / one for one, other in pairs)
