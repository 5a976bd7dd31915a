"""What is found about a project beside its numbers: rules kept, missed, or not to be judged."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from polysight.messages import Language
from polysight.policy.reason import Reason, reason
from polysight.policy.verdict import Verdict, VerdictKind


class FindingKind(StrEnum):
    """What a finding says."""

    FAIL = "fail"
    CANNOT_JUDGE = "cannot-judge"
    PASS = "pass"
    NOTE = "note"


#: Finding of a verdict; what does not concern a project is none.
OF_VERDICT = {
    VerdictKind.PASS: FindingKind.PASS,
    VerdictKind.FAIL: FindingKind.FAIL,
    VerdictKind.CANNOT_JUDGE: FindingKind.CANNOT_JUDGE,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding.

    Parameters
    ----------
    topic : str
        Code of what it is about, for example ``export-rebate``.
    kind : FindingKind
        Kept, missed, not to be judged, or a remark.
    reason : Reason
        The finding in words.
    inputs : tuple of str
        Ids of rules and rows on which it rests.
    verdict : Verdict or None
        The verdict, where a rule was held against the project: its clause and source stand in it.
    """

    topic: str
    kind: FindingKind
    reason: Reason
    inputs: tuple[str, ...] = ()
    verdict: Verdict | None = None

    def told(self, language: Language = "en") -> str:
        """The finding in words.

        Parameters
        ----------
        language : {"en", "zh"}
            Language of the words.

        Returns
        -------
        str
            The sentence.
        """
        return self.reason.told(language)


def finding(
    topic: str, kind: FindingKind, key: str, inputs: tuple[str, ...] = (), **fields: object
) -> Finding:
    """Finding of a message.

    Parameters
    ----------
    topic : str
        What it is about.
    kind : FindingKind
        What it says.
    key : str
        Message key.
    inputs : tuple of str
        Ids of what it rests on.
    **fields : object
        Placeholders of the message.

    Returns
    -------
    Finding
        The finding.
    """
    return Finding(topic, kind, reason(key, **fields), inputs)


def by_urgency(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Findings in the order of telling.

    Parameters
    ----------
    findings : tuple of Finding
        In any order.

    Returns
    -------
    tuple of Finding
        What is missed first, then what cannot be judged, what is kept, and remarks.
    """
    order = list(FindingKind)
    return tuple(sorted(findings, key=lambda one: order.index(one.kind)))
