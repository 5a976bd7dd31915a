"""What all pieces of one work share, packed once and unpacked once by every worker."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from polysight.errors import DataError, refusal
from polysight.study.manifest import digest

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Outcome = TypeVar("Outcome")
#: Work on one piece: of what all share and the piece, a function of a module, so that workers
#: elsewhere find it by its name.
Work = Callable[[Shared, Item], Outcome]

#: What numbers of a simulation depend on beside its input, below the package.
CODE = ("compiled.py", "market/*.py", "study/market_model.py", "uncertainty/stream.py")
PACKAGES = ("numpy", "scipy", "numba")


@dataclass(frozen=True, slots=True)
class Parcel:
    """Something packed for workers.

    Parameters
    ----------
    content : bytes
        The packed thing.
    sha256 : str
        Hash of the content, by which a worker knows what it has unpacked.
    code : str
        Hash of the code of the one who packed.
    """

    content: bytes
    sha256: str
    code: str


def packed(shared: object) -> Parcel:
    """Something for workers of other processes and machines.

    Parameters
    ----------
    shared : object
        What every piece of a work needs.

    Returns
    -------
    Parcel
        Its parcel.
    """
    content = pickle.dumps(shared, protocol=pickle.HIGHEST_PROTOCOL)
    return Parcel(content, hashlib.sha256(content).hexdigest(), simulation_code())


def worked(parcel: Parcel, work: Work[Any, Item, Outcome], item: Item) -> Outcome:
    """One piece of work, done where the parcel has arrived.

    Parameters
    ----------
    parcel : Parcel
        What all pieces share.
    work : callable
        Function of it and of a piece.
    item : object
        The piece.

    Returns
    -------
    object
        What the function returns.

    Raises
    ------
    DataError
        If the worker has other code than the one who packed: numbers might differ.
    """
    return work(_unpacked(parcel), item)


@cache
def simulation_code() -> str:
    """Hash of the code on which simulated numbers depend.

    Returns
    -------
    str
        SHA-256 over files of the package and versions of what they compute with.
    """
    package = Path(__file__).resolve().parents[1]
    files = digest(package, (path for pattern in CODE for path in package.glob(pattern)))
    versions = " ".join(f"{name}=={version(name)}" for name in PACKAGES)
    return hashlib.sha256(f"{files} {versions}".encode()).hexdigest()


@lru_cache(maxsize=2)
def _unpacked(parcel: Parcel) -> Any:
    if parcel.code != simulation_code():
        raise refusal(DataError, "market_engine.other_code")
    return pickle.loads(parcel.content)
