"""The page: files that were built into the package, served where they are there."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

#: Folder of the built page.
BUILT = Path(__file__).with_name("page")
ENTRY = "index.html"


def register(app: FastAPI, folder: Path = BUILT) -> bool:
    """Serve the built page below the root, if there is one.

    Parameters
    ----------
    app : FastAPI
        Serves it.
    folder : pathlib.Path
        Where it was built.

    Returns
    -------
    bool
        Whether there is one.
    """
    if not (folder / ENTRY).is_file():
        return False
    app.mount("/", StaticFiles(directory=folder, html=True, follow_symlink=False), name="page")
    return True
