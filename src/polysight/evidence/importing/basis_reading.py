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
        pairs = dict(basis(cells.get("basis", "")).pairs)
        for dimension in self.dimensions:
            own = cells.pop(dimension, "")
            if own and pairs.get(dimension, own) != own:
                told = {"got": own, "expected": pairs[dimension]}
                self.faults.add("import.basis_twice", number, dimension, **told)
            elif own:
                pairs[dimension] = own
        cells["basis"] = ";".join(f"{name}={pairs[name]}" for name in sorted(pairs))
        quantity = self.quantities.get(cells.get("quantity", ""))
        if quantity is not None:
            self._check(number, cells, quantity, pairs)

    def _check(
        self, number: int, cells: dict[str, str], quantity: Quantity, pairs: dict[str, str]
    ) -> None:
        series = tuple(cells.get(name, "") for name in _SERIES)
        for dimension in quantity.basis_dimensions:
            if dimension in pairs:
                stated = self._stated.setdefault((dimension, *series), {})
                stated.setdefault(pairs[dimension], number)
            else:
                self._missing.append((number, dimension, series))
        for dimension in sorted(pairs.keys() - set(quantity.basis_dimensions)):
            told = {"quantity": quantity.code, "expected": "; ".join(quantity.basis_dimensions)}
            column = self._column(dimension)
            self.faults.add("import.basis_extra", number, column, got=dimension, **told)

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
