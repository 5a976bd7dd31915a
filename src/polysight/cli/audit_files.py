"""Files of ``polysight audit``: those that it reads, and those that it writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from polysight.answers.audit_answer import finding_name, listed
from polysight.audit.outcome import Asked, Outcome, audited
from polysight.errors import UsageError, refusal
from polysight.evidence.store import Evidence
from polysight.evidence.writing import write_all
from polysight.loader import loaded
from polysight.messages import Language, text


def accepted(typed: Iterable[str]) -> tuple[str, ...]:
    """Names of findings that somebody let stand, typed or listed in a file.

    Parameters
    ----------
    typed : iterable of str
        Names of findings, or files with one name a line; several in one text with commas between.

    Returns
    -------
    tuple of str
        The names.

    Raises
    ------
    UsageError
        If something is neither a name nor a file of names.
    """
    found: list[str] = []
    for name in listed(typed):
        if plain := finding_name(name):
            found.append(plain)
            continue
        path = Path(name)
        if not path.is_file():
            raise refusal(UsageError, "audit_cli.accept_what", got=name)
        found += _listed(path)
    return tuple(found)


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
        if not finding_name(words[0]):
            raise refusal(UsageError, "audit_cli.accept_file", got=path, row=row)
        found.append(finding_name(words[0]))
    return found


def outcome(
    files: Sequence[Path],
    data: Evidence,
    judged_by: Asked,
    sheet: str,
    language: Language,
) -> Outcome:
    """The audit of some tables; tells how far it is.

    Parameters
    ----------
    files : sequence of pathlib.Path
        The tables.
    data : Evidence
        What is known.
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
    with loaded("polysight.cli.terminal").progress() as bar:
        task = bar.add_task(text("audit_cli.working", language), total=None)
        return audited(
            files,
            data,
            judged_by,
            sheet=sheet,
            step=lambda done, total: bar.update(task, completed=done, total=total),
        )


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
    wanted = {form: path for form, path in outputs.items() if path is not None}
    if not wanted:
        return []
    made = loaded("polysight.report.audit_file").audit_file
    write_all([(path, made(form, found, language)) for form, path in wanted.items()])
    return list(wanted.values())
