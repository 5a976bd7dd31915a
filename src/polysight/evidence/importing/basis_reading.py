"""The basis of each row, from its own column or from one column a dimension."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from polysight.evidence.basis import basis
from polysight.evidence.codelist import Codelist
from polysight.evidence.importing.faults import Faults
from polysight.evidence.quantity import Quantity

#: Columns that tell one series from another.
_SERIES = "quantity geography product route grade company site source".split()


@dataclass(frozen=True, slots=True)
class _Read:
    """A basis that was put together: its text, faults, stated pairs and missing dimensions."""

    text: str
    faults: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = ()
    stated: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass
class BasisReader:
    """Puts bases together and holds them against what each quantity needs.

    Parameters
    ----------
    faults : Faults
        Takes what is wrong.
    quantities : mapping of str to Quantity
        Quantities by code.
    dimensions : mapping of str to Codelist
        Codes by dimension.
    """

    faults: Faults
    quantities: Mapping[str, Quantity]
    dimensions: Mapping[str, Codelist]
    _seen: dict[tuple[str, str, tuple[str, ...]], _Read] = field(default_factory=dict)
    _series: set[tuple[str, ...]] = field(default_factory=set)
    _stated: dict[tuple[str, ...], dict[str, int]] = field(default_factory=dict)
    _missing: list[tuple[int, str, tuple[str, ...]]] = field(default_factory=list)

    def read(self, number: int, cells: dict[str, str]) -> None:
        """Write the basis of a row into its basis cell; cells of single dimensions go.

        Parameters
        ----------
        number : int
            Row number.
        cells : dict of str to str
            Cells in our notation, changed in place.
        """
        written = cells.get("basis", "")
        own = tuple([cells.pop(dimension, "") for dimension in self.dimensions])
        code = cells.get("quantity", "")
        key = (written, code, own)
        found = self._seen.get(key)
        if found is None:
            found = self._seen[key] = self._read(written, code, own)
        cells["basis"] = found.text
        for fault, column, told in found.faults:
            self.faults.add(fault, number, column, **dict(told))
        series = (*found.stated, *[cells.get(name, "") for name in _SERIES])
        if found.missing or series not in self._series:
            self._series.add(series)
            self._note(number, found, series[len(found.stated) :])

    def _note(self, number: int, found: _Read, series: tuple[str, ...]) -> None:
        for pair in found.stated:
            dimension, _, code = pair.partition("=")
            self._stated.setdefault((dimension, *series), {}).setdefault(code, number)
        self._missing += [(number, dimension, series) for dimension in found.missing]

    def _read(self, written: str, code: str, own: tuple[str, ...]) -> _Read:
        faults: list[tuple[str, str, tuple[tuple[str, str], ...]]] = []
        pairs = dict(basis(written).pairs)
        for dimension, said in zip(self.dimensions, own, strict=True):
            if said and pairs.get(dimension, said) != said:
                told = (("got", said), ("expected", pairs[dimension]))
                faults.append(("import.basis_twice", dimension, told))
            elif said:
                pairs[dimension] = said
        text = ";".join(f"{name}={pairs[name]}" for name in sorted(pairs))
        quantity = self.quantities.get(code)
        if quantity is None:
            return _Read(text, tuple(faults))
        needed = quantity.basis_dimensions
        for dimension in sorted(pairs.keys() - set(needed)):
            extra = (("quantity", code), ("expected", "; ".join(needed)), ("got", dimension))
            faults.append(("import.basis_extra", self._column(dimension), extra))
        stated = tuple(f"{name}={pairs[name]}" for name in needed if name in pairs)
        missing = tuple(name for name in needed if name not in pairs)
        return _Read(text, tuple(faults), stated, missing)

    def _column(self, dimension: str) -> str:
        return dimension if dimension in self.faults.table.columns else "basis"

    def is_missing(self, number: int) -> bool:
        """Whether the row just read lacks a dimension.

        Parameters
        ----------
        number : int
            Row number.

        Returns
        -------
        bool
            True if a fault will be told for it at the end.
        """
        return bool(self._missing) and self._missing[-1][0] == number

    def tell_missing(self) -> None:
        """Note missing dimensions as faults, when all rows of their series have been seen."""
        for number, dimension, series in self._missing:
            codes = self.dimensions.get(dimension)
            told = {"dimension": dimension, "expected": " | ".join(codes.codes if codes else ())}
            key = "import.basis_missing"
            if stated := self._stated.get((dimension, *series)):
                key = "import.basis_mixed"
                told["others"] = ", ".join(f"{code} ({row})" for code, row in stated.items())
            self.faults.add(key, number, self._column(dimension), **told)
