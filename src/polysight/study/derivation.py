"""A derivation as a tree: one node a number, row, plant or assumption."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Derivation:
    """One node of a derivation.

    Parameters
    ----------
    id : str
        Id of the number, row, plant or setting.
    what : str
        What it is, in words.
    value, unit, basis, period, vintage : str
        The number as text for people, and what makes it comparable and dated.
    because : str
        Sentence that tells the derivation, or what the source says.
    source, licence, tier : str
        Citation, licence and trust; empty for what is computed.
    declared : str
        Says that the data declare the row an assumption, or worked out by us, with no document
        behind it; empty for every other node.
    marks : tuple of str
        Sentences about what was stretched or missing.
    inputs : tuple of Derivation
        What it was made from.
    number : float or None
        The number to the last bit; None for a range, and for what has none.
    """

    id: str
    what: str
    value: str = ""
    unit: str = ""
    basis: str = ""
    period: str = ""
    vintage: str = ""
    because: str = ""
    source: str = ""
    licence: str = ""
    tier: str = ""
    declared: str = ""
    marks: tuple[str, ...] = ()
    inputs: tuple[Derivation, ...] = field(default=(), repr=False)
    number: float | None = None

    def lines(self, depth: int = 3, indent: int = 0) -> Iterator[str]:
        """The derivation as indented text.

        Parameters
        ----------
        depth : int
            How many levels of inputs are shown.
        indent : int
            Level of this node.

        Yields
        ------
        str
            Lines; an input that was shown before is named only.
        """
        yield from self._lines(depth, indent, set())

    def _lines(self, depth: int, indent: int, shown: set[str]) -> Iterator[str]:
        pad = "  " * indent
        told = " ".join(part for part in (self.what, self.value, self.unit) if part)
        about = "; ".join(part for part in (self.period, self.basis, self.vintage) if part)
        yield f"{pad}{self.id}: {told}" + (f" [{about}]" if about else "")
        if self.id in shown:
            return
        shown.add(self.id)
        for part in (self.declared, self.because, *self.marks, self.source, self.licence):
            if part:
                yield f"{pad}  {part}"
        if depth > 0:
            for one in self.inputs:
                yield from one._lines(depth - 1, indent + 1, shown)

    def document(self, depth: int = 3) -> dict[str, Any]:
        """The derivation as a tree for JSON.

        Parameters
        ----------
        depth : int
            How many levels of inputs are shown.

        Returns
        -------
        dict
            Fields of the node, with ``inputs`` as documents; empty fields are left out.
        """
        names = (
            "id what value number unit basis period vintage declared because source licence tier "
            "marks"
        ).split()
        found: dict[str, Any] = {name: getattr(self, name) for name in names}
        found["marks"] = list(self.marks)
        if depth > 0:
            found["inputs"] = [one.document(depth - 1) for one in self.inputs]
        return {name: part for name, part in found.items() if part or part == 0.0}
