"""Units in which reports write numbers, and the one unit in which the rules see them."""

from __future__ import annotations

from collections.abc import Iterable

from polysight.errors import UnitError
from polysight.units import Unit, UnitTable, spelling

#: Marks of "per year" that a report may add to a yearly flow or leave out.
PER_YEAR = ("/a", "/year", "/yr", "peryear", "/年")
RATIO = "ratio"


class ClaimUnits:
    """Units of the evidence and those that only reports use.

    Parameters
    ----------
    known : UnitTable
        Units of the evidence.
    more : iterable of Unit
        Units that only reports use (万, 亿, N-number, percentage points).
    """

    def __init__(self, known: UnitTable, more: Iterable[Unit]) -> None:
        taken = {spelling(name) for u in known.units.values() for name in (u.code, *u.aliases)}
        fresh = [
            Unit(u.code, u.dimension, u.factor, u.suffix, _free(u.aliases, taken))
            for u in more
            if spelling(u.code) not in taken
        ]
        self.table = UnitTable([*known.units.values(), *fresh])
        self._factors: dict[tuple[str, str], float | None] = {}
        self._found: dict[str, Unit | None] = {}
        self._first: dict[str, str] = {}
        for unit in self.table.units.values():
            if unit.factor == 1:
                self._first.setdefault(unit.dimension, unit.code)

    def find(self, text: str) -> Unit | None:
        """Unit of a spelling.

        Parameters
        ----------
        text : str
            As stated.

        Returns
        -------
        Unit or None
            The unit, or nothing where the spelling is empty or unknown.
        """
        if text not in self._found:
            try:
                self._found[text] = self.table.unit(text) if text.strip() else None
            except UnitError:
                self._found[text] = None
        return self._found[text]

    def canonical(self, text: str) -> str:
        """Unit in which numbers of one dimension are compared where no metric names one.

        Parameters
        ----------
        text : str
            Unit as stated.

        Returns
        -------
        str
            Code of the unit of size one of its dimension, or the stated text.
        """
        unit = self.find(text)
        return text.strip() if unit is None else self._first.get(unit.dimension, unit.code)

    def factor(self, stated: str, canonical: str) -> float | None:
        """Multiplier from a stated unit to a canonical one.

        A yearly flow may be written with or without "per year": kt in 2025 and kt/a are one thing.

        Parameters
        ----------
        stated, canonical : str
            Units as written.

        Returns
        -------
        float or None
            The multiplier, or nothing where the unit is unknown or measures something else.
        """
        key = (stated, canonical)
        if key not in self._factors:
            self._factors[key] = self._factor(stated, canonical)
        return self._factors[key]

    def _factor(self, stated: str, canonical: str) -> float | None:
        for one in (stated, *_without_year(stated)):
            for other in (canonical, *_without_year(canonical)):
                source, target = self.find(one), self.find(other)
                if source and target and source.dimension == target.dimension:
                    return source.factor / target.factor
        return None


def _free(aliases: tuple[str, ...], taken: set[str]) -> tuple[str, ...]:
    return tuple(alias for alias in aliases if spelling(alias) not in taken)


def _without_year(text: str) -> tuple[str, ...]:
    plain = spelling(text)
    if "(" in plain and plain.endswith("/a)"):
        return (plain.replace("(", "").removesuffix("/a)"),)
    return tuple(plain.removesuffix(mark) for mark in PER_YEAR if plain.endswith(mark))
