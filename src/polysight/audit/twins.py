"""Quantities that a report may use for one another, unless it tells both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from polysight.audit.claim import Claim
from polysight.audit.metric import Metric


def untwinned(
    claims: Iterable[Claim], main: Callable[[str], str | None], metrics: Mapping[str, Metric]
) -> list[Claim]:
    """Claims of which those of a near quantity are of the main one where only it is told.

    Parameters
    ----------
    claims : iterable of Claim
        Claims of a report.
    main : callable
        Gives the main metric of a near one: demand of apparent consumption, net profit of that of
        the owners.
    metrics : mapping of str to Metric
        Metrics by key.

    Returns
    -------
    list of Claim
        The claims. A near quantity stays its own where the main one of the same place and firms
        is told somewhere too.
    """
    given = list(claims)
    told = {(claim.metric, *_scope(claim)) for claim in given}
    found = []
    for claim in given:
        key = main(claim.metric)
        free = key is not None and (key, *_scope(claim)) not in told
        fits = free and metrics[key or ""].unit == metrics[claim.metric].unit
        found.append(replace(claim, metric=key) if fits and key else claim)
    return found


def _scope(claim: Claim) -> tuple[object, ...]:
    return claim.geographies, claim.companies, claim.group, claim.route
