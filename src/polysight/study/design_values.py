"""From the parameters of a design to the dataclasses that unit operations take."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, Problem
from polysight.study.designs import Design
from polysight.suggestion import nearest

Values = Callable[[str], NDArray[np.float64]]
Kind = TypeVar("Kind")


def central(design: Design) -> Values:
    """Central value of every parameter.

    Parameters
    ----------
    design : Design
        The design.

    Returns
    -------
    callable
        Array with a draw axis of length one, by ``operation.field``.
    """
    return design.central


def drawn(design: Design, seed: int, count: int, first: int = 0) -> Values:
    """Draws of every parameter.

    Parameters
    ----------
    design : Design
        The design.
    seed, count, first : int
        See `polysight.uncertainty.stream.uniforms`.

    Returns
    -------
    callable
        Array with axis draw, by ``operation.field``.
    """

    def values(key: str) -> NDArray[np.float64]:
        return design.drawn(key, seed=seed, count=count, first=first)

    return values


@cache
def operation_fields(kind: type) -> dict[str, tuple[str, ...]]:
    """Parameters that the design of a route consists of.

    Parameters
    ----------
    kind : type
        Dataclass with one field per unit operation, each a dataclass of arrays.

    Returns
    -------
    dict of str to tuple of str
        Names of the parameters by unit operation, without those that the route links to another
        unit operation (metadata ``linked`` of its field).
    """
    parts = _operations(kind)
    return {
        part.name: tuple(
            one.name
            for one in dataclasses.fields(parts[part.name])
            if one.name not in part.metadata.get("linked", ())
        )
        for part in dataclasses.fields(kind)
    }


@cache
def _operations(kind: type) -> dict[str, Any]:
    """Dataclass of each unit operation; names of types are looked up once, not for every draw."""
    return typing.get_type_hints(kind)


def fitted(kind: type, design: Design) -> Design:
    """Design with just the parameters that the unit operations of a route take.

    Parameters
    ----------
    kind : type
        Dataclass with one field per unit operation, each a dataclass of arrays; field names are
        those of the design file.
    design : Design
        The design of the file.

    Returns
    -------
    Design
        The design without operations that it inherits and does not use.

    Raises
    ------
    DataError
        If the file lacks a parameter, or has one that its unit operation does not know.
    """
    wanted = operation_fields(kind)
    known = [f"{operation}.{name}" for operation, names in wanted.items() for name in names]
    faults = [
        Problem("design.parameter_missing", (("route", design.route),), column=key)
        for key in known
        if key not in design.parameters
    ]
    faults += [
        Problem("design.key_unknown", column=key, suggestion=nearest(key, known))
        for key, one in design.parameters.items()
        if key not in known and (key.partition(".")[0] in wanted or one.origin == design.route)
    ]
    if faults:
        raise DataError(tuple(faults))
    return replace(design, parameters={key: design.parameters[key] for key in known})


def built(kind: type[Kind], values: Values) -> Kind:
    """Design of a route as the unit operations take it.

    Parameters
    ----------
    kind : type
        Dataclass with one field per unit operation, each a dataclass of arrays.
    values : callable
        Array of a parameter by ``operation.field``.

    Returns
    -------
    object
        The dataclass, filled; linked fields are not a number until the route sets them.
    """
    route: Any = kind
    operations, names = _operations(route), operation_fields(route)
    parts = {}
    for part in dataclasses.fields(route):
        linked = dict.fromkeys(part.metadata.get("linked", ()), np.array(np.nan))
        own = {name: values(f"{part.name}.{name}") for name in names[part.name]}
        parts[part.name] = operations[part.name](**own, **linked)
    return kind(**parts)
