"""What was fitted as a document for machines."""

from __future__ import annotations

from polysight.evidence.store import Evidence
from polysight.messages import LANGUAGES, Language
from polysight.study.market_identifiability import UNMOVED, identifiability
from polysight.study.market_parameters import ParameterRow, parameter_rows


def document(data: Evidence) -> dict[str, object]:
    """The newest fit for machines.

    Parameters
    ----------
    data : Evidence
        Holds it.

    Returns
    -------
    dict
        As `schemas/market_calibration.schema.json` says.
    """
    found, named = identifiability(data), in_words(data)
    return {
        "day": found.day,
        "code": found.rows[0].code if found.rows else "",
        "hardly_moved_from": UNMOVED,
        "parameters": [
            {
                "id": one.id, "parameter": one.parameter.key,
                "name": {each: name_of(named[one.parameter.key], each) for each in LANGUAGES},
                "unit": named[one.parameter.key].unit, "method": one.method,
                "first": one.first, "last": one.last, "windows": one.windows,
                "readings": one.readings,
                "before": [one.prior_low, one.prior_value, one.prior_high],
                "after": [one.low, one.value, one.high],
                "variance_left": one.variance_left, "hardly_moved": one in found.unmoved,
            }
            for one in found.rows
        ],
        "correlations": [
            {
                "id": one.id, "parameter": one.first.key, "other": one.second.key,
                "correlation": one.correlation,
            }
            for one in found.links
        ],
    }  # fmt: skip


def in_words(data: Evidence) -> dict[str, ParameterRow]:
    """Parameters of the market by key.

    Parameters
    ----------
    data : Evidence
        The evidence.

    Returns
    -------
    dict of str to ParameterRow
        Rows with names and units.
    """
    return {one.parameter.key: one for one in parameter_rows(data)}


def name_of(row: ParameterRow, language: Language) -> str:
    """Name of a parameter.

    Parameters
    ----------
    row : ParameterRow
        The parameter.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        The name.
    """
    return row.zh if language == "zh" else row.en
