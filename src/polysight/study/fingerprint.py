"""Hash of something made of arrays, numbers and words, whoever computes it and wherever."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import numpy as np


def fingerprint(thing: object) -> str:
    """Hash of all that a thing is made of.

    Parameters
    ----------
    thing : object
        Array, number, text or None; or a dataclass, named tuple or tuple of such things.

    Returns
    -------
    str
        SHA-256 over names, types, shapes and values at any depth.

    Raises
    ------
    TypeError
        If a part is of another kind, whose content might not be seen.

    Examples
    --------
    >>> fingerprint((1, "a")) == fingerprint((1, "a")) != fingerprint((1.0, "a"))
    True
    """
    found = hashlib.sha256()
    for part in _parts(thing):
        found.update(part)
    return found.hexdigest()


def _parts(thing: object) -> Iterator[bytes]:
    if isinstance(thing, np.ndarray):
        yield f"{thing.dtype.str}{thing.shape};".encode()
        yield np.ascontiguousarray(thing).tobytes()
    elif is_dataclass(thing) and not isinstance(thing, type):
        yield f"{type(thing).__name__}(".encode()
        for field in fields(thing):
            yield f"{field.name}=".encode()
            yield from _parts(getattr(thing, field.name))
        yield b");"
    elif isinstance(thing, tuple):
        yield f"{type(thing).__name__}{getattr(thing, '_fields', ())}[{len(thing)}:".encode()
        for part in thing:
            yield from _parts(part)
        yield b"];"
    elif thing is None or isinstance(thing, bool | int | float | str):
        told = repr(thing)
        yield f"{type(thing).__name__}{len(told)}:{told};".encode()
    else:
        raise TypeError(type(thing).__name__)
