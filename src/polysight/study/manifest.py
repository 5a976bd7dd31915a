"""What makes a result reproducible: hashes of scenario, data and code, versions and seed.

Nothing here knows the time of day or the machine's name, so that the same study has the same
manifest wherever it runs, from a checkout as from an installed package: libraries are named by
their versions, and no file that only a checkout has is looked at.
"""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

from polysight import __version__
from polysight.study.scenario import Scenario

PACKAGES = ("numpy", "scipy", "duckdb", "pydantic")
#: How the keys of the hashes of a user's own folders begin.
OVERLAY = "overlay_"
DATA_ENDINGS = (".csv", ".json", ".toml", ".yaml")


def digest(folder: Path, files: Iterable[Path]) -> str:
    """One hash over files, their names and their order.

    Parameters
    ----------
    folder : pathlib.Path
        Folder that holds them.
    files : iterable of pathlib.Path
        The files.

    Returns
    -------
    str
        SHA-256 of the sorted lines "relative path, SHA-256 of the content".
    """
    lines = sorted(
        f"{path.relative_to(folder).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}\n"
        for path in files
    )
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def data_digest(folder: Path) -> str:
    """Hash of a data folder.

    Parameters
    ----------
    folder : pathlib.Path
        Shipped data or an overlay.

    Returns
    -------
    str
        Hash over all tables, laws and scenarios.
    """
    return digest(folder, (p for p in folder.rglob("*") if p.suffix in DATA_ENDINGS))


def code_digest() -> str:
    """Hash of the package.

    Returns
    -------
    str
        Hash over all Python files and message catalogues.
    """
    package = Path(__file__).resolve().parents[1]
    kept = (p for p in package.rglob("*") if p.suffix in (".py", ".toml"))
    return digest(package, (p for p in kept if "_data" not in p.relative_to(package).parts))


def manifest(scenario: Scenario, file: Path, folders: Sequence[Path], as_of: str) -> dict[str, str]:
    """Everything that a study rests on.

    Parameters
    ----------
    scenario : Scenario
        The scenario.
    file : pathlib.Path
        Its file.
    folders : sequence of pathlib.Path
        Data folder, then overlays.
    as_of : str
        Day of knowledge; ``latest`` when there is none.

    Returns
    -------
    dict of str to str
        Names and values, always in the same order.
    """
    found = {
        "scenario": scenario.id,
        "scenario_sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "as_of": as_of,
        "seed": str(scenario.seed),
        "data_sha256": data_digest(folders[0]),
    }
    for place, folder in enumerate(folders[1:], 1):
        found[f"{OVERLAY}{place}_sha256"] = data_digest(folder)
    found["code_sha256"] = code_digest()
    found["python"] = platform.python_version()
    found["polysight"] = __version__
    for package in PACKAGES:
        found[package] = version(package)
    found["processor"] = platform.machine()
    return found
