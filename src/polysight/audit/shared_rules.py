"""Rules of a report applied by two processes, each taking the next that neither has taken."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection

from polysight.audit.finding import Finding
from polysight.audit.report import Report
from polysight.audit.rule import Rule

#: Claims below which a second process costs more than it saves.
WORTH = 2_000
#: Rules that take longest begin first, so that the last to end are short.
LONG = ("identity", "physics_bounds")


def can_share(report: Report) -> bool:
    """Whether a second process can take some of the rules, and is worth its start.

    A copy of a process has none of its other threads, so there may be none; on macOS system
    libraries do not bear a copy at all.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    bool
        True on Linux with a free processor, one thread and claims enough.
    """
    if sys.platform != "linux" or len(report.claims) < WORTH:
        return False
    return len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1


def shared_rules(
    report: Report, rules: Sequence[Rule], applied: Callable[[Rule], object]
) -> list[Finding]:
    """Findings of rules, some of which a copy of this process applies.

    Parameters
    ----------
    report : Report
        The claims; the copy shares its memory.
    rules : sequence of Rule
        At most 256 rules to apply.
    applied : callable
        Called with each rule when its findings are known.

    Returns
    -------
    list of Finding
        In the order of the rules, as if one process had applied them all. What the copy could not
        answer is applied here, so that errors are raised here too.
    """
    order = sorted(range(len(rules)), key=lambda at: rules[at].key not in LONG)
    waiting, filling = os.pipe()
    os.write(filling, bytes(order))
    os.close(filling)
    context = get_context("fork")
    answers, questions = context.Pipe(duplex=False)
    copy = context.Process(target=_answer, args=(questions, waiting, report, rules), daemon=True)
    copy.start()
    questions.close()
    found: dict[int, list[Finding]] = {}
    try:
        for at, findings in _taken(waiting, report, rules):
            found[at] = findings
            applied(rules[at])
        for at, findings in _answered(answers):
            found[at] = findings
            applied(rules[at])
    finally:
        os.close(waiting)
        answers.close()
        copy.terminate()
        copy.join()
    for at in range(len(rules)):
        if at not in found:
            found[at] = list(rules[at].find(report))
            applied(rules[at])
    return [one for at in range(len(rules)) for one in found[at]]


def _taken(
    waiting: int, report: Report, rules: Sequence[Rule]
) -> Iterator[tuple[int, list[Finding]]]:
    """Rules one after another, until none waits."""
    while number := os.read(waiting, 1):
        yield number[0], list(rules[number[0]].find(report))


def _answer(questions: Connection, waiting: int, report: Report, rules: Sequence[Rule]) -> None:
    with suppress(Exception, KeyboardInterrupt):
        for answer in _taken(waiting, report, rules):
            questions.send(answer)


def _answered(answers: Connection) -> Iterator[tuple[int, list[Finding]]]:
    with suppress(EOFError):
        while True:
            yield answers.recv()
