"""Grid factors that carry a label which their number cannot have."""

from __future__ import annotations

from polysight.carbon.basis import ElectricityBasis
from polysight.carbon.factors import Level, Mislabelled, label_faults
from polysight.errors import Problem
from polysight.evidence.store import Evidence
from polysight.study.footprint_grid import grid_factors

TABLE = "mislabelled_factors"


def label_problems(evidence: Evidence) -> tuple[Problem, ...]:
    """National grid factors, of all folders, with a label known to be wrong for their number.

    Parameters
    ----------
    evidence : Evidence
        Observations, and the table of numbers that circulate under a wrong label.

    Returns
    -------
    tuple of Problem
        One for each row and wrong label. The grid of a province may well emit what a national
        number says, and is not told.
    """
    national = tuple(one for one in grid_factors(evidence) if one.level is Level.NATIONAL)
    return label_faults(national, mislabelled(evidence))


def mislabelled(evidence: Evidence) -> tuple[Mislabelled, ...]:
    """Numbers with the label that they may not have.

    Parameters
    ----------
    evidence : Evidence
        Holds the table.

    Returns
    -------
    tuple of Mislabelled
        In the order of the table.
    """
    rows = [row.cells for row in evidence.tables[TABLE]]
    return tuple(
        Mislabelled(
            row["id"],
            row["supplier"],
            float(row["value"]),
            float(row["tolerance"]),
            row["unit"],
            ElectricityBasis(row["wrong_basis"]),
            ElectricityBasis(row["right_basis"]),
            row["wrong_issuer"],
            row["source"],
        )
        for row in rows
    )
