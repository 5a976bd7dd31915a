"""Files that appear whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def in_place_of(path: Path) -> Iterator[Path]:
    """Path to write to, which takes the place of another when the block ends well.

    Parameters
    ----------
    path : pathlib.Path
        The file to make or replace. Its folder is made if it does not exist.

    Yields
    ------
    pathlib.Path
        An empty file in the same folder; removed if the block fails.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    os.close(handle)
    part = Path(name)
    try:
        yield part
        with part.open("rb") as stream:
            os.fsync(stream.fileno())
        part.chmod(0o644)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write_all(files: list[tuple[Path, bytes]]) -> None:
    """Put several files in place; if one fails, those before it are put back.

    Parameters
    ----------
    files : list of (pathlib.Path, bytes)
        Where, and what. Each appears whole or not at all. A process that is killed between two
        files leaves the first ones, so what others refer to comes first.
    """
    done: list[tuple[Path, bytes | None]] = []
    try:
        for path, content in files:
            before = path.read_bytes() if path.is_file() else None
            with in_place_of(path) as part:
                part.write_bytes(content)
            done.append((path, before))
    except BaseException:
        for path, earlier in reversed(done):
            if earlier is None:
                path.unlink()
            else:
                with in_place_of(path) as part:
                    part.write_bytes(earlier)
        raise
