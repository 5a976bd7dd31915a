"""Findings about the law and about the footprint."""

from __future__ import annotations

from polysight.report.binding import Numbers
from polysight.report.chapters.finding import Finding, finite, key_at, supported
from polysight.report.prose import Name
from polysight.study.result import Number

ROUTES = ("siemens", "silane-fbr")
CASES = ("low", "central", "high")
#: Keys of the capacity that fails.
ESTIMATES = ("low", "mean", "high")


def carbon(numbers: Numbers) -> Finding | None:
    """Footprints of both routes from cradle to gate, with their intervals.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim; granules are lower only where the intervals do not meet.
    """
    name = "carbon.total_lifecycle"
    known = {(key_at(one, 0), key_at(one, 1)): one for one in finite(numbers, name)}
    if not {(route, case) for route in ROUTES for case in CASES} <= known.keys():
        return None
    rods, granules = ([known[route, case] for case in CASES] for route in ROUTES)
    word = "lower" if granules[-1].value < rods[0].value else "not_lower"
    return supported(
        f"finding.carbon_{word}", *covered(numbers),
        rods=rods[1], rods_low=rods[0], rods_high=rods[2],
        granules=granules[1], granules_low=granules[0], granules_high=granules[2],
    )  # fmt: skip


def covered(numbers: Numbers) -> tuple[Finding, ...]:
    """Stages that no footprint holds.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    tuple of Finding
        That the sums are lower bounds, and which stages are missing; empty where none is.
    """
    name = "carbon.footprint_lifecycle"
    known = {key_at(one, 1) for one in finite(numbers, name)}
    missing = tuple(
        Name("stage", stage) for stage in numbers.keys(name, "stage") if stage not in known
    )
    if not missing or not known:
        return ()
    return (Finding("finding.carbon_bound", (("stages", missing),)),)


def policy(numbers: Numbers) -> Finding | None:
    """What the next edition of the energy limit changes for the examples and for the register.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim.
    """
    days = numbers.keys("policy.limit", "day")
    examples = numbers.keys("policy.limit", "example")
    failing = finite(numbers, "policy.capacity_failing", containing=days[-1] if days else "")
    if not examples or len(failing) != len(ESTIMATES):
        return None
    turned = [
        one
        for one in examples
        if _margin(numbers, one, days[0]) >= 0 > _margin(numbers, one, days[-1])
    ]
    if not turned:
        return None
    limits = [numbers.at("policy.limit", turned[0], day) for day in (days[0], days[-1])]
    return supported(
        "finding.policy_turns", *_register(numbers, failing, days[-1]),
        plant=Name("example", turned[0]), before=limits[0], after=limits[1],
        missed=tuple(Name("example", one) for one in turned),
    )  # fmt: skip


def _margin(numbers: Numbers, example: str, day: str) -> float:
    return numbers.at("policy.margin", example, day).value


def _register(numbers: Numbers, failing: list[Number], day: str) -> tuple[Finding, ...]:
    """Capacity that fails, at both published levels."""
    low, mean, high = failing
    values = (
        ("mean", mean), ("low", low), ("high", high),
        ("judged", numbers.at("policy.capacity_judged", day)),
        ("model", numbers.at("policy.capacity_failing_model", day)),
    )  # fmt: skip
    return (Finding("finding.policy_register", values),)
