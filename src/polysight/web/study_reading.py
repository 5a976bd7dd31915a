"""The stored study: arrays by name, every number with unit, vintage, inputs and sources."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from polysight.errors import UsageError, refusal
from polysight.messages import Language, text
from polysight.study.result import Number, Result, ResultArray
from polysight.web.listing import Listing
from polysight.web.store import Store

Asked = dict[str, Any]


class NoStudyError(Exception):
    """No study is served."""


def study_of(store: Store, as_of: dt.date | None = None) -> Result:
    """The stored study.

    Parameters
    ----------
    store : Store
        What is read.
    as_of : datetime.date, optional
        Day of knowledge; a study was made with the knowledge of one day and has no earlier face.

    Returns
    -------
    Result
        The study.

    Raises
    ------
    NoStudyError
        If none is served.
    UsageError
        If the study rests on something that was not known on the day.
    """
    if store.study is None:
        raise NoStudyError
    newest = max((one.known for one in store.study.arrays.values()), default="")
    if as_of is not None and as_of.isoformat() < newest:
        raise refusal(UsageError, "api.study_newer", got=as_of, known=newest)
    return store.study


def market(store: Store, scenario: str, as_of: dt.date | None) -> bytes:
    """A stored market.

    Parameters
    ----------
    store : Store
        What is read.
    scenario : str
        Name of the scenario.
    as_of : datetime.date or None
        Day of knowledge; a simulated market knows what one day knew and has no earlier face.

    Returns
    -------
    bytes
        The document as it is stored.

    Raises
    ------
    UsageError
        If the market rests on something that was not known on the day.
    """
    content = store.markets[scenario]
    if as_of is not None:
        known = str(json.loads(content).get("known", ""))
        if as_of.isoformat() < known:
            raise refusal(UsageError, "api.market_newer", got=as_of, known=known)
    return content


def study(store: Store, asked: Asked, language: Language) -> object:
    """What the study is made of, and its arrays.

    Parameters
    ----------
    store : Store
        What is read.
    asked : dict
        ``as_of``.
    language : {"en", "zh"}
        Language of how arrays were computed.

    Returns
    -------
    dict
        Manifest, tasks, and the arrays with axes, unit, basis and vintage.
    """
    found = study_of(store, asked["as_of"])
    return {
        "manifest": found.manifest,
        "same_data": store.same_data,
        "tasks": list(found.tasks),
        "assumptions": len(found.assumptions),
        "arrays": [_array(one, language) for one in found.arrays.values()],
    }


def _array(one: ResultArray, language: Language) -> dict[str, object]:
    return {
        "name": one.name,
        "unit": one.array.unit,
        "basis": one.basis,
        "period": one.period,
        "known": one.known,
        "how": text(one.formula, language),
        "axes": [{"name": axis.name, "keys": list(axis.keys)} for axis in one.array.axes],
        "numbers": int(one.array.values.size),
    }


def numbers(store: Store, asked: Asked, language: Language) -> Listing:
    """Numbers of an array.

    Parameters
    ----------
    store : Store
        What is read.
    asked : dict
        ``array`` and ``as_of``.
    language : {"en", "zh"}
        Language of remarks.

    Returns
    -------
    Listing
        The numbers in the order of the axes.
    """
    found = study_of(store, asked["as_of"])
    array = found.arrays[asked["array"]]
    names = [axis.name for axis in array.array.axes]

    def told(one: Number) -> dict[str, object]:
        keys = one.id.partition("[")[2].rstrip("]").split(",") if names else []
        return {
            "id": one.id,
            "keys": dict(zip(names, keys, strict=True)),
            "value": one.value if one.value == one.value else None,
            "unit": one.unit,
            "basis": one.basis,
            "period": one.period,
            "known": one.known,
            "inputs": list(one.inputs),
            "sources": sorted(store.sources_of(one.id)),
            "marks": [text(mark, language) for mark in found.marks.get(one.id, ())],
        }

    return Listing(tuple(array), told)


def assumptions(store: Store, asked: Asked, language: Language) -> Listing:
    """Settings of the study that no source gives.

    Parameters
    ----------
    store : Store
        What is read.
    asked : dict
        ``as_of``.
    language : {"en", "zh"}
        Not used: reasons are told in both languages.

    Returns
    -------
    Listing
        The settings with their reasons.
    """
    del language
    found = study_of(store, asked["as_of"])
    return Listing(
        found.assumptions,
        lambda one: {
            "key": one.key,
            "value": one.value if one.value == one.value else None,
            "unit": one.unit,
            "en": one.en,
            "zh": one.zh,
            "row": one.row or None,
        },
    )
