"""Warming potentials of the gases over a hundred years, as rows of the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from polysight.errors import DataError, refusal
from polysight.evidence.store import Evidence
from polysight.study.footprint_rows import UNSPLIT

QUANTITY, UNIT = "warming_potential", "kgCO2e/kg"
#: Assessment report whose potentials are taken.
ASSESSMENT = "ar6"


@dataclass(frozen=True, slots=True)
class Potentials:
    """Warming potentials of one assessment report.

    Parameters
    ----------
    assessment : str
        Its code.
    of : dict of str to float
        Potential by gas [kgCO2e/kg]; one for what is told as CO2 equivalent.
    rows : tuple of str
        Ids of the rows.
    """

    assessment: str
    of: Mapping[str, float]
    rows: tuple[str, ...]


def potentials(evidence: Evidence, assessment: str = ASSESSMENT) -> Potentials:
    """Potentials of an assessment report.

    Parameters
    ----------
    evidence : Evidence
        Observations.
    assessment : str
        Code of the report.

    Returns
    -------
    Potentials
        By gas, in the order of the codelist of gases.

    Raises
    ------
    DataError
        If no row speaks of the report.
    """
    found = {
        row.basis.get("gas") or "": row
        for row in evidence.select(QUANTITY)
        if row.basis.get("assessment") == assessment
    }
    if not found:
        raise refusal(DataError, "footprint_data.no_potentials", got=assessment)
    order = [one.cells["code"] for one in evidence.tables["gases"]]
    of = {
        gas: evidence.units.convert(found[gas].middle, found[gas].canonical_unit, UNIT)
        for gas in order
        if gas in found
    }
    return Potentials(assessment, of | {UNSPLIT: 1.0}, tuple(row.id for row in found.values()))
