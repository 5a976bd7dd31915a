"""What can be observed, in which unit, and what makes it comparable."""

from __future__ import annotations

from dataclasses import dataclass

from polysight.errors import UnitError, refusal
from polysight.units import UnitTable

#: Dimension of a rate between two currencies; each pair is its own unit and is kept as stated.
CURRENCY_PAIR = "CCY/CCY"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A thing that is measured.

    Parameters
    ----------
    code, en, zh : str
        Code and its names.
    dimension, canonical_unit : str
        What it measures and the one unit in which it is kept.
    currency_free : bool
        Whether it may be stated in any currency; then only the other part of the unit is made
        canonical.
    basis_dimensions : tuple of str
        Dimensions that every observation of it must state.
    publication_lag_days : int
        Usual delay between the end of a period and the first publication.
    definition : str
        What is meant.
    """

    code: str
    en: str
    zh: str
    dimension: str
    canonical_unit: str
    currency_free: bool
    basis_dimensions: tuple[str, ...]
    publication_lag_days: int
    definition: str

    def unit_for(self, unit: str, units: UnitTable) -> str:
        """Canonical unit for a number stated in some unit.

        Parameters
        ----------
        unit : str
            Unit code or alias as stated.
        units : UnitTable
            Units that exist.

        Returns
        -------
        str
            Canonical unit code, in the stated currency where the quantity is currency-free.

        Raises
        ------
        UnitError
            If the unit does not measure this quantity.
        """
        stated, canonical = units.unit(unit), units.unit(self.canonical_unit)
        if stated.dimension == canonical.dimension:
            return canonical.code
        if self.dimension == CURRENCY_PAIR and len(stated.dimension) == len(CURRENCY_PAIR):
            return stated.code
        if self.currency_free and stated.currency:
            wanted = canonical.dimension.replace(canonical.currency, stated.currency, 1)
            if stated.dimension == wanted:
                same_size = (
                    one.code
                    for one in units.units.values()
                    if one.dimension == wanted and one.factor == canonical.factor
                )
                return next(same_size, stated.code)
        raise refusal(
            UnitError,
            "unit.not_of_quantity",
            unit=stated.code,
            quantity=self.code,
            expected=canonical.code,
        )


def quantity_from(cells: dict[str, str]) -> Quantity:
    """Quantity of a checked table row.

    Parameters
    ----------
    cells : dict of str to str
        Text by column name.

    Returns
    -------
    Quantity
        The quantity.
    """
    return Quantity(
        cells["code"],
        cells["en"],
        cells["zh"],
        cells["dimension"],
        cells["canonical_unit"],
        cells["currency_free"] == "yes",
        tuple(part for part in cells["basis_dimensions"].split(";") if part),
        int(cells["publication_lag_days"] or 30),
        cells["definition"],
    )
