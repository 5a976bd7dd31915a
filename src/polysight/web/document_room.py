"""Documents: the report on the industry, and feasibility study and appraisal of a project."""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from polysight.evidence.store import Evidence
from polysight.report.binding import Numbers
from polysight.report.build import MAKERS
from polysight.report.document import Document, document
from polysight.report.project_build import DOCUMENTS
from polysight.report.prose import Writer
from polysight.study.project_study import studied
from polysight.study.result import Result
from polysight.study.storage import read
from polysight.web.project_rooms import project_asked
from polysight.web.question import Question
from polysight.web.study_reading import NoStudyError

Step = Callable[[int, int | None], None]
#: Stages of a document: what it rests on, its text and figures, its form.
STAGES = 3
#: Documents of a project by the name under which they are asked for.
KINDS = {"feasibility": "project", "lender": "lender"}
INDUSTRY = "industry"
#: Documents that are kept, so that a reader who asks for another form of one does not wait again.
KEPT = 2
_KEPT: OrderedDict[tuple[str, tuple[Path, ...]], Document] = OrderedDict()


def answered(asked: Question, data: Evidence, step: Step, study: Path | None) -> bytes:
    """A document in one of its forms.

    Parameters
    ----------
    asked : Question
        The question: ``document``, ``form``, and for a project what `project_asked` reads.
    data : Evidence
        Rows, units, law.
    step : callable
        Told of progress.
    study : pathlib.Path or None
        Folder of the stored study; a document of a project needs none.

    Returns
    -------
    bytes
        The file; the same as the command writes.

    Raises
    ------
    PolysightError
        With every fault of the project.
    NoStudyError
        If there is no study to report on.
    """
    told = asked.particulars
    rest = {name: one for name, one in told.items() if name != "form"}
    words = json.dumps([rest, asked.language, str(study)], sort_keys=True)
    key = hashlib.sha256(words.encode()).hexdigest(), data.folders
    step(0, STAGES)
    if key not in _KEPT:
        _KEPT[key] = _composed(asked, data, step, study)
    _KEPT.move_to_end(key)
    while len(_KEPT) > KEPT:
        _KEPT.popitem(last=False)
    step(STAGES - 1, STAGES)
    content = MAKERS[told["form"]](_KEPT[key])
    step(STAGES, STAGES)
    return content


def _composed(asked: Question, data: Evidence, step: Step, study: Path | None) -> Document:
    told = asked.particulars
    stored = None if study is None else _stored(study)
    if told["document"] == INDUSTRY:
        if stored is None:
            raise NoStudyError
        step(1, STAGES)
        return document(Writer(asked.language, Numbers(stored, data)))
    project = project_asked(told, data)
    found = studied(project.name, project.resolved, stored)
    step(1, STAGES)
    writer = Writer(asked.language, Numbers(found.result, data))
    return DOCUMENTS[KINDS[told["document"]]](found, writer)


@lru_cache(maxsize=1)
def _stored(folder: Path) -> Result:
    return read(folder)
