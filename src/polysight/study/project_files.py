"""Finding the file of a project, and holding its units, rows and sources against the evidence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from polysight.errors import DataError, Problem
from polysight.evidence.store import Evidence
from polysight.study.project_file import ProjectFile, load_project_file
from polysight.study.project_file_numbers import DatedNumber, ProjectNumber
from polysight.study.references import References, references
from polysight.study.shipped_files import file_named, shipped_files
from polysight.suggestion import nearest

FOLDER = "projects"


def project_file(name: str, evidence: Evidence) -> ProjectFile:
    """Project of a file, its form, units, rows and sources checked.

    Parameters
    ----------
    name : str
        Path of a TOML file, or the name of a shipped example.
    evidence : Evidence
        Its folders hold the examples.

    Returns
    -------
    ProjectFile
        The project.

    Raises
    ------
    UsageError
        If there is no such file; the nearest example is suggested.
    DataError
        With every fault of the form, or with every unit, row and source that does not exist.
    """
    path = project_path(name, evidence)
    found = load_project_file(path)
    problems = tuple(reference_faults(found, path.name, evidence))
    if problems:
        raise DataError(problems)
    return found


def project_path(name: str, evidence: Evidence) -> Path:
    """File of a project.

    Parameters
    ----------
    name : str
        Path of a TOML file, or the name of a shipped example.
    evidence : Evidence
        Its folders hold the examples.

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    UsageError
        If there is none; the nearest example is suggested.
    """
    return file_named(name, evidence, FOLDER, "project_file")


def project_examples(evidence: Evidence) -> dict[str, Path]:
    """Project files that ship or stand in an overlay.

    Parameters
    ----------
    evidence : Evidence
        Its folders.

    Returns
    -------
    dict of str to pathlib.Path
        File by name, sorted by name; an overlay's file replaces a shipped one.
    """
    return shipped_files(evidence, FOLDER)


def reference_faults(file: ProjectFile, name: str, evidence: Evidence) -> Iterator[Problem]:
    """Units, rows and sources of a project file that do not exist.

    Parameters
    ----------
    file : ProjectFile
        The project.
    name : str
        Name of the file.
    evidence : Evidence
        Units, rows and sources.

    Yields
    ------
    Problem
        With the nearest that exists.
    """
    index = references(evidence)
    for key, one in numbers(file):
        yield from _unknown(key, one, name, evidence, index)


def _unknown(
    key: str, one: ProjectNumber, name: str, evidence: Evidence, index: References
) -> Iterator[Problem]:
    rows = (*index.observations, *index.rows) if one.ref else ()
    units = evidence.units.units
    for message, got, known, cutoff in (
        ("unit", one.unit, units, 50.0),
        ("row", one.ref, rows, 70.0),
        ("source", one.source, evidence.sources, 60.0),
    ):
        if got and got not in known:
            near = nearest(got, known, cutoff)
            place = f"project_file.{message}"
            yield Problem(place, (), name, column=key, got=got, suggestion=near)


def numbers(node: object, key: str = "") -> Iterator[tuple[str, ProjectNumber]]:
    """Every number of a project file, with its dotted place as the file writes it.

    Parameters
    ----------
    node : object
        The file or a part of it.
    key : str
        Place of the part.

    Yields
    ------
    tuple
        Place and number.
    """
    if isinstance(node, ProjectNumber):
        yield key, node
        return
    for name, part in parts(node):
        yield from numbers(part, ".".join(each for each in (key, name) if each))


def parts(node: object) -> list[tuple[str, object]]:
    """Parts of a part of a project file.

    Parameters
    ----------
    node : object
        A form, a mapping or a list.

    Returns
    -------
    list of (str, object)
        Key and part; empty for anything else. A path of one number has no position in the file.
    """
    if isinstance(node, BaseModel):
        return [(name, getattr(node, name)) for name in type(node).model_fields]
    if isinstance(node, dict):
        return list(node.items())
    if isinstance(node, tuple):
        alone = len(node) == 1 and isinstance(node[0], DatedNumber)
        return [("" if alone else str(at), one) for at, one in enumerate(node)]
    return []
