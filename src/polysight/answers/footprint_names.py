"""Names of stages, suppliers, scopes and outcomes of a footprint in one language."""

from __future__ import annotations

from polysight.evidence.store import Evidence
from polysight.messages import Language, text
from polysight.study.footprint_inventory import BOUGHT_SELDOM, OWN_POWER, RELEASE

#: Suppliers that are no activity of the codelist.
OWN = (OWN_POWER, RELEASE, *BOUGHT_SELDOM.values())


def stage_name(code: str, language: Language) -> str:
    """Name of a stage.

    Parameters
    ----------
    code : str
        Its code.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Its name.
    """
    return text(f"footprint_stage.{code.replace('-', '_')}", language)


def supplier_name(code: str, evidence: Evidence, language: Language) -> str:
    """Name of a supplier.

    Parameters
    ----------
    code : str
        Its code; a grid of a province carries it behind an @.
    evidence : Evidence
        The codelist of activities.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Its name; the code where nothing names it.
    """
    for row in evidence.tables["activities"]:
        if row.cells["code"] == code.partition("@")[0]:
            return row.cells["zh" if language == "zh" else "en"]
    if code in OWN:
        return text(f"footprint_supplier.{code.replace('-', '_')}", language)
    return code


def scope_name(code: str, language: Language) -> str:
    """Name of a scope.

    Parameters
    ----------
    code : str
        ``1``, ``2`` or ``3``.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Its name.
    """
    return text(f"footprint_scope.{code}", language)


def gas_name(code: str, evidence: Evidence, language: Language) -> str:
    """Name of a gas.

    Parameters
    ----------
    code : str
        Its code.
    evidence : Evidence
        The codelist of gases.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Its name.
    """
    names = {row.cells["code"]: row.cells for row in evidence.tables["gases"]}
    return names[code]["zh" if language == "zh" else "en"] if code in names else code


def region_name(code: str, evidence: Evidence, language: Language) -> str:
    """Name of a region.

    Parameters
    ----------
    code : str
        Its code.
    evidence : Evidence
        The codelist of regions.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Its name; the code where the list does not have it.
    """
    found = evidence.codelists["regions"].codes.get(code)
    if found is None:
        return code
    return found.zh if language == "zh" else found.en


def output_name(code: str, language: Language) -> str:
    """Name of a by-product.

    Parameters
    ----------
    code : str
        Its code.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Its name.
    """
    return text(f"footprint_output.{code.replace('-', '_')}", language)


def outcome_name(code: str, language: Language) -> str:
    """Outcome of a comparison in words.

    Parameters
    ----------
    code : str
        Its code.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        The words.
    """
    return text(f"footprint_outcome.{code.replace('-', '_')}", language)
