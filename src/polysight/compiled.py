"""Compiled functions whose stored code follows everything that was built into it."""

from __future__ import annotations

from collections.abc import Callable
from types import CodeType
from typing import Any, TypeVar, cast

import numba
from numba.core.caching import IndexDataCacheFile
from numba.core.registry import CPUDispatcher

F = TypeVar("F", bound=Callable[..., object])

#: All is said, because a function takes over from its first caller what is left unsaid.
_OPTIONS: dict[str, Any] = {
    "cache": True,
    "nogil": True,
    "error_model": "numpy",
    "no_cpython_wrapper": False,
    "no_cfunc_wrapper": False,
}


def compiled(function: F) -> F:
    """Function compiled when first called, with its code stored for later runs.

    The compiler stores a function with the time of its own file only, and would go on using code
    into which an older version of another file was built. Here the code of every function, and
    every constant, that the function reaches belongs to the stamp of what is stored.

    Parameters
    ----------
    function : callable
        Plain function of numbers, arrays and named tuples of them, which writes into arrays that
        it is given and makes none: then nobody has to count who uses an array.

    Returns
    -------
    callable
        The compiled function; it divides by zero as numpy does and lets other threads run.
    """
    return _stored(function, _OPTIONS | {"_nrt": False})


def compiled_with_memory(function: F) -> F:
    """Function that makes arrays of its own, compiled as by `compiled`.

    Parameters
    ----------
    function : callable
        Plain function of numbers, arrays and named tuples of them.

    Returns
    -------
    callable
        The compiled function; every array that it touches is counted, which costs several times
        what the arithmetic of a statement does.
    """
    return _stored(function, _OPTIONS | {"_nrt": True})


def compiled_part(function: F) -> F:
    """Function that is built into those that call it, where a call costs as much as its work.

    Parameters
    ----------
    function : callable
        Plain function as `compiled` takes it.

    Returns
    -------
    callable
        The compiled function.
    """
    return _stored(function, _OPTIONS | {"_nrt": False, "forceinline": True})


def compiled_inside(function: F) -> F:
    """Part as by `compiled_part` that Python cannot call, only compiled functions.

    An entry from Python takes the arrays of all named tuples apart one by one; for a part of a
    large kernel it takes longer to compile than the part itself.

    Parameters
    ----------
    function : callable
        Plain function as `compiled` takes it.

    Returns
    -------
    callable
        The compiled function.
    """
    without = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}
    made: Any = _stored(function, _OPTIONS | {"_nrt": False, "forceinline": True} | without)
    made.__class__ = _Inside
    return cast(F, made)


class _Inside(CPUDispatcher):  # type: ignore[misc, unused-ignore]
    """Function without an entry for Python, which says so instead of running into nothing."""

    def __call__(self, *_: object, **__: object) -> Any:
        raise TypeError(f"{self.py_func.__qualname__} can be called by compiled functions only")


class _FollowingFile(IndexDataCacheFile):  # type: ignore[misc, unused-ignore]
    """Stored code of a function, with the stamp of its options and all that it reaches.

    The stamp is taken when code is looked for or stored, not when the function is made: what it
    uses may stand below it in its file.
    """

    def __init__(
        self, given: Any, function: Callable[..., object], options: dict[str, Any]
    ) -> None:
        self.__dict__.update(vars(given))
        self._own_stamp = (self.__dict__.pop("_source_stamp"), str(sorted(options.items())))
        self._function = function

    @property
    def _source_stamp(self) -> tuple[object, tuple[tuple[str, str], ...]]:
        return self._own_stamp, content_stamp(self._function)


def _stored(function: F, options: dict[str, Any]) -> F:
    """The compiled function, whose stored code follows all that it reaches."""
    made: Any = numba.njit(**options)(function)
    # Without a place to store code in, there is no such file.
    given = getattr(getattr(made, "_cache", None), "_cache_file", None)
    if given is not None:
        made._cache._cache_file = _FollowingFile(given, function, options)
    return cast(F, made)


def awaits_compilation(function: Callable[..., object]) -> bool:
    """Whether the next call has to wait for the compiler.

    Parameters
    ----------
    function : callable
        Function of `compiled` or `compiled_with_memory`.

    Returns
    -------
    bool
        False where it has been called, or its code is stored for this kind of processor.
    """
    made: Any = function
    if made.signatures:
        return False
    processor = made.targetctx.codegen().magic_tuple()
    return all(key[1] != processor for key in made._cache._cache_file._load_index())


def content_stamp(function: Callable[..., object]) -> tuple[tuple[str, str], ...]:
    """What a function is made of, in words that are the same in every run.

    Parameters
    ----------
    function : callable
        Plain or compiled function.

    Returns
    -------
    tuple of (str, str)
        Name and content of each function and constant that it reaches, sorted by name.
    """
    found: dict[str, str] = {}
    _reach(function, found)
    return tuple(sorted(found.items()))


def _reach(function: Any, found: dict[str, str]) -> None:
    """The function itself and, one after another, all that its code or signature names."""
    plain = getattr(function, "py_func", function)
    name = f"{plain.__module__}.{plain.__qualname__}"
    if name in found:
        return
    code, known = plain.__code__, plain.__globals__
    found[name] = _told(code)
    for word in {*_words(code), *plain.__annotations__.values()}:
        value = known.get(word)
        if hasattr(value, "py_func"):
            _reach(value, found)
        elif hasattr(value, "_defn"):
            # Written in the compiler's own language by functions of the file it stands in, with
            # those of the package that the file names.
            made = value._defn
            found[f"{name}.{word}"] = str(sorted(_sources(made.__globals__)))
        elif isinstance(value, bool | int | float | str | tuple):
            found[f"{name}.{word}"] = repr(value)
        elif isinstance(value, type):
            members = getattr(value, "__members__", {})
            fields = getattr(value, "_fields", ())
            found[f"{name}.{word}"] = repr(([(key, int(members[key])) for key in members], fields))


def _words(code: CodeType) -> set[str]:
    """Names in some code and in the code inside it."""
    inside = (_words(each) for each in code.co_consts if isinstance(each, CodeType))
    return set(code.co_names).union(*inside)


def _sources(names: dict[str, Any]) -> set[str]:
    """Text of the module with these names, and of those of the package whose functions it has."""
    every = [names, *(getattr(value, "__globals__", {}) for value in names.values())]
    modules = {each["__name__"]: each["__loader__"] for each in every if "__loader__" in each}
    return {
        str(loader.get_source(name))
        for name, loader in modules.items()
        if name.startswith("polysight.")
    }


def _told(code: Any) -> str:
    """Instructions, names and constants of some code, with the code inside it."""
    if not hasattr(code, "co_code"):
        return repr(code)
    parts = (code.co_code.hex(), *code.co_names, *code.co_varnames)
    return " ".join((*parts, *map(_told, code.co_consts)))
