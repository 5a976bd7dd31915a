"""Reading a scenario file, and telling everything that is wrong with it."""

from __future__ import annotations

import tomllib
import typing
from pathlib import Path

from pydantic import BaseModel, ValidationError

from polysight.errors import DataError, Problem, UsageError, refusal
from polysight.study.scenario import Scenario
from polysight.suggestion import nearest

#: pydantic's names of faults, and ours.
FAULTS = {"missing": "scenario.key_missing", "extra_forbidden": "scenario.key_unknown"}


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
    try:
        tree = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        problem = Problem("scenario.malformed", (("why", str(fault)),), path.name)
        raise DataError((problem,)) from fault
    try:
        return Scenario.model_validate(tree)
    except ValidationError as fault:
        problems = tuple(_problem(dict(one), path.name) for one in fault.errors())
        raise DataError(problems) from fault


def _problem(fault: dict[str, typing.Any], file: str) -> Problem:
    place = tuple(part for part in fault["loc"] if part != "[key]")
    key = ".".join(str(part) for part in place)
    kind = FAULTS.get(fault["type"], "scenario.value")
    suggestion = ""
    if kind == "scenario.key_unknown":
        suggestion = nearest(str(place[-1]), _keys(Scenario, place[:-1]))
    message = str(fault["msg"]).removeprefix("Value error, ")
    if message.startswith("scenario."):
        return Problem(message, (), file, column=key)
    told = (("why", message),) if kind == "scenario.value" else ()
    got = "" if isinstance(fault["input"], dict) else str(fault["input"])
    return Problem(kind, told, file, column=key, got=got, suggestion=suggestion)


def _keys(model: type[BaseModel], place: tuple[str | int, ...]) -> list[str]:
    """Keys that exist at a place of the scenario."""
    for part in place:
        if isinstance(part, int) or part not in model.model_fields:
            continue
        inner = _model_in(model.model_fields[part].annotation)
        if inner is not None:
            model = inner
    return list(model.model_fields)


def _model_in(annotation: object) -> type[BaseModel] | None:
    """The model that an annotation holds: itself, or in a tuple, a mapping or a union."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in typing.get_args(annotation):
        found = _model_in(inner)
        if found is not None:
            return found
    return None
