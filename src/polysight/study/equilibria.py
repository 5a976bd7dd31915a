"""Surrogates of the equilibria from the rows of the evidence, and which set each rests on."""

from __future__ import annotations

import numpy as np

from polysight.errors import DataError, refusal
from polysight.evidence.once import once
from polysight.evidence.store import Evidence
from polysight.evidence.table import Row
from polysight.plant.equilibrium import Kind
from polysight.plant.surrogate import INPUTS, Surrogate

#: Columns of the table of terms.
_DEGREES = (
    "temperature_degree", "pressure_degree", "hydrogen_ratio_degree", "tcs_shift_degree",
    "sicl3_shift_degree",
)  # fmt: skip
_RATIOS = ("hydrogen_chloride", "dichlorosilane", "trichlorosilane")


@once
def chosen_set(evidence: Evidence, kind: Kind) -> str:
    """Thermochemical set on which an equilibrium rests unless a user says otherwise.

    Parameters
    ----------
    evidence : Evidence
        Table ``equilibrium_choice``, one row a kind with its reason.
    kind : Kind
        Which equilibrium.

    Returns
    -------
    str
        Name of the set.
    """
    rows = [row for row in evidence.tables["equilibrium_choice"] if row.cells["kind"] == kind.value]
    # A row of an overlay stands behind the shipped one and takes its place.
    return rows[-1].cells["set"]


@once
def surrogate(evidence: Evidence, kind: Kind, set_name: str = "") -> Surrogate:
    """Surrogate of an equilibrium as the plant room takes it.

    Parameters
    ----------
    evidence : Evidence
        Tables ``surrogate_terms``, ``surrogate_limits`` and ``surrogate_errors``.
    kind : Kind
        Which equilibrium.
    set_name : str
        Thermochemical set; the chosen one when omitted.

    Returns
    -------
    Surrogate
        Its polynomials, range and stated errors.

    Raises
    ------
    DataError
        If no surrogate was fitted to that set.
    """
    name = set_name or chosen_set(evidence, kind)
    terms = _rows(evidence, "surrogate_terms", kind, name)
    limits = {row.cells["variable"]: row for row in _rows(evidence, "surrogate_limits", kind, name)}
    errors = _rows(evidence, "surrogate_errors", kind, name)
    ratios = [column for column in _RATIOS if terms[0].cells[column]]
    return Surrogate(
        kind=kind,
        set_name=name,
        low=np.array([float(limits[each].cells["low"]) for each in INPUTS]),
        high=np.array([float(limits[each].cells["high"]) for each in INPUTS]),
        degrees=np.array([[int(row.cells[column]) for column in _DEGREES] for row in terms]),
        coefficients=np.array([[float(row.cells[column]) for column in ratios] for row in terms]),
        quantities=tuple(row.cells["quantity"] for row in errors),
        worst_errors=np.array([float(row.cells["worst_error"]) for row in errors]),
    )


def _rows(evidence: Evidence, table: str, kind: Kind, set_name: str) -> list[Row]:
    """Rows of a table that speak of one equilibrium and set; a set without rows is refused."""
    of_kind = [row for row in evidence.tables[table] if row.cells["kind"] == kind.value]
    found = [row for row in of_kind if row.cells["set"] == set_name]
    if not found:
        known = sorted({row.cells["set"] for row in of_kind})
        raise refusal(
            DataError,
            "plant.no_such_set",
            got=set_name,
            known=", ".join(known),
        )
    return found
