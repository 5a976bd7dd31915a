"""Grades of silicon from the rows of standards: limits in one unit each, and what forms they cover.

A limit counts as verified only where its document, or a copy of it, was read: rows from memory and
rows of the tier "unverified" are carried but judge nothing by themselves.
"""

from __future__ import annotations

import math

from polysight.errors import DataError, refusal
from polysight.evidence.store import Evidence
from polysight.evidence.table import Row
from polysight.plant.purity.grades import Grade, Limit
from polysight.plant.purity.measured import PROPERTIES, UNITS, Property
from polysight.suggestion import nearest

#: Words of the rows, and the property that is meant.
WORDS = {
    "donors": Property.DONORS,
    "acceptors": Property.ACCEPTORS,
    "C": Property.CARBON,
    "O": Property.OXYGEN,
    "H": Property.HYDROGEN,
    "bulk metals": Property.BULK_METALS,
    "bulk metals (Fe Cr Ni Cu Zn Na)": Property.BULK_METALS,
    "surface metals": Property.SURFACE_METALS,
    "total metals Fe Cr Ni Cu Zn Ca Mg Al": Property.TOTAL_METALS,
    "n-type resistivity": Property.N_RESISTIVITY,
    "p-type resistivity": Property.P_RESISTIVITY,
    "lifetime": Property.LIFETIME,
    "lifetime (n-type)": Property.LIFETIME,
}
#: Remarks that speak of a grading standard; others (a test method) make no grade.
STATUS = ("status", "basis")
COMPARATORS = ("<", "<=", ">", ">=")
UNVERIFIED = "unverified"
MEMORY = "memory"


def grades(evidence: Evidence) -> tuple[Grade, ...]:
    """Every grade of every edition, in the order of the rows.

    Rows that only tell the status of an edition make a grade without limits, so that a judgement
    against it says that its limits were not seen; they add nothing where limits stand.

    Parameters
    ----------
    evidence : Evidence
        Holds the tables ``grade_limits`` and ``grade_scopes``, and the units.

    Returns
    -------
    tuple of Grade
        Grades with their limits and forms.

    Raises
    ------
    DataError
        If a row limits something unknown, in a unit that cannot measure it.
    """
    rows = evidence.tables["grade_limits"]
    named: dict[tuple[str, str, str], list[Limit]] = {}
    for row in rows:
        if row.cells["kind"] == "limit":
            named.setdefault(_name(row), []).append(_limit(row, evidence))
    # A remark names no grade of its own.
    with_limits = {name[:2] for name in named}
    for row in rows:
        if row.cells["property"] in STATUS and _name(row)[:2] not in with_limits:
            named.setdefault((*_name(row)[:2], ""), [])
    return tuple(
        Grade(*name, tuple(limits), *_forms(name[0], name[1], evidence))
        for name, limits in named.items()
    )


def grade(known: tuple[Grade, ...], standard: str, edition: str, name: str) -> Grade:
    """One grade by its names.

    Parameters
    ----------
    known : tuple of Grade
        What there is.
    standard, edition, name : str
        Names of the standard, the edition and the grade.

    Returns
    -------
    Grade
        The grade.

    Raises
    ------
    DataError
        If there is none; the nearest one is suggested.
    """
    asked = " / ".join((standard, edition, name))
    told = {" / ".join((one.standard, one.edition, one.grade)): one for one in known}
    if asked not in told:
        raise refusal(DataError, "grade.unknown", got=asked, suggestion=nearest(asked, told))
    return told[asked]


def _name(row: Row) -> tuple[str, str, str]:
    cells = row.cells
    return cells["standard"], cells["edition"], cells["grade"]


def _limit(row: Row, evidence: Evidence) -> Limit:
    """A limit in the unit of its property."""
    cells = row.cells
    word, comparator = cells["property"], cells["comparator"]
    if word not in WORDS:
        raise DataError(
            (row.problem("grade.property_unknown", "property", suggestion=nearest(word, WORDS)),)
        )
    if cells["limit"] and comparator not in COMPARATORS:
        expected = " ".join(COMPARATORS)
        raise DataError((row.problem("grade.comparator", "comparator", expected=expected),))
    which = WORDS[word]
    unit = UNITS[PROPERTIES.index(which)]
    value = math.nan
    if cells["limit"]:
        value = evidence.units.convert(float(cells["limit"]), cells["unit"], unit)
    verified = cells["tier"] != UNVERIFIED and cells["evidence"] != MEMORY
    return Limit(cells["id"], which, comparator, value, verified)


def _forms(
    standard: str, edition: str, evidence: Evidence
) -> tuple[frozenset[str], frozenset[str]]:
    """Forms that an edition covers, and that it excludes."""
    found: dict[str, set[str]] = {"yes": set(), "no": set()}
    for row in evidence.tables["grade_scopes"]:
        cells = row.cells
        if (cells["standard"], cells["edition"]) == (standard, edition):
            found[cells["covered"]].add(cells["form"])
    return frozenset(found["yes"]), frozenset(found["no"])
