"""What makes two numbers comparable, and the refusal of everything else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from polysight.errors import BasisError, Problem

UNSTATED = "unstated"

#: Ways to make one dimension equal; every other difference needs a choice of one side.
REMEDIES = {
    "tax": "basis.fix_tax",
    "currency": "basis.fix_currency",
    "timing": "basis.fix_timing",
    "unit": "basis.fix_unit",
}


@dataclass(frozen=True, slots=True)
class Basis:
    """Sorted (dimension, code) pairs, for example tax included, spot, week average.

    Parameters
    ----------
    pairs : tuple of (str, str)
        Dimension and code, sorted by dimension.
    """

    pairs: tuple[tuple[str, str], ...] = ()

    def get(self, dimension: str) -> str:
        """Code of a dimension.

        Parameters
        ----------
        dimension : str
            Name of the dimension.

        Returns
        -------
        str
            Its code, or an empty string.
        """
        return dict(self.pairs).get(dimension, "")

    def replaced(self, dimension: str, code: str) -> Basis:
        """Same basis with one dimension changed.

        Parameters
        ----------
        dimension, code : str
            What changes, and to what.

        Returns
        -------
        Basis
            The new basis.
        """
        return Basis(tuple(sorted({**dict(self.pairs), dimension: code}.items())))

    def __str__(self) -> str:
        return ";".join(f"{dimension}={code}" for dimension, code in self.pairs)


def basis(text: str) -> Basis:
    """Basis written as ``dimension=code;dimension=code``.

    Parameters
    ----------
    text : str
        The written form; empty for none.

    Returns
    -------
    Basis
        The basis.
    """
    parts = (part.partition("=") for part in text.split(";") if part.strip())
    return Basis(tuple(sorted((name.strip(), code.strip()) for name, _, code in parts)))


def differences(one: Basis, other: Basis) -> list[tuple[str, str, str]]:
    """Dimensions in which two bases are not proved equal.

    Parameters
    ----------
    one, other : Basis
        Bases to compare.

    Returns
    -------
    list of (str, str, str)
        Dimension and the two codes. What is unstated equals nothing, not even itself.
    """
    left, right = dict(one.pairs), dict(other.pairs)
    found = []
    for dimension in sorted(left.keys() | right.keys()):
        codes = left.get(dimension, UNSTATED), right.get(dimension, UNSTATED)
        if codes[0] != codes[1] or codes[0] == UNSTATED:
            found.append((dimension, *codes))
    return found


def require_alike(bases: Sequence[Basis], operation: str) -> Basis:
    """The one basis that several numbers share.

    Parameters
    ----------
    bases : sequence of Basis
        Bases of the numbers to be combined.
    operation : str
        Message key of what was to be done: ``operation.average``, ``operation.subtract`` or
        ``operation.chart``.

    Returns
    -------
    Basis
        The common basis.

    Raises
    ------
    BasisError
        If any two differ; each difference is told with the fix that would allow the operation.
    """
    first = bases[0]
    problems = []
    for other in dict.fromkeys(bases[1:]):
        for dimension, one, two in differences(first, other):
            fix = REMEDIES.get(dimension, "basis.fix_choose")
            if UNSTATED in (one, two):
                fix = "basis.fix_state"
            told = (
                ("dimension", dimension),
                ("one", one),
                ("other", two),
                ("operation", operation),
            )
            problems.append(Problem(fix, told))
    if problems:
        raise BasisError(tuple(dict.fromkeys(problems)))
    return first
