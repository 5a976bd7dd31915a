"""An audit from tables to findings: read, judge, name, merge, and leave out what was accepted."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from polysight.audit.coverage import Coverage, coverage
from polysight.audit.finding import Finding, FindingKind, Severity
from polysight.audit.joined import Joined, joined
from polysight.audit.merge import merged
from polysight.audit.naming import named, told_apart
from polysight.audit.reading import claims
from polysight.audit.report import Report
from polysight.audit.rulebook import Choice, choice, found
from polysight.errors import DataError, Problem, UsageError, refusal
from polysight.evidence.store import Evidence
from polysight.suggestion import nearest

Step = Callable[[int, int], object]
#: Severities from the least on.
RISING = (Severity.LOW, Severity.MEDIUM, Severity.HIGH)


@dataclass(frozen=True, eq=False)
class Asked:
    """How a report is to be judged.

    Parameters
    ----------
    chosen : Choice
        Rules, and which of their findings are wanted.
    tolerance : float
        Times every tolerance; see `Report.tolerant`.
    year : int
        Year that undated claims about the present mean; 0 for the one that the claims tell.
    as_of : datetime.date or None
        Day of knowledge for evidence rows; the latest when None.
    accepted : tuple of str
        Names of findings that somebody looked at and let stand.
    """

    chosen: Choice
    tolerance: float = 1.0
    year: int = 0
    as_of: dt.date | None = None
    accepted: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Outcome:
    """An audit.

    Parameters
    ----------
    names : tuple of str
        Tables, in the given order.
    report : Report
        Their claims.
    files : mapping of str to str
        Table that each claim stands in, by id.
    findings : tuple of Finding
        Findings with names, those of one fact merged, the weightiest first.
    asked : Asked
        How it was judged.
    left_out : tuple of str
        Accepted findings that were there and are left out.
    """

    names: tuple[str, ...]
    report: Report
    files: Mapping[str, str]
    findings: tuple[Finding, ...]
    asked: Asked
    left_out: tuple[str, ...]

    @property
    def coverage(self) -> Coverage:
        """What could be judged."""
        return coverage(self.report)

    @property
    def contradictions(self) -> tuple[Finding, ...]:
        """Findings that are more than a missing definition."""
        return tuple(one for one in self.findings if one.kind is not FindingKind.DEF)

    @property
    def definitions(self) -> tuple[Finding, ...]:
        """Missing definitions."""
        return tuple(one for one in self.findings if one.kind is FindingKind.DEF)

    @property
    def gone(self) -> tuple[str, ...]:
        """Accepted findings that are not there."""
        return tuple(one for one in self.asked.accepted if one not in self.left_out)

    def counts(self) -> Counter[tuple[FindingKind, Severity]]:
        """Findings by kind and severity.

        Returns
        -------
        collections.Counter
            Their numbers.
        """
        return Counter((one.kind, one.severity) for one in self.findings)

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """Findings at or above a severity.

        Parameters
        ----------
        severity : Severity
            The severity.

        Returns
        -------
        tuple of Finding
            The findings.
        """
        lowest = RISING.index(severity)
        return tuple(one for one in self.findings if RISING.index(one.severity) >= lowest)

    def on(self, name: str) -> tuple[Finding, ...]:
        """Findings of a name, or those that name a claim.

        Parameters
        ----------
        name : str
            Name of a finding in any case, the beginning of a name that no other finding shares,
            or the id of a claim.

        Returns
        -------
        tuple of Finding
            The findings; none where there is no such name.
        """
        plain = name.casefold()
        exact = tuple(one for one in self.findings if one.id.casefold() == plain)
        if exact:
            return exact
        claim = tuple(one for one in self.findings if name in one.rows)
        short = tuple(one for one in self.findings if _begins(one, plain))
        return claim or (short if len(short) == 1 else ())


def audited(
    paths: Sequence[Path],
    evidence: Evidence,
    asked: Asked | None = None,
    *,
    sheet: str = "",
    step: Step | None = None,
) -> Outcome:
    """Audit of a report that stands in one table or in several.

    Parameters
    ----------
    paths : sequence of pathlib.Path
        CSV or XLSX files, as `polysight.audit.reading.claims` reads them.
    evidence : Evidence
        Words, units and rows that rules cite.
    asked : Asked, optional
        How to judge; every rule that is applied by default when omitted.
    sheet : str
        Sheet of the workbooks.
    step : callable, optional
        Told how many steps of how many are done.

    Returns
    -------
    Outcome
        The audit.

    Raises
    ------
    UsageError
        If a file is not there or given twice.
    DataError
        If a table cannot be read, or none of them holds a claim.
    """
    names = _names(paths)
    asked = asked or Asked(choice())
    total = len(paths) + len(asked.chosen.rules) + 1
    done = _Steps(step, total)
    read = []
    for name, path in zip(names, paths, strict=True):
        read.append((name, claims(path, evidence, sheet=sheet)))
        done.next()
    together = joined(read)
    if not together.report.claims:
        raise DataError((Problem("audit_cli.no_claims", file=", ".join(names)),))
    together = replace(together, report=_set(together.report, asked))
    findings = found(together.report, asked.chosen.rules, lambda rule: done.next())
    outcome = _outcome(names, together, findings, asked)
    done.next()
    return outcome


class _Steps:
    def __init__(self, step: Step | None, total: int) -> None:
        self.step, self.total, self.done = step, total, 0

    def next(self) -> None:
        self.done += 1
        if self.step is not None:
            self.step(self.done, self.total)


def _names(paths: Sequence[Path]) -> tuple[str, ...]:
    """Name of each table: that of its file, or its whole path where files share a name."""
    for path in paths:
        _require(path)
    places = [path.resolve() for path in paths]
    for at, place in enumerate(places):
        if place in places[:at]:
            raise refusal(UsageError, "audit_cli.file_twice", got=paths[at])
    shared = Counter(path.name for path in paths)
    return tuple(path.name if shared[path.name] == 1 else str(path) for path in paths)


def _require(path: Path) -> None:
    if path.is_dir():
        raise refusal(UsageError, "audit_cli.folder", got=path)
    if not path.exists():
        beside = [each.name for each in path.parent.iterdir()] if path.parent.is_dir() else []
        near = nearest(path.name, beside)
        told = {"suggestion": str(path.with_name(near)) if near else ""}
        raise refusal(UsageError, "audit_reading.no_file", got=path, **told)


def _set(report: Report, asked: Asked) -> Report:
    told = replace(report, present=asked.year, as_of=asked.as_of)
    return told if asked.tolerance == 1.0 else told.tolerant(asked.tolerance)


def _outcome(
    names: tuple[str, ...], together: Joined, findings: Iterable[Finding], asked: Asked
) -> Outcome:
    report = together.report
    wanted = [one for one in findings if asked.chosen.wants(one)]
    every = told_apart(merged(named(wanted, report)))
    accepted = frozenset(asked.accepted)
    kept = tuple(one for one in every if one.id not in accepted)
    out = tuple(one.id for one in every if one.id in accepted)
    return Outcome(names, report, together.files, kept, asked, out)


def _begins(finding: Finding, plain: str) -> bool:
    name = finding.id.casefold()
    return bool(plain) and (name.startswith(plain) or name.partition("-")[2].startswith(plain))
