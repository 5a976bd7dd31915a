"""Files that follow a form: each fault tells file, key, what stands there and what was meant."""

from __future__ import annotations

import tomllib
import typing
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from polysight.errors import DataError, Problem
from polysight.suggestion import nearest

Form = TypeVar("Form", bound=BaseModel)

#: pydantic's names of faults, and the last part of our message keys.
FAULTS = {"missing": "key_missing", "extra_forbidden": "key_unknown"}


def toml_tree(path: Path, words: str) -> dict[str, Any]:
    """Content of a TOML file.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    words : str
        Message section of this kind of file.

    Returns
    -------
    dict
        The tree.

    Raises
    ------
    DataError
        If the file is no TOML in UTF-8.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        problem = Problem(f"{words}.malformed", (("why", str(fault)),), path.name)
        raise DataError((problem,)) from fault


def checked(
    form: type[Form], tree: object, file: str, words: str, silent: tuple[str, ...] = ()
) -> Form:
    """Tree held against its form.

    Parameters
    ----------
    form : type
        The form.
    tree : object
        What the file holds.
    file : str
        Name of the file.
    words : str
        Message section of this kind of file, with ``key_missing``, ``key_unknown`` and ``value``.
    silent : tuple of str, optional
        Steps of a place that the file does not write.

    Returns
    -------
    BaseModel
        The filled form.

    Raises
    ------
    DataError
        With every fault, its file and key, and a suggestion for unknown keys and words.
    """
    try:
        return form.model_validate(tree)
    except ValidationError as fault:
        faults = fault.errors()
        places = [one["loc"] for one in faults]
        # A list of which one member is wrong is told to be too short as well.
        told = [one for one in faults if not _follows(one["loc"], places)]
        problems = (_problem(form, dict(one), file, words, silent) for one in told)
        raise DataError(tuple(problems)) from fault


def _follows(place: tuple[int | str, ...], places: list[tuple[int | str, ...]]) -> bool:
    """Whether a fault stands deeper at the same place."""
    return any(len(one) > len(place) and one[: len(place)] == place for one in places)


def _problem(
    form: type[BaseModel], fault: dict[str, Any], file: str, words: str, silent: tuple[str, ...]
) -> Problem:
    place = tuple(part for part in fault["loc"] if part != "[key]")
    key = ".".join(str(part) for part in place if part not in silent)
    message = str(fault["msg"]).removeprefix("Value error, ")
    if message.startswith(f"{words}."):
        return Problem(message, (), file, column=key)
    kind = f"{words}.{FAULTS.get(fault['type'], 'value')}"
    suggestion = ""
    if kind.endswith(".key_unknown"):
        suggestion = nearest(str(place[-1]), keys_at(form, place[:-1]))
    elif fault["type"] in ("enum", "literal_error"):
        known = str(fault["ctx"]["expected"]).replace(" or ", ", ").replace("'", "")
        suggestion = nearest(str(fault["input"]), known.split(", "))
    told = (("why", message),) if kind.endswith(".value") else ()
    got = "" if isinstance(fault["input"], dict | list | tuple) else str(fault["input"])
    return Problem(kind, told, file, column=key, got=got, suggestion=suggestion)


def keys_at(form: type[BaseModel], place: tuple[str | int, ...]) -> list[str]:
    """Keys that exist at a place of a form, as a file writes them.

    Parameters
    ----------
    form : type
        The form.
    place : tuple of str or int
        Keys and positions that lead to the place.

    Returns
    -------
    list of str
        The keys.
    """
    for part in place:
        fields = {field.alias or name: field for name, field in form.model_fields.items()}
        if isinstance(part, int) or part not in fields:
            continue
        inner = _form_in(fields[part].annotation)
        if inner is not None:
            form = inner
    return [field.alias or name for name, field in form.model_fields.items()]


def _form_in(annotation: object) -> type[BaseModel] | None:
    """The form that an annotation holds: itself, or in a tuple, a mapping or a union."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in typing.get_args(annotation):
        found = _form_in(inner)
        if found is not None:
            return found
    return None
