"""Files of a kind that ship with the product or stand in an overlay, found by name or path."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from polysight.errors import UsageError, refusal
from polysight.evidence.store import Evidence
from polysight.suggestion import nearest


def shipped_files(evidence: Evidence, folder: str) -> dict[str, Path]:
    """TOML files of a folder of the data and its overlays.

    Parameters
    ----------
    evidence : Evidence
        Its folders.
    folder : str
        Name of the folder in each of them.

    Returns
    -------
    dict of str to pathlib.Path
        File by name, sorted by name; an overlay's file replaces a shipped one.
    """
    return files_in(evidence.folders, folder)


def files_in(folders: Iterable[Path], folder: str) -> dict[str, Path]:
    """TOML files of a folder of data folders, before anything of them is read.

    Parameters
    ----------
    folders : iterable of pathlib.Path
        The shipped data folder, then the overlays.
    folder : str
        Name of the folder in each of them.

    Returns
    -------
    dict of str to pathlib.Path
        File by name, sorted by name; that of a later folder replaces one of an earlier.
    """
    paths = [path for one in folders for path in (one / folder).glob("*.toml")]
    return {path.stem: path for path in sorted(paths, key=lambda path: path.stem)}


def file_named(name: str, evidence: Evidence, folder: str, words: str) -> Path:
    """File of a name.

    Parameters
    ----------
    name : str
        Path of a TOML file, or the name of a shipped example.
    evidence : Evidence
        Its folders hold the examples.
    folder : str
        Name of the folder of the examples.
    words : str
        Message section of this kind of file, with ``unknown``.

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    UsageError
        If there is none; the nearest example is suggested.
    """
    return file_in(name, evidence.folders, folder, words)


def file_in(name: str, folders: Iterable[Path], folder: str, words: str) -> Path:
    """File of a name, before anything of the data is read.

    Parameters
    ----------
    name : str
        Path of a TOML file, or the name of a shipped example.
    folders : iterable of pathlib.Path
        The shipped data folder, then the overlays.
    folder : str
        Name of the folder of the examples.
    words : str
        Message section of this kind of file, with ``unknown``.

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
    shipped = files_in(folders, folder)
    stem = own.name.removesuffix(".toml")
    if own.parent == Path() and stem in shipped:
        return shipped[stem]
    raise refusal(
        UsageError, f"{words}.unknown", got=name, known=", ".join(shipped),
        suggestion=nearest(stem, shipped),
    )  # fmt: skip
