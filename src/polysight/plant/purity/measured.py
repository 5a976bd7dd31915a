"""Properties by which standards grade silicon, as far as the model tells them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from polysight.plant.purity.impurities import (
    BORON,
    CARBON,
    METALS,
    MOLAR_MASS,
    OXYGEN,
    PHOSPHORUS,
    Floats,
)
from polysight.plant.purity.product import Product
from polysight.plant.purity.resistivity import (
    boron_resistivity_ohm_cm,
    phosphorus_resistivity_ohm_cm,
)
from polysight.plant.purity.units import at_per_cm3_from_ppba, ppbw_from_ppba


class Property(StrEnum):
    """What a standard limits; the unit of each is in `UNITS`."""

    DONORS = "donors"
    ACCEPTORS = "acceptors"
    CARBON = "carbon"
    OXYGEN = "oxygen"
    BULK_METALS = "bulk-metals"
    SURFACE_METALS = "surface-metals"
    TOTAL_METALS = "total-metals"
    HYDROGEN = "hydrogen"
    N_RESISTIVITY = "n-resistivity"
    P_RESISTIVITY = "p-resistivity"
    LIFETIME = "lifetime"


#: Properties in the order of every ``property`` axis.
PROPERTIES = tuple(Property)

#: Unit code of each property, in that order.
UNITS = (
    "ppba", "ppba", "at/cm3", "at/cm3", "ng/g", "ng/g", "ng/g", "ppma", "ohm cm", "ohm cm", "us",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measured:
    """Properties of a product.

    Parameters
    ----------
    values : ndarray of float
        Axes ..., property; unit by `UNITS`; not a number where nothing is known.
    form : str
        Form of the product: chunk, granular or umg-ingot.
    """

    values: Floats
    form: str

    def value(self, which: Property) -> Floats:
        """One property.

        Parameters
        ----------
        which : Property
            The property.

        Returns
        -------
        ndarray of float
            Axes ...; its unit.
        """
        return np.asarray(self.values[..., PROPERTIES.index(which)])


def measured(
    product: Product, form: str, *, lifetime_us: Floats | None = None, resistivity: bool = False
) -> Measured:
    """Properties of a product as the methods of the standards would find them.

    Donors are phosphorus and acceptors boron: arsenic, antimony, aluminium and gallium are not
    followed. The n-type resistivity is that of the donors beyond the acceptors (not a number
    where there are none), the p-type resistivity that of the acceptors alone, as after repeated
    zone passes. Lifetime is measured, not computed.

    Parameters
    ----------
    product : Product
        Axes ....
    form : str
        Form of the product.
    lifetime_us : ndarray of float, optional
        Axes ...; measured minority carrier lifetime [us].
    resistivity : bool
        Whether to compute resistivities too.

    Returns
    -------
    Measured
        Axes ..., property.
    """
    bulk, surface = product.bulk_ppba, product.surface_ppba
    shape = np.broadcast_shapes(
        bulk.shape[:-1], surface.shape[:-1], np.shape(product.hydrogen_ppma),
        np.shape(0.0 if lifetime_us is None else lifetime_us),
    )  # fmt: skip
    values = np.full((*shape, len(PROPERTIES)), np.nan)
    inside, outside = (
        ppbw_from_ppba(part[..., METALS], MOLAR_MASS[METALS]) for part in (bulk, surface)
    )
    told = {
        Property.DONORS: bulk[..., PHOSPHORUS],
        Property.ACCEPTORS: bulk[..., BORON],
        Property.CARBON: at_per_cm3_from_ppba(bulk[..., CARBON]),
        Property.OXYGEN: at_per_cm3_from_ppba(bulk[..., OXYGEN]),
        Property.BULK_METALS: inside,
        Property.SURFACE_METALS: outside,
        Property.TOTAL_METALS: inside + outside,
        Property.HYDROGEN: product.hydrogen_ppma,
    }
    if lifetime_us is not None:
        told[Property.LIFETIME] = lifetime_us
    if resistivity:
        acceptors = at_per_cm3_from_ppba(bulk[..., BORON])
        net = at_per_cm3_from_ppba(bulk[..., PHOSPHORUS]) - acceptors
        n_type = phosphorus_resistivity_ohm_cm(net)
        told[Property.N_RESISTIVITY] = np.where(net > 0.0, n_type, np.nan)
        told[Property.P_RESISTIVITY] = boron_resistivity_ohm_cm(acceptors)
    for which, value in told.items():
        values[..., PROPERTIES.index(which)] = value
    return Measured(values, form)
