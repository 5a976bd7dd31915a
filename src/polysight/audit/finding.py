"""What an audit says: what is wrong, which rows, how sure, and which is the likely culprit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """Classes of findings."""

    SAME = "SAME"
    TREND = "TREND"
    SUBSET = "SUBSET"
    SUM = "SUM"
    ARITH = "ARITH"
    SCALE = "SCALE"
    LIMIT = "LIMIT"
    LOGIC = "LOGIC"
    MONO = "MONO"
    PHYS = "PHYS"
    ECON = "ECON"
    ADVICE = "ADVICE"
    DEF = "DEF"


class Severity(StrEnum):
    """How much hangs on a finding."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding.

    Parameters
    ----------
    kind : FindingKind
        Class; ``DEF`` is a warning about a missing definition and no contradiction.
    severity : Severity
        By the written rule of `polysight.audit.severity`.
    rows : tuple of str
        Ids of the claims that together cannot hold, the suspect first where there is one.
    statement : str
        Message key of what is wrong; its fields are `fields`.
    fields : tuple of (str, str)
        Numbers and names of the statement, as text in the unit of the claims.
    arithmetic : str
        The arithmetic with its numbers, in signs only (no words of a language).
    expected, got : float
        What the other claims demand, and what is stated; NaN where a number says nothing.
    likely_culprit : str
        Id of the claim that is most likely wrong; empty where nothing speaks for one.
    confidence : float
        Chance that the claims really cannot hold together, 0 to 1, by the rule's written scale.
    rule : str
        Key of the rule.
    evidence : tuple of str
        Ids of evidence rows that the finding rests on beside the claims.
    id : str
        Name of the finding by what its claims say; rules leave it empty, `polysight.audit.naming`
        gives it.
    """

    kind: FindingKind
    severity: Severity
    rows: tuple[str, ...]
    statement: str
    fields: tuple[tuple[str, str], ...]
    arithmetic: str
    expected: float
    got: float
    likely_culprit: str
    confidence: float
    rule: str
    evidence: tuple[str, ...] = ()
    id: str = ""
