"""Evidence as lists and documents: rows as they stand, chosen and never changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from polysight.answers import (
    market_scenarios_document,
    quantities_document,
    register_plants_document,
    show_document,
)
from polysight.errors import UsageError, refusal
from polysight.evidence.contradiction import Contradiction, contradictions
from polysight.evidence.exporting.record import EXPORTED, record
from polysight.evidence.observation import Observation
from polysight.evidence.selection import (
    FILTERS,
    Question,
    answer,
    asked_period,
    coded,
    quantity_of,
)
from polysight.evidence.source import Source
from polysight.evidence.vintage import known
from polysight.messages import Language
from polysight.web.knowledge import told_on
from polysight.web.listing import Listing
from polysight.web.store import Store

Asked = dict[str, Any]


def quantities(store: Store, asked: Asked, language: Language) -> object:
    """Quantities that are known.

    Parameters
    ----------
    store : Store
        What is read.
    asked : dict
        ``as_of``.
    language : {"en", "zh"}
        Language of names.

    Returns
    -------
    dict
        The document of `polysight show --json`.
    """
    data = store.evidence
    if asked["as_of"] is not None:
        data = replace(data, observations=tuple(known(data.observations, asked["as_of"])))
    return quantities_document.document(data, language)


def codelist(store: Store, asked: Asked, language: Language) -> object:
    """A closed list with names in both languages.

    Parameters
    ----------
    store : Store
        What is read.
    asked : dict
        ``list``.
    language : {"en", "zh"}
        Not used: both names are told.

    Returns
    -------
    dict
        Name of the list and its codes.
    """
    del language
    found = store.evidence.codelists[asked["list"]]
    codes = [
        {
            "code": one.code, "en": one.en, "zh": one.zh, "parent": one.parent or None,
            "kind": one.kind or None, "definition": one.definition or None,
        }
        for one in found.codes.values()
    ]  # fmt: skip
    return {"list": asked["list"], "codes": codes}


def series(store: Store, asked: Asked, language: Language) -> object:
    """Comparable series of a quantity, with contradictions.

    Parameters
    ----------
    store : Store
        What is read.
    asked : dict
        Fields of `polysight.web.forms.Series`.
    language : {"en", "zh"}
        Not used: the document holds codes.

    Returns
    -------
    dict
        The document of `polysight show QUANTITY --json`.
    """
    del language
    filters = {name: asked[name] for name in FILTERS if asked[name]}
    wanted = Question(
        asked["quantity"], filters, asked["basis"], asked["start"], asked["end"], asked["as_of"]
    )
    found = answer(wanted, store.evidence)
    return show_document.document(found, wanted, store.evidence.sources)


def plants(store: Store, asked: Asked, language: Language) -> object:
    """The register of plants on a day.

    Parameters
    ----------
    store : Store
        What is read.
    asked : dict
        Fields of `polysight.web.forms.Plants`.
    language : {"en", "zh"}
        Not used: both names are told.

    Returns
    -------
    dict
        The document of `polysight show plants --json`.
    """
    del language
    given = {name: asked[name] for name in ("geography", "company", "route") if asked[name]}
    fixed = {**coded(given, store.evidence), **({"kind": "plan"} if asked["plans"] else {})}
    day = asked["day"] or asked["as_of"] or dt.datetime.now(dt.UTC).date()
    found = register_plants_document.plants_on(store.evidence, fixed, day, asked["as_of"])
    return register_plants_document.document(found, day, asked["as_of"])


def scenarios(store: Store, asked: Asked, language: Language) -> object:
    """Scenarios of the market.

    Parameters
    ----------
    store : Store
        What is read.
    asked : dict
        Nothing.
    language : {"en", "zh"}
        Not used: both titles are told.

    Returns
    -------
    dict
        The document of `polysight market scenarios --json`.
    """
    del asked, language
    return market_scenarios_document.document(store.evidence)


def explanation(store: Store, asked: Asked, language: Language) -> object:
    """Where a number, row or plant comes from.

    Parameters
    ----------
    store : Store
        What is read.
    asked : dict
        ``id``, ``depth`` and ``as_of``.
    language : {"en", "zh"}
        Language of the words.

    Returns
    -------
    dict
        The document of `polysight explain ID --json`.
    """
    found = store.explainers[language].node(asked["id"]).document(asked["depth"])
    return told_on(asked["as_of"], found, store.evidence)


def observations(store: Store, asked: Asked, language: Language) -> Listing:
    """Rows of observations as they were known on a day.

    Parameters
    ----------
    store : Store
        What is read.
    asked : dict
        Fields of `polysight.web.forms.Observations`.
    language : {"en", "zh"}
        Not used: rows hold codes.

    Returns
    -------
    Listing
        The rows by id; those that a licence keeps back are counted.
    """
    del language
    data = store.evidence
    fixed = coded({name: asked[name] for name in FILTERS if asked[name]}, data)
    if asked["quantity"]:
        fixed["quantity"] = quantity_of(asked["quantity"], data).code
    fixed |= {name: asked[name] for name in ("source", "tier") if asked[name]}
    start = asked_period(asked["start"]).start if asked["start"] else dt.date.min
    end = asked_period(asked["end"]).end if asked["end"] else dt.date.max
    words = asked["q"].casefold().split()
    said = store.said if words else {}
    rows = [
        row
        for row in known(data.observations, asked["as_of"])
        if all(getattr(row, name) == code for name, code in fixed.items())
        and start <= row.period.end
        and row.period.start <= end
        and all(word in said[row.id] for word in words)
    ]
    passed = [row for row in rows if data.sources[row.source].redistributable]
    ordered = sorted(passed, key=lambda row: row.id)
    return Listing(ordered, observation_record, len(rows) - len(passed))


def observation(store: Store, asked: Asked, language: Language) -> object:
    """One row of observations with its source.

    Parameters
    ----------
    store : Store
        What is read.
    asked : dict
        ``id`` and ``as_of``.
    language : {"en", "zh"}
        Not used.

    Returns
    -------
    dict
        The row as stated, its canonical value, and its source.
    """
    del language
    row = store.evidence.observation(asked["id"])
    cited = source_record(store.evidence.source_of(row))
    found = {**observation_record(row), "cited": cited}
    return told_on(asked["as_of"], found, store.evidence)


def observation_record(row: Observation) -> dict[str, object]:
    """A row of observations with every column.

    Parameters
    ----------
    row : Observation
        The row.

    Returns
    -------
    dict
        Cells by the names of the export.
    """
    return dict(zip((one.name for one in EXPORTED), record(row), strict=True))


def sources(store: Store, asked: Asked, language: Language) -> Listing:
    """Sources that are cited.

    Parameters
    ----------
    store : Store
        What is read.
    asked : dict
        Fields of `polysight.web.forms.Sources`.
    language : {"en", "zh"}
        Not used: titles stand as printed.

    Returns
    -------
    Listing
        The sources by key; with a day of knowledge those that some row known by then cites.
    """
    del language
    wanted = asked["q"].casefold().split()
    day = asked["as_of"]
    seen = {row.source for row in known(store.evidence.observations, day)} if day else None
    found = [
        one
        for one in store.evidence.sources.values()
        if (not asked["tier"] or one.tier == asked["tier"])
        and (seen is None or one.key in seen)
        and all(word in f"{one.key} {one.citation} {one.note}".casefold() for word in wanted)
    ]
    return Listing(sorted(found, key=lambda one: one.key), source_record)


def source(store: Store, asked: Asked, language: Language) -> object:
    """One source.

    Parameters
    ----------
    store : Store
        What is read.
    asked : dict
        ``key`` and ``as_of``.
    language : {"en", "zh"}
        Not used.

    Returns
    -------
    dict
        The source.
    """
    del language
    key, day = asked["key"], asked["as_of"]
    found = store.evidence.sources[key]
    if day is not None:
        rows = (row for row in store.evidence.observations if row.source == key)
        days = [row.first_known.isoformat() for row in rows] or [found.published]
        if min(days) > day.isoformat():
            raise refusal(UsageError, "api.known_later", got=day, known=min(days), row_id=key)
    return source_record(found)


def source_record(one: Source) -> dict[str, object]:
    """A source with every field.

    Parameters
    ----------
    one : Source
        The source.

    Returns
    -------
    dict
        Fields by name, and the citation in one line.
    """
    return {
        "key": one.key, "title": one.title, "producer": one.producer, "publisher": one.publisher,
        "url": one.url, "published": one.published, "accessed": one.accessed,
        "licence": one.licence, "redistributable": one.redistributable, "tier": one.tier,
        "note": one.note, "citation": one.citation,
    }  # fmt: skip


def disputes(store: Store, asked: Asked, language: Language) -> Listing:
    """Rows that cannot all be right.

    Parameters
    ----------
    store : Store
        What is read.
    asked : dict
        Fields of `polysight.web.forms.Contradictions`.
    language : {"en", "zh"}
        Not used.

    Returns
    -------
    Listing
        The widest spread first.
    """
    del language
    data = store.evidence
    code = quantity_of(asked["quantity"], data).code if asked["quantity"] else ""
    rows: Sequence[Observation] = known(data.observations, asked["as_of"])
    found = contradictions([row for row in rows if not code or row.quantity == code])
    ordered = sorted(found, key=lambda one: (-one.spread, one.rows[0].id))
    return Listing(ordered, _dispute)


def _dispute(one: Contradiction) -> dict[str, object]:
    first = one.rows[0]
    return {
        "quantity": first.quantity,
        "unit": first.canonical_unit,
        "geography": first.geography,
        "period": first.period.text,
        "spread": one.spread,
        "reason": one.reason,
        "rows": [
            {"id": row.id, "value": row.middle, "source": row.source, "tier": row.tier}
            for row in one.rows
        ],
    }
