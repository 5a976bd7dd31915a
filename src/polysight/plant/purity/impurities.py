"""The impurities that are followed, what they weigh, and how many atoms silicon has."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.constants import physical_constants

from polysight.plant.species import ATOMIC_WEIGHT

Floats = NDArray[np.float64]

#: Impurities in the order of every ``impurity`` axis.
IMPURITIES = ("boron", "phosphorus", "carbon", "oxygen", "metals")
BORON, PHOSPHORUS, CARBON, OXYGEN, METALS = range(len(IMPURITIES))

#: Molar mass [g/mol], axis impurity; IUPAC 2021 abridged weights (doi:10.1515/pac-2019-0603).
#: Metals are counted as iron, the most abundant of them in silicon metal.
MOLAR_MASS: Floats = np.array([10.81, 30.974, 12.011, 15.999, 55.845])
SILICON_MOLAR_MASS = float(ATOMIC_WEIGHT[0])

#: Eight atoms in the cube of the lattice parameter (CODATA) [1/cm3].
_EDGE_CM = physical_constants["lattice parameter of silicon"][0] * 100.0
SILICON_ATOMS_PER_CM3 = 8.0 / _EDGE_CM**3


def by_impurity(design: Any, quantity: str) -> Floats:
    """One quantity of a design for all impurities.

    Parameters
    ----------
    design : dataclass
        Has a field ``<impurity>_<quantity>`` for each of `IMPURITIES`; axes ... each.
    quantity : str
        Ending of the fields, for example ``ppmw``.

    Returns
    -------
    ndarray of float
        Axes ..., impurity; unit of the fields.
    """
    parts = [np.asarray(getattr(design, f"{name}_{quantity}")) for name in IMPURITIES]
    shape = np.broadcast_shapes(*(part.shape for part in parts))
    out = np.empty((*shape, len(parts)))
    for place, part in enumerate(parts):
        out[..., place] = part
    return out
