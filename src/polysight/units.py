"""A closed list of units, their dimensions and factors."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, overload

from polysight.errors import UnitError, refusal
from polysight.suggestion import nearest

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure.

    Parameters
    ----------
    code : str
        Code used in data, for example ``CNY/kg``.
    dimension : str
        What it measures, for example ``CNY/mass``; a currency is a dimension of its own.
    factor : float
        Size in the reference unit of the dimension.
    suffix : str
        Ending of a Python name that carries this unit, for example ``cny_per_kg``.
    aliases : tuple of str
        Other spellings that are understood.
    """

    code: str
    dimension: str
    factor: float
    suffix: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def currency(self) -> str:
        """Currency in the dimension.

        Returns
        -------
        str
            Three-letter code, or empty for a unit without money.
        """
        head = self.dimension.split("/")[0].split("·")[0]
        return head if len(head) == 3 and head.isupper() else ""


@lru_cache(maxsize=4096)
def spelling(text: str) -> str:
    """Spelling of a unit with width, case of spaces and dashes made equal.

    Parameters
    ----------
    text : str
        Unit as typed.

    Returns
    -------
    str
        Normalised spelling for look-up.
    """
    folded = unicodedata.normalize("NFKC", text).strip()
    return folded.replace(" ", "").replace("／", "/").casefold()


class UnitTable:
    """The units that exist; look-up by code or alias, and conversion.

    Parameters
    ----------
    units : iterable of Unit
        The closed list.

    Raises
    ------
    ValueError
        If two units claim one spelling.
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        self._by_spelling: dict[str, Unit] = {}
        self.units: Mapping[str, Unit] = {unit.code: unit for unit in units}
        for unit in self.units.values():
            for name in (unit.code, *unit.aliases):
                other = self._by_spelling.setdefault(spelling(name), unit)
                if other is not unit:
                    raise ValueError(f"{name!r} is both {other.code} and {unit.code}")

    def unit(self, text: str) -> Unit:
        """Unit of a spelling.

        Parameters
        ----------
        text : str
            Code or alias, in any width.

        Returns
        -------
        Unit
            The unit.

        Raises
        ------
        UnitError
            If it is not in the list; the nearest known unit is suggested.
        """
        found = self._by_spelling.get(spelling(text))
        if found is None:
            names = [name for unit in self.units.values() for name in (unit.code, *unit.aliases)]
            raise refusal(UnitError, "unit.unknown", got=text, suggestion=nearest(text, names, 50))
        return found

    def factor(self, source: str, target: str) -> float:
        """Multiplier that turns a number in one unit into another unit.

        Parameters
        ----------
        source, target : str
            Unit codes or aliases of one dimension.

        Returns
        -------
        float
            Target units in one source unit.

        Raises
        ------
        UnitError
            If a unit is unknown or the dimensions differ. Currencies are dimensions: changing one
            needs a dated rate (see `polysight.evidence.conversion`).
        """
        one, other = self.unit(source), self.unit(target)
        if one.dimension != other.dimension:
            key = "unit.currency" if one.currency != other.currency else "unit.dimension"
            raise refusal(
                UnitError,
                key,
                source=one.code,
                target=other.code,
                source_dimension=one.dimension,
                target_dimension=other.dimension,
            )
        return one.factor / other.factor

    @overload
    def convert(self, value: float, source: str, target: str) -> float: ...
    @overload
    def convert(
        self, value: NDArray[np.float64], source: str, target: str
    ) -> NDArray[np.float64]: ...
    def convert(
        self, value: float | NDArray[np.float64], source: str, target: str
    ) -> float | NDArray[np.float64]:
        """Number or array in another unit of the same dimension.

        Parameters
        ----------
        value : float or ndarray
            Numbers in ``source`` units.
        source, target : str
            Unit codes or aliases.

        Returns
        -------
        float or ndarray
            The same numbers in ``target`` units.

        Raises
        ------
        UnitError
            If a unit is unknown or the dimensions differ.
        """
        return value * self.factor(source, target)
