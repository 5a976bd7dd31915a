"""Rules of a report applied by two processes, each taking the next that neither has taken."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence

from polysight.audit.finding import Finding
from polysight.audit.fork import can_copy, copied
from polysight.audit.report import Report
from polysight.audit.rule import Rule

#: Claims below which a second process costs more than it saves.
WORTH = 400
#: Rules that take longest begin first, so that the last to end are short.
LONG = ("identity", "physics_bounds")


def can_share(report: Report) -> bool:
    """Whether a second process can take some of the rules, and is worth its start.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    bool
        True where a process can be copied and there are claims enough.
    """
    return len(report.claims) >= WORTH and can_copy()


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
    found: dict[int, list[Finding]] = {}
    try:
        with copied(lambda: _taken(waiting, report, rules)) as others:
            for taken in (_taken(waiting, report, rules), others):
                for at, findings in taken:
                    found[at] = findings
                    applied(rules[at])
    finally:
        os.close(waiting)
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
