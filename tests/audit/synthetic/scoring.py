"""How many of the known errors an audit finds, and how often it cries wolf."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from tests.audit.synthetic.fact import Seed
from tests.audit.synthetic.reports import Report

DEFINITION = "DEF"


@dataclass(frozen=True, slots=True)
class Heard:
    """What scoring needs of a finding: class and rows."""

    kind: str
    rows: frozenset[str]


@dataclass(slots=True)
class Tally:
    """Errors of one class: how many there were, were found, and were named and proven.

    Found is an error with a culprit among the rows of a finding of its class or of one under
    which a reader would find it too; named is one whose finding is of its very class and has
    a witness among its rows as well.
    """

    seeded: int = 0
    found: int = 0
    named: int = 0
    missed: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Score:
    """Recall by class, and false alarms beside the claims read.

    Warnings of missing definitions are counted apart from contradictions.
    """

    claims: int = 0
    by_kind: dict[str, Tally] = field(default_factory=dict)
    false_alarms: int = 0
    false_warnings: int = 0

    def recall(self, kind: str) -> float:
        """Share of the errors of a class that were found."""
        return self.by_kind[kind].found / self.by_kind[kind].seeded

    @property
    def false_alarms_per_hundred(self) -> float:
        """False contradictions per 100 claims."""
        return 100.0 * self.false_alarms / self.claims

    @property
    def false_warnings_per_hundred(self) -> float:
        """Warnings of missing definitions, where none is missing, per 100 claims."""
        return 100.0 * self.false_warnings / self.claims

    def add(self, report: Report, findings: Collection[Heard]) -> list[Heard]:
        """Count the findings of one report; what it returns are the false ones."""
        self.claims += len(report.rows)
        for seed in report.seeds:
            tally = self.by_kind.setdefault(seed.kind, Tally())
            tally.seeded += 1
            tally.named += any(named(seed, each) for each in findings)
            if any(found(seed, each) for each in findings):
                tally.found += 1
            else:
                tally.missed.append(seed.name)
        undated = {row.id for row in report.rows if row.undated}
        wrong = [
            each
            for each in findings
            if not just(each, report.seeds)
            and not (each.kind == DEFINITION and each.rows & undated)
        ]
        warnings = sum(each.kind == DEFINITION for each in wrong)
        self.false_warnings += warnings
        self.false_alarms += len(wrong) - warnings
        return wrong


def found(seed: Seed, finding: Heard) -> bool:
    """Whether a finding tells of an error."""
    alone = not seed.witnesses
    return (
        finding.kind in seed.accepted
        and bool(finding.rows & seed.culprits)
        and (alone or len(finding.rows) > 1)
    )


def named(seed: Seed, finding: Heard) -> bool:
    """Whether a finding is of the very class of the error and has a row that proves it."""
    proven = not seed.witnesses or bool(finding.rows & seed.witnesses)
    return found(seed, finding) and finding.kind == seed.kind and proven


def just(finding: Heard, seeds: Iterable[Seed]) -> bool:
    """Whether a finding has a row that is wrong; a missing definition is one of its own kind."""
    warning = finding.kind == DEFINITION
    return any(
        finding.rows & seed.culprits for seed in seeds if not warning or seed.kind == DEFINITION
    )
