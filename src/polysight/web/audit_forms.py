"""Forms of requests to the audit."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from polysight.web.forms import Dated, Several, Words

#: Name of a table as findings and faults tell it: letters, digits and few marks, no path.
TABLE_NAME = r"^\w[\w .()（）-]{0,59}$"


class Audit(Dated):
    """How a table of claims is judged.

    Parameters
    ----------
    name : str or None
        Name of the table, as findings and faults tell it.
    sheet : str
        Sheet of a workbook; the one that holds claims when omitted.
    only : tuple of str
        Rules and classes of findings that alone are wanted; may be repeated.
    ignore : tuple of str
        Rules and classes of findings that are not wanted; may be repeated.
    accept : tuple of str
        Names of findings that somebody let stand; may be repeated.
    tolerance : float
        Times every tolerance.
    against_evidence : bool
        Hold claims against rows of the evidence too.
    year : int or None
        Year that undated claims about the present mean.
    fail_at : str
        Severity from which on the audit fails.
    """

    name: Annotated[str, Field(pattern=TABLE_NAME)] | None = None
    sheet: Annotated[str, Field(max_length=100)] = ""
    only: Several = ()
    ignore: Several = ()
    accept: Annotated[tuple[Words, ...], Field(max_length=1000)] = ()
    tolerance: Annotated[float, Field(ge=0.0, le=1000.0)] = 1.0
    against_evidence: bool = False
    year: Annotated[int, Field(ge=1900, le=2200)] | None = None
    fail_at: Literal["high", "medium", "low", "never"] = "high"


class AuditFindings(Audit):
    """How a table of claims is judged, and of which finding everything is told.

    Parameters
    ----------
    finding : str
        One finding, or those of a claim, with everything that they rest on; all when omitted.
    """

    finding: Annotated[str, Field(max_length=100)] = ""


class AuditRun(Audit):
    """How a table of claims is judged in a run.

    Parameters
    ----------
    form : str
        Form of the findings.
    """

    form: Literal["json", "csv", "xlsx", "html"] = "json"
