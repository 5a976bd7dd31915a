"""Several tables of claims as one report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from polysight.audit.claim import Claim
from polysight.audit.comparison import content
from polysight.audit.report import Report


@dataclass(frozen=True, eq=False)
class Joined:
    """Tables that were read as one report.

    Parameters
    ----------
    report : Report
        All claims.
    files : mapping of str to str
        Name of the table that each claim stands in, by id.
    """

    report: Report
    files: Mapping[str, str]


def joined(reports: Sequence[tuple[str, Report]]) -> Joined:
    """Tables of one report, such as one for each chapter, as one.

    Where there are several, the name of its table goes before each section, and before an id that
    stands in more than one of them.

    Parameters
    ----------
    reports : sequence of (str, Report)
        Name and claims of each table, one at least.

    Returns
    -------
    Joined
        All of them.
    """
    first = reports[0][1]
    if len(reports) == 1:
        name = reports[0][0]
        return Joined(first, {claim.id: name for claim in first.claims})
    counts = Counter(claim.id for _, report in reports for claim in report.claims)
    claims: list[Claim] = []
    files: dict[str, str] = {}
    for name, report in reports:
        for claim in report.claims:
            own = f"{name}:{claim.id}" if counts[claim.id] > 1 else claim.id
            section = f"{name}: {claim.section}" if claim.section else name
            claims.append(replace(claim, id=own, section=section))
            files[own] = name
        for key, metric in report.vocabulary.metrics.items():
            first.vocabulary.metrics.setdefault(key, metric)
    claims.sort(key=_order)
    remarks = tuple(remark for _, report in reports for remark in report.remarks)
    return Joined(replace(first, claims=tuple(claims), remarks=remarks), files)


def _order(claim: Claim) -> tuple[object, ...]:
    ends = (claim.span.low, claim.span.high) if claim.span else ()
    return claim.metric, ends, content(claim)
