"""The findings of an audit as a file: table, workbook or page."""

from __future__ import annotations

from collections.abc import Callable

from polysight.audit.findings_table import csv_bytes
from polysight.audit.findings_workbook import workbook_bytes
from polysight.audit.outcome import Outcome
from polysight.messages import Language
from polysight.report.audit_page import audit_page


def audit_file(form: str, outcome: Outcome, language: Language) -> bytes:
    """Findings as a file.

    Parameters
    ----------
    form : {"csv", "xlsx", "html"}
        Form of the file.
    outcome : Outcome
        The audit.
    language : {"en", "zh"}
        Language of the file.

    Returns
    -------
    bytes
        Its content; a form that is not known is the fault of the caller.
    """
    return FORMS[form](outcome, language)


def _page(outcome: Outcome, language: Language) -> bytes:
    return audit_page(outcome.report, outcome.findings, language, name=", ".join(outcome.names))


#: What makes each form.
FORMS: dict[str, Callable[[Outcome, Language], bytes]] = {
    "csv": csv_bytes,
    "xlsx": workbook_bytes,
    "html": _page,
}
