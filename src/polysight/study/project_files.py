"""Finding the file of a project."""

from __future__ import annotations

from pathlib import Path

from polysight.errors import UsageError, refusal
from polysight.evidence.store import Evidence
from polysight.study.project_file import ProjectFile, load_project_file
from polysight.suggestion import nearest

FOLDER = "projects"


def project_file(name: str, evidence: Evidence) -> ProjectFile:
    """Project of a file, its form checked.

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
        With every fault of the form.
    """
    return load_project_file(project_path(name, evidence))


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
    own = Path(name)
    if own.suffix == ".toml" and own.is_file():
        return own
    shipped = project_examples(evidence)
    stem = own.name.removesuffix(".toml")
    if own.name in (name, f"./{name}") and stem in shipped:
        return shipped[stem]
    raise refusal(
        UsageError, "project_file.unknown", got=name, known=", ".join(shipped),
        suggestion=nearest(stem, shipped),
    )  # fmt: skip


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
    paths = [path for one in evidence.folders for path in (one / FOLDER).glob("*.toml")]
    return {path.stem: path for path in sorted(paths, key=lambda path: path.stem)}
