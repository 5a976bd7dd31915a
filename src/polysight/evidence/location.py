"""Where the data that come with polysight lie."""

from __future__ import annotations

from pathlib import Path


def data_folder() -> Path:
    """Folder of the shipped data: inside an installed package, or beside the source tree.

    Returns
    -------
    pathlib.Path
        The folder that holds ``datapackage.json``.
    """
    package = Path(__file__).resolve().parents[1]
    installed = package / "_data"
    return installed if installed.is_dir() else package.parents[1] / "data"
