"""One rule of the audit: what it looks for, and how it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from polysight.audit.finding import Finding, FindingKind
from polysight.audit.report import Report
from polysight.messages import Language, text


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule.

    Parameters
    ----------
    key : str
        Its name, also the section ``audit_<key>`` of the message catalogues, which tells its
        ``title``, its ``explanation`` and an ``example``.
    kinds : tuple of FindingKind
        Classes of findings that it makes.
    find : callable
        Findings of a report.
    default : bool
        Whether it is applied where nobody asks for it by name.
    """

    key: str
    kinds: tuple[FindingKind, ...]
    find: Callable[[Report], Iterable[Finding]]
    default: bool = True

    def told(self, part: str, language: Language) -> str:
        """What the rule says of itself.

        Parameters
        ----------
        part : str
            ``title``, ``explanation`` or ``example``.
        language : {"en", "zh"}
            Language of the words.

        Returns
        -------
        str
            The words.
        """
        return text(f"audit_{self.key}.{part}", language)
