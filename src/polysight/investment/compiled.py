"""Compiled functions whose stored code follows every module that it was made from."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import TypeVar, cast

import numba

F = TypeVar("F", bound=Callable[..., object])

_PACKAGE = "polysight."


def compiled(function: F) -> F:
    """Function compiled when first called, with its code stored for later runs.

    The compiler stores a function with the time of its own file only, and would go on using code
    into which an older version of another file was built. Here the stored code is made anew when
    any module of the package that the function's module imports has changed.

    Parameters
    ----------
    function : callable
        Plain function of numbers, arrays and named tuples of them.

    Returns
    -------
    callable
        The compiled function; it divides by zero as numpy does and lets other threads run.
    """
    made = numba.njit(cache=True, nogil=True, error_model="numpy")(function)
    stored = getattr(getattr(made, "_cache", None), "_cache_file", None)
    if stored is not None:
        stored._source_stamp = _stamp(sys.modules[function.__module__])
    return cast(F, made)


def _stamp(module: ModuleType) -> tuple[tuple[str, float, int], ...]:
    """Name, time and size of a module's file and of all that it imports from the package."""
    found: dict[str, ModuleType] = {}
    _collect(module, found)
    files = ((name, Path(each.__file__ or "").stat()) for name, each in sorted(found.items()))
    return tuple((name, stat.st_mtime, stat.st_size) for name, stat in files)


def _collect(module: ModuleType, found: dict[str, ModuleType]) -> None:
    found[module.__name__] = module
    for value in list(vars(module).values()):
        name = getattr(value, "__module__", None)
        if isinstance(name, str) and name.startswith(_PACKAGE) and name not in found:
            _collect(sys.modules[name], found)
