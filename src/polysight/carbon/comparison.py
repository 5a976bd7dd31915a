"""Ranking of footprints, refused where their bases differ."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from polysight.carbon.basis import FootprintBasis
from polysight.carbon.footprint import Floats
from polysight.errors import BasisError, Problem

#: Dimensions of a basis with the message that names the way to make them equal.
_REMEDIES = {
    "boundary": "carbon.fix_boundary",
    "silicon_metal": "carbon.fix_silicon_metal",
    "electricity": "carbon.fix_electricity",
    "method": "carbon.fix_method",
}


def require_comparable(bases: tuple[FootprintBasis, ...]) -> None:
    """Proof that footprints may stand in one ranking or one difference.

    Parameters
    ----------
    bases : tuple of FootprintBasis
        Bases of the footprints.

    Raises
    ------
    BasisError
        With one problem, and its remedy, for each dimension that differs or is unstated.
    """
    problems = []
    for dimension, remedy in _REMEDIES.items():
        codes = sorted({str(getattr(basis, dimension)) for basis in bases})
        if len(codes) > 1 or "unstated" in codes:
            problems.append(Problem(remedy, (("codes", ", ".join(codes)),)))
    if problems:
        raise BasisError(tuple(problems))


def ranking(totals_kgco2e_per_kg: Floats, bases: tuple[FootprintBasis, ...]) -> NDArray[np.int64]:
    """Places of the footprints from the lowest to the highest total; ties keep their order.

    Parameters
    ----------
    totals_kgco2e_per_kg : ndarray of float
        Axes footprint, ...; complete totals.
    bases : tuple of FootprintBasis
        Basis of each footprint.

    Returns
    -------
    ndarray of int
        Axes rank, ...; places on the footprint axis.

    Raises
    ------
    BasisError
        If the bases differ or are unstated, or a total is incomplete (NaN).
    """
    require_comparable(bases)
    if np.any(np.isnan(totals_kgco2e_per_kg)):
        raise BasisError((Problem("carbon.incomplete"),))
    return np.asarray(np.argsort(totals_kgco2e_per_kg, axis=0, kind="stable"))
