"""The project file that a workbook was written for, found by its title."""

from __future__ import annotations

import html
import re
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

from polysight.errors import UsageError, refusal
from polysight.evidence.store import Evidence
from polysight.study.project_files import project_examples

#: Part of a workbook that holds its title, and most bytes that are read of it.
PROPERTIES, MOST = "docProps/core.xml", 65536
_TITLE = re.compile(r"<dc:title>([^<]*)</dc:title>")


def project_of(book: Path, evidence: Evidence) -> str:
    """Project file of a workbook: beside it, in the folder of the call, or a shipped example.

    Parameters
    ----------
    book : pathlib.Path
        The workbook.
    evidence : Evidence
        Its folders hold the examples.

    Returns
    -------
    str
        Path of the file.

    Raises
    ------
    UsageError
        If no file, or more than one, has the title of the workbook.
    """
    title = book_title(book)
    found = [path for path in _candidates(book, evidence) if title and title in _titles(path)]
    if len(found) != 1:
        raise refusal(UsageError, "project_page.read_which", got=book.name, title=title or "-")
    return str(found[0])


def book_title(book: Path) -> str:
    """Title of a workbook.

    Parameters
    ----------
    book : pathlib.Path
        The workbook.

    Returns
    -------
    str
        Its title; empty where the file is none or has none.
    """
    try:
        with zipfile.ZipFile(book) as archive, archive.open(PROPERTIES) as stream:
            told = _TITLE.search(stream.read(MOST).decode("utf-8", errors="replace"))
    except (zipfile.BadZipFile, KeyError):
        return ""
    return html.unescape(told.group(1)) if told else ""


def _candidates(book: Path, evidence: Evidence) -> Iterator[Path]:
    seen = set()
    own = [*book.resolve().parent.glob("*.toml"), *Path.cwd().glob("*.toml")]
    for path in (*own, *project_examples(evidence).values()):
        if path.resolve() not in seen:
            seen.add(path.resolve())
            yield path


def _titles(path: Path) -> set[str]:
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8")).get("title")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return set()
    return {str(one)[:200] for one in told.values()} if isinstance(told, dict) else set()
