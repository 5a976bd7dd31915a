"""What ``polysight audit`` asks of the audit, and the files that it writes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from polysight.audit.finding import Finding, Severity
from polysight.audit.findings_table import csv_bytes
from polysight.audit.outcome import Asked, Outcome, audited
from polysight.audit.rulebook import choice
from polysight.errors import UsageError, refusal
from polysight.evidence.store import evidence
from polysight.evidence.writing import write_all
from polysight.loader import loaded
from polysight.messages import Language, text
from polysight.suggestion import nearest

#: Optional rule that holds claims against rows of the evidence.
AGAINST_EVIDENCE = "against_evidence"
_FINDING = re.compile(r"[A-Z]+-[0-9a-f]{8}(?:-\d+)?", re.IGNORECASE)


def asked(
    only: Iterable[str],
    ignore: Iterable[str],
    accept: Iterable[str],
    tolerance: float,
    against_evidence: bool,
    year: int | None,
    as_of: dt.date | None,
) -> Asked:
    """How a report is to be judged, from what was typed.

    Parameters
    ----------
    only, ignore : iterable of str
        Keys of rules and classes; several in one text with commas between.
    accept : iterable of str
        Names of findings, or files with one name a line.
    tolerance : float
        Times every tolerance.
    against_evidence : bool
        Whether claims are also held against the evidence.
    year : int or None
        Year that undated claims about the present mean.
    as_of : datetime.date or None
        Day of knowledge for the evidence.

    Returns
    -------
    Asked
        The same in the words of the audit.

    Raises
    ------
    UsageError
        If a name is not known, or a tolerance is none.
    """
    also = (AGAINST_EVIDENCE,) if against_evidence else ()
    chosen = choice(_names(only), _names(ignore), also)
    if not 0.0 <= tolerance < float("inf"):
        raise refusal(UsageError, "audit_rulebook.tolerance", got=f"{tolerance:g}")
    return Asked(chosen, tolerance, year or 0, as_of, _accepted(accept))


def _names(typed: Iterable[str]) -> list[str]:
    return [name for each in typed for part in each.split(",") if (name := part.strip())]


def _accepted(typed: Iterable[str]) -> tuple[str, ...]:
    found: list[str] = []
    for name in _names(typed):
        if _FINDING.fullmatch(name):
            found.append(_plain(name))
            continue
        path = Path(name)
        if not path.is_file():
            raise refusal(UsageError, "audit_cli.accept_what", got=name)
        found += _listed(path)
    return tuple(dict.fromkeys(found))


def _listed(path: Path) -> list[str]:
    """Names in a file: the first word of each line; what follows it, and after #, is a remark."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as fault:
        raise refusal(UsageError, "audit_cli.accept_file", got=path, row=1) from fault
    found = []
    for row, line in enumerate(lines, 1):
        words = line.partition("#")[0].split()
        if not words:
            continue
        if not _FINDING.fullmatch(words[0]):
            raise refusal(UsageError, "audit_cli.accept_file", got=path, row=row)
        found.append(_plain(words[0]))
    return found


def _plain(name: str) -> str:
    kind, _, rest = name.partition("-")
    return f"{kind.upper()}-{rest.lower()}"


def outcome(
    files: Sequence[Path],
    overlays: tuple[Path, ...],
    judged_by: Asked,
    sheet: str,
    language: Language,
) -> Outcome:
    """The audit of some tables; tells how far it is.

    Parameters
    ----------
    files : sequence of pathlib.Path
        The tables.
    overlays : tuple of pathlib.Path
        Data folders of the user.
    judged_by : Asked
        How to judge.
    sheet : str
        Sheet of the workbooks.
    language : {"en", "zh"}
        Language of what is told on standard error.

    Returns
    -------
    Outcome
        The audit.
    """
    data = evidence(overlays)
    with loaded("polysight.cli.terminal").progress() as bar:
        task = bar.add_task(text("audit_cli.working", language), total=None)
        return audited(
            files,
            data,
            judged_by,
            sheet=sheet,
            step=lambda done, total: bar.update(task, completed=done, total=total),
        )


def severity(name: str) -> Severity:
    """Severity of a name.

    Parameters
    ----------
    name : str
        high, medium or low.

    Returns
    -------
    Severity
        The severity.
    """
    return Severity(name)


def findings(name: str, found: Outcome) -> tuple[Finding, ...]:
    """Findings of a name, or those of a claim.

    Parameters
    ----------
    name : str
        Name of a finding or its beginning, or the id of a claim.
    found : Outcome
        The audit.

    Returns
    -------
    tuple of Finding
        One at least.

    Raises
    ------
    UsageError
        If there is no such finding.
    """
    told = found.on(name)
    if told:
        return told
    if name in found.report.by_id:
        raise refusal(UsageError, "audit_cli.claim_clear", got=name)
    known = [*(one.id for one in found.findings), *found.report.by_id]
    near = nearest(name, known) if known else ""
    raise refusal(UsageError, "audit_cli.no_finding", got=name, suggestion=near)


def refuse_inputs(files: Iterable[Path], outputs: Mapping[str, Path | None]) -> None:
    """Refuse to write over a table that is read.

    Parameters
    ----------
    files : iterable of pathlib.Path
        What is read.
    outputs : mapping of str to pathlib.Path or None
        What is written, by format.

    Raises
    ------
    UsageError
        If something would be written over, or two things would have one place.
    """
    taken = {path.resolve() for path in files}
    for path in outputs.values():
        if path is None:
            continue
        if path.resolve() in taken or path.is_dir():
            raise refusal(UsageError, "audit_cli.output_taken", got=path)
        taken.add(path.resolve())


def write(found: Outcome, outputs: Mapping[str, Path | None], language: Language) -> list[Path]:
    """Write an audit to files, all of them or none.

    Parameters
    ----------
    found : Outcome
        The audit.
    outputs : mapping of str to pathlib.Path or None
        Where, by format: csv, xlsx, html.
    language : {"en", "zh"}
        Language of the files.

    Returns
    -------
    list of pathlib.Path
        What was written.
    """
    files: list[tuple[Path, bytes]] = []
    for sort, path in outputs.items():
        if path is not None:
            files.append((path, _content(sort, found, language)))
    write_all(files)
    return [path for path, _ in files]


def _content(sort: str, found: Outcome, language: Language) -> bytes:
    content: bytes
    if sort == "csv":
        content = csv_bytes(found, language)
    elif sort == "xlsx":
        content = loaded("polysight.audit.findings_workbook").workbook_bytes(found, language)
    else:
        page = loaded("polysight.report.audit_page")
        name = ", ".join(found.names)
        content = page.audit_page(found.report, found.findings, language, name=name)
    return content
