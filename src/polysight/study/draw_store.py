"""A folder of simulated draws that survives being interrupted at any moment.

``ensemble.json`` says what is simulated, so that a folder is gone on with only by the same work.
Each stretch of draws is written beside its place, moved into it and then entered with its hash in
``chunks.jsonl``: what has no line there, or another hash, is simulated again.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import platform
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from polysight.errors import DataError, UsageError, refusal
from polysight.study.chunks import STREAMED, Chunk

IDENTITY, JOURNAL = "ensemble.json", "chunks.jsonl"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Identity:
    """What is simulated: folders of different identity hold different numbers.

    Parameters
    ----------
    model_sha256, code_sha256 : str
        Hashes of the model with its doubt, and of the code that simulates it.
    seed : int
        Seed.
    first_month : int
        First month, as months since January of year 0.
    months : int
        Number of months.
    plants : tuple of str
        Keys of the plants of which years are kept; empty where none are.
    processor : str
        Family of processors.
    draws_per_chunk : int
        Draws of a stretch.
    """

    model_sha256: str
    code_sha256: str
    seed: int
    first_month: int
    months: int
    plants: tuple[str, ...]
    processor: str = platform.machine()
    draws_per_chunk: int = STREAMED


class DrawStore:
    """A folder of stretches of draws.

    Parameters
    ----------
    folder : pathlib.Path
        Where.
    identity : Identity
        What is simulated.
    """

    def __init__(self, folder: Path, identity: Identity) -> None:
        """See the class."""
        self.folder = folder
        self.identity = identity
        self._entered = _entered(folder / JOURNAL)

    def whole(self, wanted: Chunk) -> bool:
        """Whether the files of a stretch are all there with the content they were entered with.

        Parameters
        ----------
        wanted : Chunk
            Which stretch.

        Returns
        -------
        bool
            False for files that are missing, torn or of fewer draws.
        """
        count, files = self._entered.get(wanted.first, (0, {}))
        return wanted.count <= count and all(
            sha256(self.folder / name) == kept for name, kept in files.items()
        )

    def enter(self, chunk: Chunk, hashes: Mapping[str, str]) -> None:
        """Move the files of a stretch to their places, and enter them.

        Parameters
        ----------
        chunk : Chunk
            Which stretch.
        hashes : mapping
            SHA-256 by place below the folder; each file is written beside its place.
        """
        for name in hashes:
            partial(self.folder, name).replace(self.folder / name)
        line = json.dumps({"first": chunk.first, "count": chunk.count, "files": dict(hashes)})
        with (self.folder / JOURNAL).open("a", encoding="utf-8") as journal:
            # A line that was torn is ended, so that it spoils no other.
            journal.write(f"\n{line}\n")
        self._entered[chunk.first] = (chunk.count, dict(hashes))

    def room_for(self, count: int, names: Iterable[str]) -> None:
        """Refuse files that will not fit.

        Parameters
        ----------
        count : int
            Stretches that are not entered yet, the one that was just written with them.
        names : iterable of str
            Files of that one; the others will be as large.

        Raises
        ------
        UsageError
            If the disk has less room.
        """
        size = sum(partial(self.folder, name).stat().st_size for name in names)
        need, free = (count - 1) * size, shutil.disk_usage(self.folder).free
        if need > free:
            told = {"need": f"{need / 1e9:,.1f}", "free": f"{free / 1e9:,.1f}"}
            raise refusal(UsageError, "market_engine.disk", folder=self.folder, **told)


@contextmanager
def opened(folder: Path, identity: Identity) -> Iterator[DrawStore]:
    """Folder for an ensemble, new or gone on with, for one run at a time.

    Parameters
    ----------
    folder : pathlib.Path
        Where; made when it is not there.
    identity : Identity
        What is simulated.

    Yields
    ------
    DrawStore
        The folder.

    Raises
    ------
    UsageError
        If the folder holds draws of something else, another run writes into it, or it is a file.
    DataError
        If its description cannot be read.
    """
    if folder.exists() and not folder.is_dir():
        raise refusal(UsageError, "market_engine.no_folder", got=folder)
    if (folder / IDENTITY).exists():
        found, wanted = asdict(identity_of(folder)), asdict(identity)
        other = [name for name, value in wanted.items() if found[name] != value]
        if other:
            told = {"got": folder, "parts": ", ".join(other)}
            raise refusal(UsageError, "market_engine.other_ensemble", **told)
    else:
        text = json.dumps({"format": FORMAT, **asdict(identity)}, ensure_ascii=False, indent=1)
        beside = partial(folder, IDENTITY)
        beside.write_text(f"{text}\n", encoding="utf-8", newline="\n")
        beside.replace(folder / IDENTITY)
    with (folder / JOURNAL).open("a", encoding="utf-8") as journal:
        try:
            # The system takes it back when the run ends, however it ends.
            fcntl.flock(journal, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            raise refusal(UsageError, "market_engine.in_use", got=folder) from fault
        yield DrawStore(folder, identity)


def identity_of(folder: Path) -> Identity:
    """What the draws of a folder are.

    Parameters
    ----------
    folder : pathlib.Path
        Folder of an ensemble.

    Returns
    -------
    Identity
        As it was written.

    Raises
    ------
    UsageError
        If the folder holds no ensemble.
    DataError
        If it was written in another format.
    """
    if not (folder / IDENTITY).is_file():
        raise refusal(UsageError, "market_engine.no_ensemble", got=folder)
    try:
        tree = json.loads((folder / IDENTITY).read_text(encoding="utf-8"))
        if tree.pop("format") != FORMAT:
            raise ValueError
        return Identity(**{**tree, "plants": tuple(tree["plants"])})
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise refusal(DataError, "market_engine.other_format", got=folder) from fault


def _entered(journal: Path) -> dict[int, tuple[int, dict[str, str]]]:
    """Draws and hashes by first draw; a line that was torn counts for nothing."""
    found: dict[int, tuple[int, dict[str, str]]] = {}
    lines = journal.read_text(encoding="utf-8").splitlines() if journal.exists() else []
    for line in filter(None, lines):
        try:
            row = json.loads(line)
            found[row["first"]] = (row["count"], row["files"])
        except (ValueError, KeyError, TypeError):
            continue
    return found


def partial(folder: Path, name: str) -> Path:
    """Place beside that of a file, where it is written.

    Parameters
    ----------
    folder : pathlib.Path
        Folder of the ensemble.
    name : str
        Place of the file below it.

    Returns
    -------
    pathlib.Path
        In a folder that is there.
    """
    place = (folder / name).with_suffix(".partial")
    place.parent.mkdir(parents=True, exist_ok=True)
    return place


def sha256(file: Path) -> str:
    """Hash of a file.

    Parameters
    ----------
    file : pathlib.Path
        The file.

    Returns
    -------
    str
        SHA-256; empty where there is no file.
    """
    if not file.is_file():
        return ""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
