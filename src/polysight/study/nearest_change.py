"""Changes that a plant cannot take, with the nearest values that it can.

A value is named only after the same plant, with the same draws, has run with it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np

from polysight.errors import PolysightError, Problem, UsageError
from polysight.evidence.store import Evidence
from polysight.study.design_change import nearest_in_range, out_of_range, stated, with_value
from polysight.study.designs import Design, told_unit

Result = TypeVar("Result")
Attempt = Callable[[Design], object]

#: Powers of ten between the distance from the design to what was asked for, and the steps in
#: which the nearest value is sought on the way.
_DIGITS = 4
#: A bound this near to what was asked for, over the distance, is that value itself, left out.
_OPEN = 1e-6
#: Agreement of a number in a message with the one that was set; messages round.
_SAME = 1e-3


def possible(
    attempt: Callable[[Design], Result], default: Design, changes: Sequence[str], evidence: Evidence
) -> Result:
    """What an attempt makes of a design with changes.

    Parameters
    ----------
    attempt : callable
        Works a design through, draws included, or raises.
    default : Design
        The design before its changes.
    changes : sequence of str
        ``operation.field=value``; of two for one parameter the last holds.
    evidence : Evidence
        Holds the units.

    Returns
    -------
    object
        The result.

    Raises
    ------
    UsageError
        If a change or the plant is impossible. The message tells the rule, and a value of each
        impossible change with which all of them together are possible.
    """
    wanted = dict(stated(default, change, evidence) for change in changes)
    own, beyond = default, False
    for key, value in wanted.items():
        near = nearest_in_range(default.parameters[key], value)
        own, beyond = with_value(own, key, near), beyond or near != value
    try:
        made = attempt(own)
    except UsageError as fault:
        raise _refused(attempt, default, own, wanted) or fault from fault
    refused = _refused(attempt, default, own, wanted) if beyond else None
    if refused is not None:
        raise refused
    return made


def _refused(
    attempt: Attempt, default: Design, own: Design, wanted: dict[str, float]
) -> PolysightError | None:
    """Every change that is impossible once those before it are mended; None if none is."""
    good: Design = default
    problems: list[Problem] = []
    for key, value in wanted.items():
        parameter = own.parameters[key]
        near = parameter.estimate.value
        trial = with_value(good, key, near)
        fault = _fault(attempt, trial)
        if fault is None:
            good = trial
            if near != value:
                problems += out_of_range(parameter, value, near).problems
            continue
        found = _nearest(attempt, good, key, near, fault)
        if near != value:
            problems += out_of_range(parameter, value, near if found is None else found).problems
        else:
            problems += _told(fault, default, key, value, found)
        good = good if found is None else with_value(good, key, found)
    return UsageError(tuple(problems)) if problems else None


def _fault(attempt: Attempt, design: Design) -> PolysightError | None:
    """Why a design is impossible; None if it is not."""
    try:
        with np.errstate(all="ignore"):
            attempt(design)
    except PolysightError as fault:
        return fault
    return None


def _nearest(
    attempt: Attempt, good: Design, key: str, wanted: float, fault: PolysightError
) -> float | None:
    """Possible value nearest to the one wanted, of few digits; None if not even the old one is."""

    def runs(value: float) -> bool:
        return _fault(attempt, with_value(good, key, value)) is None

    problem, parameter = fault.problems[0], good.parameters[key]
    named = _number(dict(problem.fields).get("nearest", ""))
    if _speaks_of(problem, wanted) and named == nearest_in_range(parameter, named) and runs(named):
        return named
    start = parameter.estimate.value
    if not runs(start):
        return None
    edge = wanted + (start - wanted) * _OPEN
    if runs(edge):
        return edge
    return _between(runs, start, wanted)


def _between(runs: Callable[[float], bool], start: float, wanted: float) -> float:
    """Last value that runs on the way from one that does to one that does not."""
    grid = math.floor(math.log10(abs(wanted - start))) - _DIGITS
    sign = 1 if wanted > start else -1
    scale = 10.0**-grid
    first, last = math.ceil(sign * start * scale), math.ceil(sign * wanted * scale)
    best = start
    while first < last:
        middle = (first + last) // 2
        value = float(f"{sign * middle}e{grid}")
        if runs(value):
            best, first = value, middle + 1
        else:
            last = middle
    return best


def _told(
    fault: PolysightError, default: Design, key: str, wanted: float, found: float | None
) -> list[Problem]:
    """The rule that was broken, and the nearest value of what was set."""
    first, *others = fault.problems
    start = default.parameters[key].estimate.value
    if found is None:
        return [first, *others]
    name, unit = key, told_unit(default.parameters[key].estimate.unit)
    is_open = math.isclose(found, wanted + (start - wanted) * _OPEN, rel_tol=1e-12)
    told = dict(first.fields)
    if _speaks_of(first, wanted):
        if is_open and told.get("nearest", told["got"]) == told["got"]:
            return [first]
        if not is_open and "nearest" in told:
            # What the rule tells holds for the plant with all its draws.
            told["nearest"] = f"{found:.10g}"
            return [replace(first, fields=tuple(told.items()))]
    rule = "design.set_below" if wanted > start else "design.set_above"
    fields = (("name", name), ("got", f"{wanted:.10g}"), ("unit", unit))
    if is_open:
        return [first, Problem(rule, fields)]
    return [first, Problem("design.set_nearest", (*fields, ("near", f"{found:.10g}")))]


def _speaks_of(problem: Problem, wanted: float) -> bool:
    """Whether a message tells the value that was set."""
    got = _number(dict(problem.fields).get("got", ""))
    return math.isclose(got, wanted, rel_tol=_SAME)


def _number(text: str) -> float:
    """Number of a placeholder; not a number where it is none."""
    try:
        return float(text)
    except ValueError:
        return math.nan
