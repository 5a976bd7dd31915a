"""Reading a scenario file, and telling everything that is wrong with it."""

from __future__ import annotations

from pathlib import Path

from polysight.errors import UsageError, refusal
from polysight.study.form import checked, toml_tree
from polysight.study.scenario import Scenario
from polysight.suggestion import nearest


def scenario_path(name: str, folder: Path) -> Path:
    """File of a scenario.

    Parameters
    ----------
    name : str
        Path of a TOML file, or the name of a shipped scenario.
    folder : pathlib.Path
        Data folder with the shipped scenarios.

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    UsageError
        If there is none; the nearest name is suggested.
    """
    shipped = folder / "scenarios" / f"{name}.toml"
    for path in (shipped, Path(name)):
        if path.is_file():
            return path
    known = [path.stem for path in sorted((folder / "scenarios").glob("*.toml"))]
    raise refusal(UsageError, "scenario.unknown", got=name, suggestion=nearest(name, known))


def load_scenario(path: Path) -> Scenario:
    """Scenario of a file, complete and checked.

    Parameters
    ----------
    path : pathlib.Path
        The TOML file.

    Returns
    -------
    Scenario
        The scenario.

    Raises
    ------
    DataError
        With every fault, its file and key, and a suggestion for unknown keys.
    """
    return checked(Scenario, toml_tree(path, "scenario"), path.name, "scenario")
