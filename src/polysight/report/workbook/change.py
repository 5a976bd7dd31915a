"""A project with other values at some of its fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

import numpy as np

from polysight.investment.case import ProjectCase

_STEP = re.compile(r"\.?([a-z_]+)|\[(\d+)\]")


def with_values(case: ProjectCase, values: Mapping[str, Any]) -> ProjectCase:
    """A project in which the fields at these paths have other values.

    Parameters
    ----------
    case : ProjectCase
        The project.
    values : mapping of str to object
        By path, for example ``phases[0].items[2].amount_cny``; numbers by year as lists.

    Returns
    -------
    ProjectCase
        A copy; whole numbers and truths keep their type.
    """
    for path, value in values.items():
        steps = [name or int(number) for name, number in _STEP.findall(path)]
        case = _placed(case, steps, value)
    return case


def _placed(part: Any, steps: list[str | int], value: Any) -> Any:
    if not steps:
        return _as(part, value)
    step, *rest = steps
    if isinstance(step, int):
        return (*part[:step], _placed(part[step], rest, value), *part[step + 1 :])
    assert is_dataclass(part)
    assert step in {each.name for each in fields(part)}
    return replace(part, **{step: _placed(getattr(part, step), rest, value)})  # type: ignore[type-var]


def _as(old: Any, value: Any) -> Any:
    """The value as what stood there: a truth, a whole number, a number, a text or an array."""
    if isinstance(old, np.ndarray):
        return np.array(value, dtype=np.float64)
    return type(old)(value)
