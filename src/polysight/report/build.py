"""Building the industry report: documents of every form, figures and the file of numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from polysight.errors import UsageError, refusal
from polysight.evidence.store import Evidence
from polysight.messages import Language
from polysight.report.binding import Numbers
from polysight.report.blocks import Picture
from polysight.report.document import NAME, Document, document
from polysight.report.html_page import page
from polysight.report.numbers_file import numbers_file
from polysight.report.pdf_document import pdf
from polysight.report.prose import Writer
from polysight.report.table_book import xlsx
from polysight.report.word_document import docx
from polysight.study.result import Result

#: What makes each form of a document.
MAKERS: dict[str, Callable[[Document], bytes]] = {
    "html": page,
    "pdf": pdf,
    "docx": docx,
    "xlsx": xlsx,
}
#: Files by name.
Made = list[tuple[str, bytes]]
#: Mark by which spreadsheet programs know that a text file is UTF-8.
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


def _quiet(name: str) -> None:
    del name


def drawings(report: Document) -> Made:
    """Files of the figures of a document.

    Parameters
    ----------
    report : Document
        The document.

    Returns
    -------
    list of (str, bytes)
        Name and content of drawing, picture and data of each.
    """
    files: Made = []
    for section in report.sections:
        for block in section.blocks:
            if isinstance(block, Picture):
                stem = f"figures/{block.key}-{report.language}"
                files.append((f"{stem}.svg", block.svg))
                files.append((f"{stem}.png", block.png))
                files.append((f"{stem}.csv", (BOM + block.csv).encode()))
    return files


def build(
    result: Result,
    evidence: Evidence,
    output: Path,
    languages: Sequence[Language] = ("zh", "en"),
    formats: Sequence[str] = tuple(MAKERS),
    progress: Callable[[str], None] = _quiet,
) -> list[Path]:
    """Write the report of a study.

    Parameters
    ----------
    result : Result
        The study.
    evidence : Evidence
        What it rests on.
    output : pathlib.Path
        Folder to write to; made when it is not there.
    languages : sequence of {"zh", "en"}
        Languages.
    formats : sequence of {"html", "pdf", "docx", "xlsx"}
        Forms of the document.
    progress : callable
        Called with the name of each document when it is done.

    Returns
    -------
    list of pathlib.Path
        The files: documents first, then the numbers, then the figures. Nothing is written before
        every document could be made.

    Raises
    ------
    UsageError
        If a format is not known.
    DataError
        If the bundled fonts lack a character.
    """
    unknown = [one for one in formats if one not in MAKERS]
    if unknown:
        raise refusal(UsageError, "glyphs.format", got=unknown[0], known=", ".join(MAKERS))
    numbers = Numbers(result, evidence)
    writers = [Writer(language, numbers) for language in languages]
    scenario = result.manifest.get("scenario", "")
    scenario = scenario if re.fullmatch(NAME, scenario) else "study"
    documents: Made = []
    figures: Made = []
    for writer in writers:
        report = document(writer)
        figures += drawings(report)
        for form in formats:
            name = f"polysight-{scenario}-{writer.language}.{form}"
            documents.append((name, MAKERS[form](report)))
            progress(name)
    counted = ("numbers.json", numbers_file(writers).encode())
    return [written(output / name, made) for name, made in [*documents, counted, *figures]]


def written(path: Path, content: bytes) -> Path:
    """Write a file.

    Parameters
    ----------
    path : pathlib.Path
        Where; folders are made.
    content : bytes
        What.

    Returns
    -------
    pathlib.Path
        The file.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
