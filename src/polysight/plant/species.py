"""The chlorosilane species that are followed through a plant, and what they weigh."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

#: Species followed by every balance, in the order of every ``species`` axis.
SPECIES = (
    "silicon", "hydrogen", "hydrogen-chloride", "dichlorosilane", "trichlorosilane",
    "silicon-tetrachloride", "silane",
)  # fmt: skip
SI, H2, HCL, DCS, TCS, STC, SILANE = range(len(SPECIES))

ELEMENTS = ("Si", "H", "Cl")

#: Abridged standard atomic weights [g/mol], IUPAC 2021 (doi:10.1515/pac-2019-0603), of `ELEMENTS`.
ATOMIC_WEIGHT: NDArray[np.float64] = np.array([28.085, 1.0080, 35.45])

#: Atoms per molecule; axes species, element.
ATOMS: NDArray[np.float64] = np.array(
    [
        [1, 0, 0],
        [0, 2, 0],
        [0, 1, 1],
        [1, 2, 2],
        [1, 1, 3],
        [1, 0, 4],
        [1, 4, 0],
    ],
    dtype=np.float64,
)

#: Molar mass [g/mol]; axis species.
MOLAR_MASS: NDArray[np.float64] = ATOMS @ ATOMIC_WEIGHT
