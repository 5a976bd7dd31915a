"""The audit of a table of claims that was sent: findings as a document or as a file."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
import tempfile
import zipfile
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from polysight.answers import audit_answer
from polysight.audit.document import document, findings_document
from polysight.audit.outcome import Outcome, audited
from polysight.errors import DataError, refusal
from polysight.evidence.importing.limits import MEBIBYTE
from polysight.evidence.store import Evidence
from polysight.report.audit_file import audit_file
from polysight.web.question import Question, answer_text

Particulars = dict[str, Any]
Step = Callable[[int, int | None], None]
#: Name of a table that was sent without one.
UNNAMED = "claims"
#: What an audit never fails at.
NEVER = "never"
#: What a workbook may hold unpacked; the library that reads it takes many times as much.
MOST_UNPACKED = 64 * MEBIBYTE
_WORKBOOK = b"PK"
#: Particulars on which the audit itself rests; the others say how it is told.
JUDGED = (
    "table", "name", "sheet", "only", "ignore", "accept", "tolerance", "against_evidence", "year",
    "as_of",
)  # fmt: skip
#: Audits that are kept, so that a reader who asks for another form of one does not wait again.
KEPT = 2
_KEPT: OrderedDict[tuple[str, tuple[Path, ...]], Outcome] = OrderedDict()


def answered(asked: Question, data: Evidence, step: Step) -> bytes:
    """Findings in a table of claims.

    Parameters
    ----------
    asked : Question
        The question: ``table`` holds the content of the file in base 64.
    data : Evidence
        Words, units and rows that rules cite.
    step : callable
        Told of progress.

    Returns
    -------
    bytes
        The document as JSON, or the file.

    Raises
    ------
    PolysightError
        With every fault of the table.
    """
    told = asked.particulars
    outcome = _outcome(told, data, step)
    if told["form"] != "json":
        return audit_file(told["form"], outcome, asked.language)
    if told["finding"]:
        found = audit_answer.findings(told["finding"], outcome)
        return answer_text(findings_document(found, outcome))
    severity = None if told["fail_at"] == NEVER else audit_answer.severity(told["fail_at"])
    return answer_text(document(outcome, severity))


def _outcome(told: Particulars, data: Evidence, step: Step) -> Outcome:
    judged = json.dumps({name: told[name] for name in JUDGED}, sort_keys=True)
    key = hashlib.sha256(judged.encode()).hexdigest(), data.folders
    if key not in _KEPT:
        _KEPT[key] = _audited(told, data, step)
    _KEPT.move_to_end(key)
    while len(_KEPT) > KEPT:
        _KEPT.popitem(last=False)
    return _KEPT[key]


def _audited(told: Particulars, data: Evidence, step: Step) -> Outcome:
    day = None if told["as_of"] is None else dt.date.fromisoformat(told["as_of"])
    judged_by = audit_answer.asked(
        told["only"], told["ignore"], audit_answer.accepted_names(told["accept"]),
        told["tolerance"], told["against_evidence"], told["year"], day,
    )  # fmt: skip
    content = base64.b64decode(told["table"])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (told["name"] or UNNAMED)
        path.write_bytes(content)
        if content.startswith(_WORKBOOK):
            _require_small(path)
        return audited([path], data, judged_by, sheet=told["sheet"], step=step)


def _require_small(path: Path) -> None:
    """Refuse a workbook that is large inside, by what it says of itself."""
    try:
        with zipfile.ZipFile(path) as book:
            size = sum(one.file_size for one in book.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return
    if size > MOST_UNPACKED:
        limit = f"{MOST_UNPACKED // MEBIBYTE} MiB"
        raise refusal(DataError, "api.workbook_large", got=f"{size // MEBIBYTE} MiB", limit=limit)
