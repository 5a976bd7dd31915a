"""Building the documents of a project: feasibility study and lender's appraisal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from polysight.evidence.store import Evidence
from polysight.messages import Language
from polysight.report.binding import Numbers
from polysight.report.build import MAKERS, Made, drawings, written
from polysight.report.document import Document, composed
from polysight.report.feasibility.dossier import Dossier
from polysight.report.feasibility.outline import sections
from polysight.report.lender.form import parts
from polysight.report.numbers_file import numbers_file
from polysight.report.prose import Writer
from polysight.study.project_study import ProjectStudy


def feasibility(study: ProjectStudy, writer: Writer) -> Document:
    """Feasibility study of a project.

    Parameters
    ----------
    study : ProjectStudy
        The project from all sides.
    writer : Writer
        A writer of its numbers that has not written yet.

    Returns
    -------
    Document
        The document.
    """
    told = Dossier(study, writer)
    title = writer.words("feasibility_title.document")
    return composed(writer, title, told.worded(study.resolved.file.title), sections(told))


def appraisal(study: ProjectStudy, writer: Writer) -> Document:
    """Appraisal of a project by a lender.

    Parameters
    ----------
    study : ProjectStudy
        The project from all sides.
    writer : Writer
        A writer of its numbers that has not written yet.

    Returns
    -------
    Document
        The document.
    """
    told = Dossier(study, writer)
    title = writer.words("lender_title.document")
    return composed(writer, title, told.worded(study.resolved.file.title), parts(told))


#: What makes each document, and what its files are called.
DOCUMENTS = {"project": feasibility, "lender": appraisal}
NAMES = {"project": "feasibility", "lender": "appraisal"}


def _quiet(name: str) -> None:
    del name


def build_project(
    study: ProjectStudy,
    evidence: Evidence,
    output: Path,
    kind: str = "project",
    languages: Sequence[Language] = ("zh", "en"),
    formats: Sequence[str] = tuple(MAKERS),
    progress: Callable[[str], None] = _quiet,
) -> list[Path]:
    """Write a document of a project.

    Parameters
    ----------
    study : ProjectStudy
        The project.
    evidence : Evidence
        What it rests on.
    output : pathlib.Path
        Folder to write to; made when it is not there.
    kind : {"project", "lender"}
        Feasibility study, or a lender's appraisal.
    languages : sequence of {"zh", "en"}
        Languages.
    formats : sequence of {"html", "pdf", "docx", "xlsx"}
        Forms of the document.
    progress : callable
        Called with the name of each document when it is done.

    Returns
    -------
    list of pathlib.Path
        The files: documents first, then the numbers, then the figures.

    Raises
    ------
    DataError
        If the bundled fonts lack a character.
    """
    numbers = Numbers(study.result, evidence)
    made: Made = []
    figures: Made = []
    writers = [Writer(language, numbers) for language in languages]
    for writer in writers:
        report = DOCUMENTS[kind](study, writer)
        figures += drawings(report)
        for form in formats:
            name = f"{study.resolved.file.id}-{NAMES[kind]}-{writer.language}.{form}"
            made.append((name, MAKERS[form](report)))
            progress(name)
    counted = ("numbers.json", numbers_file(writers).encode())
    return [written(output / name, content) for name, content in [*made, counted, *figures]]
