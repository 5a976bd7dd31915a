"""A basis in the words of a language."""

from __future__ import annotations

from collections.abc import Iterable

from polysight.evidence.basis import Basis
from polysight.evidence.store import Evidence
from polysight.messages import Language

#: Columns beside the basis, in the order in which people say them, and their codelists.
SUBJECT = {
    "quantity": "quantities",
    "geography": "regions",
    "grade": "grades",
    "product": "products",
    "route": "routes",
}


def basis_words(
    basis: Basis, dimensions: Iterable[str], evidence: Evidence, language: Language
) -> list[str]:
    """Names of the codes of a basis.

    Parameters
    ----------
    basis : Basis
        The basis.
    dimensions : iterable of str
        Dimensions to name, in this order.
    evidence : Evidence
        Holds the names.
    language : {"en", "zh"}
        Language of the names.

    Returns
    -------
    list of str
        One name a dimension that the basis has.
    """
    names = {
        (row.cells["dimension"], row.cells["code"]): row.cells[language]
        for row in evidence.tables["bases"]
    }
    pairs = dict(basis.pairs)
    return [names.get((name, pairs[name]), pairs[name]) for name in dimensions if name in pairs]


def subject_words(comparability: Basis, evidence: Evidence, language: Language) -> list[str]:
    """Names of what a number is about.

    Parameters
    ----------
    comparability : Basis
        Everything that must agree, see `Observation.comparability`.
    evidence : Evidence
        Holds the names.
    language : {"en", "zh"}
        Language of the names.

    Returns
    -------
    list of str
        Quantity, region, grade, product and route as far as they are told.
    """
    pairs = dict(comparability.pairs)
    return [
        evidence.codelists[listing].label(pairs[name], language)
        for name, listing in SUBJECT.items()
        if pairs.get(name, "all") != "all"
    ]
